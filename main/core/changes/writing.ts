import type { Head, LoggedChange } from './log.ts'
import type { Origin } from './line.ts'

/** Who said what a change says, and when: of a copy made when a person moved, whoever wrote what it copies. */
export const writingOf = ({ device, hlc, origin }: Pick<Head, 'device' | 'hlc'> & { readonly origin: Pick<Origin, 'device' | 'hlc'> | null }) =>
  origin === null ? { device, hlc } : { device: origin.device, hlc: origin.hlc }

/** The change that a change in the log copies. */
export const originIn = ({ origin }: Pick<LoggedChange, 'origin'>): Origin | null => (origin === null ? null : (JSON.parse(origin) as Origin))

/*
 * The same in SQL, of a statement with the tables `change` and `chain`.
 */

/** When it was written, as the hybrid clock reads. */
export const writtenAt = `coalesce(json_extract(change.origin, '$.hlc'), change.hlc)`

/** On which device it was written. */
export const writtenOn = `coalesce(json_extract(change.origin, '$.device'), chain.device)`

/** One text for what was written once: a change, and all copies of it. */
export const writtenOnce = `CASE WHEN change.origin IS NULL THEN chain.device || '/' || chain.scope || '/' || change.seq
  ELSE json_extract(change.origin, '$.device') || '/' || json_extract(change.origin, '$.scope') || '/' || json_extract(change.origin, '$.seq') END`
