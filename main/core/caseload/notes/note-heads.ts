import type { NoteVersion } from '../../../../shared/contract/notes.ts'
import type { GroupValue } from '../../../../shared/model/entities.ts'
import { readingToMilliseconds } from '../../changes/log/hybrid-clock.ts'
import type { Head } from '../../changes/log/log.ts'
import type { Writing } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import { standingVersions, type Version } from '../versions.ts'
import type { WriterOf } from '../writers.ts'

export type NoteText = GroupValue<'note', 'text'>
export type NoteFlags = GroupValue<'note', 'flags'>

/** A text of a note that stands. */
export interface StandingText extends Version {
  readonly value: NoteText
  readonly signed: boolean
}

/** The texts of a note that stand, the one shown first; none for a note that was never settled. */
export const standingTexts = ({ log }: Caseload, id: string): StandingText[] =>
  standingVersions(log, { entity: 'note', record: id, grp: 'text' }).versions.flatMap((version) =>
    version.value === null ? [] : [{ ...version, value: version.value as NoteText, signed: version.head.signed }],
  )

/** A text with who wrote it; `saidBy` as `createTakenBack` gives it. */
export const toVersion = (writerOf: WriterOf, saidBy: (head: Head) => Writing, { value, base, head }: StandingText): NoteVersion => {
  const said = saidBy(head)
  return { base, value, at: readingToMilliseconds(said.hlc), writer: writerOf(said.device, said.copiedBy) }
}

/** The flags of a note of which nobody set any. */
export const noFlags: NoteFlags = { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false }
