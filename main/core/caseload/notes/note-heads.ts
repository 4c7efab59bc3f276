import type { NoteVersion } from '../../../../shared/contract/notes.ts'
import type { Base } from '../../../../shared/model/change.ts'
import type { GroupValue } from '../../../../shared/model/entities.ts'
import { shownFirst } from '../../changes/heads.ts'
import { readingToMilliseconds } from '../../changes/hybrid-clock.ts'
import type { Head } from '../../changes/log.ts'
import type { Writing } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import type { WriterOf } from '../writers.ts'

export type NoteText = GroupValue<'note', 'text'>
export type NoteFlags = GroupValue<'note', 'flags'>

/** A text of a note that stands; equal texts of several changes are one. */
export interface StandingText {
  readonly value: NoteText
  readonly signed: boolean
  readonly base: Base
  readonly head: Head
}

/** The texts of a note that stand, the one shown first; none for a note that was never settled. */
export const standingTexts = ({ log }: Caseload, id: string): StandingText[] => {
  const heads = log
    .headsOfRegister({ entity: 'note', record: id, grp: 'text' })
    .filter((head) => head.value !== null)
    .sort(shownFirst)
  const byText = Map.groupBy(heads, (head) => JSON.stringify(head.value))
  return [...byText.values()].flatMap((equal) => {
    const [head] = equal
    return head === undefined
      ? []
      : [{ value: head.value as NoteText, signed: head.signed, base: equal.map(({ ref }) => ref), head }]
  })
}

/** A text with who wrote it; `saidBy` as `createTakenBack` gives it. */
export const toVersion = (writerOf: WriterOf, saidBy: (head: Head) => Writing, { value, base, head }: StandingText): NoteVersion => {
  const said = saidBy(head)
  return { base, value, at: readingToMilliseconds(said.hlc), writer: writerOf(said.device, said.copiedBy) }
}

/** Whether two bases name the same changes. */
export const isSameBase = (a: Base, b: Base): boolean => {
  const names = new Set(a.map(String))
  return names.size === new Set(b.map(String)).size && b.every((ref) => names.has(String(ref)))
}

export const noFlags: NoteFlags = { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false }
