import type { Database } from 'better-sqlite3'
import type { Head, LoggedChange } from './log/log.ts'

/**
 * Who wrote what a change says, and when. For a copy that was made when a person moved it is whoever wrote the
 * original. A copy can name an original that says something else: where the original is here and does, the copy counts
 * as its copier's own. Where the original is not here nobody can tell, and the copier is named besides.
 */
export interface Writing {
  readonly device: string
  /** As the hybrid clock reads. */
  readonly hlc: number
  /** The device that claims that `device` wrote it; null where it can be seen here that `device` did. */
  readonly copiedBy: string | null
}

/** Finds who said what a change says, by the change's number here. */
export const createWritings = (database: Database): ((change: Pick<Head, 'id' | 'device' | 'hlc'> & { readonly origin: unknown }) => Writing) => {
  const find = database.prepare(
    `SELECT ${writtenOn} AS device, ${writtenAt} AS hlc, ${copiedBy} AS copiedBy FROM change JOIN chain ON chain.id = change.chain WHERE change.id = ?`,
  )
  return ({ id, device, hlc, origin }) => (origin === null ? { device, hlc, copiedBy: null } : (find.get(id) as Writing))
}

/** Of a true copy the first is its original, of anything else the change itself. */
export const createWrittenFirst = (database: Database): WrittenFirst => {
  const isTrue = database.prepare(`SELECT ${isTrueCopy} FROM change WHERE id = ?`).pluck()
  const originalOf = database.prepare(
    `SELECT original.id, original.seq, original.hlc, original.entity, original.record, original.grp, original.subject,
       original.supersedes, original.origin, original.value, original.digest, original.aside, place.scope, place.device
     FROM change CROSS JOIN ${original} AND change.id = ?`,
  )
  return (change) => {
    const truth = change.origin === null ? 0 : (isTrue.get(change.id) as 0 | 1 | null)
    if (truth === null) return null
    return truth === 0 ? change : (originalOf.get(change.id) as LoggedChange)
  }
}

/** Finds the change in which something was first said; null where it is not here. */
export type WrittenFirst = (change: LoggedChange) => LoggedChange | null

/*
 * In SQL, of a statement with the tables `change` and `chain`.
 */

const originOf = (part: string): string => `json_extract(change.origin, '$.${part}')`

/** The change that a copy names, where it is here. */
const original = `chain AS place JOIN change AS original ON original.chain = place.id AND original.seq = ${originOf('seq')}
  WHERE place.scope = ${originOf('scope')} AND place.device = ${originOf('device')} AND original.entity <> ''`

/**
 * For a copy: 1 where its original is here and says the same, 0 where it says something else, null where it is not
 * here. Everything is compared that is ever shown of the original.
 */
export const isTrueCopy = `(
  SELECT (original.entity, original.record, original.grp, original.value, original.hlc) = (change.entity, change.record, change.grp, change.value, ${originOf('hlc')})
    AND original.subject IS change.subject
  FROM ${original})`

/** Whether it says what only its own device is known to have said. */
const isOwn = `(change.origin IS NULL OR ${isTrueCopy} IS 0)`

/** When it was written, as the hybrid clock reads. */
export const writtenAt = `iif(${isOwn}, change.hlc, ${originOf('hlc')})`

/** On which device it was written. */
export const writtenOn = `iif(${isOwn}, chain.device, ${originOf('device')})`

/** The device whose word that is, where nothing here shows it; else null. */
export const copiedBy = `iif(change.origin IS NULL OR ${originOf('device')} = chain.device OR ${isTrueCopy} IS NOT NULL, NULL, chain.device)`

/** One text for what was written once: a change, and all copies of it. */
export const writtenOnce = `iif(${isOwn}, chain.device || '/' || chain.scope || '/' || change.seq,
  ${originOf('device')} || '/' || ${originOf('scope')} || '/' || ${originOf('seq')}) || change.value`
