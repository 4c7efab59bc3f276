import type { Database } from 'better-sqlite3'
import type { ChangeRef, UndoToken } from '../../../shared/model/change.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { aside } from './judging/aside.ts'
import { shownFirst } from './log/heads.ts'
import { parseRefs } from './log/line.ts'
import { isSigned, type Log, type LoggedChange } from './log/log.ts'
import { areHeads, movedPeople, undoMove, type UndoMoveParts } from './undo-move.ts'
import type { Recorder, Write } from './record.ts'
import { recordKey, registerKey } from './log/register.ts'
import type { Scopes } from './homes/scopes.ts'
import { createWrittenFirst, type WrittenFirst } from './writing.ts'

export interface UndoParts {
  readonly database: Database
  readonly log: Log
  readonly recorder: Recorder
  readonly scopes: Scopes
  readonly moveWrites: UndoMoveParts['moveWrites']
}

/** Taking back what was done; see `undo`. */
export const createUndo = ({ database, ...parts }: UndoParts) => {
  const draftAbout = database.prepare('SELECT 1 FROM draft WHERE personId = ?')
  const writtenSince = database.prepare(`SELECT 1 FROM change WHERE subject = ? AND id > ? AND aside = ${aside.counts} LIMIT 1`)
  const asked: Asked = {
    ...parts,
    writtenFirst: createWrittenFirst(database),
    isTypedAbout: (person) => draftAbout.get(person) !== undefined,
    isWrittenSince: (person, id) => writtenSince.get(person, id) !== undefined,
  }
  return (token: UndoToken): ReturnType<typeof undo> => undo(token, asked)
}

export type Undo = ReturnType<typeof createUndo>

interface Asked extends Omit<UndoParts, 'database'>, UndoMoveParts {
  readonly scopes: Scopes
  readonly writtenFirst: WrittenFirst
  /** Whether something about the person is being typed and not yet a change. */
  readonly isTypedAbout: (person: string) => boolean
}

/**
 * Takes back the changes that a token names by writing what stood before, all versions of it; the log keeps both.
 * Undoing the returned token is redo. Refused when one of the registers has moved on since or carries a
 * signature, and when a record would be emptied on which something written since stands: nobody would find that.
 * People who moved are moved back.
 */
const undo = (token: UndoToken, parts: Asked): Result<UndoToken, 'changed_since' | 'nothing_to_undo'> => {
  const { log, recorder } = parts
  if (token.length === 0) return err('nothing_to_undo')
  const made = token.map((ref) => log.find(ref, ref[3] ?? ''))
  if (!made.every((change) => change !== null)) return err('changed_since')
  const people = movedPeople(made)
  if (people.length > 0) {
    const back = undoMove(made, people, parts)
    return back.ok ? ok(recorder.record(back.value)) : back
  }
  const registers = [...Map.groupBy(made, registerKey).values()]
  if (made.some(isSignature) || !registers.every((changes) => areHeads(changes, log))) return err('changed_since')
  const records = Map.groupBy(made, recordKey)
  if ([...records.values()].some((changes) => standsUnderOthers(changes, made, parts))) return err('changed_since')
  return ok(recorder.record(registers.toReversed().flatMap((changes) => inverse(changes, parts))))
}

/** A signature stays, whoever set it. */
const isSignature = ({ entity, grp, value }: LoggedChange): boolean => isSigned(entity, grp, JSON.parse(value))

/** Whether taking these changes of one record back would leave of it nothing but what was written after them. */
const standsUnderOthers = (
  changes: readonly LoggedChange[],
  made: readonly LoggedChange[],
  parts: Asked,
): boolean => {
  const { log, isTypedAbout } = parts
  const [change] = changes
  if (change === undefined || changes.every((each) => standingBefore([each], parts).length > 0)) return false
  const first = Math.min(...changes.map(({ id }) => id))
  const taken = new Set(made.map(({ id }) => id))
  const left = log.headsOfRecord(change.entity, change.record).filter(({ id, value }) => !taken.has(id) && value !== null)
  if (left.length > 0) return left.every(({ id }) => id > first)
  if (change.entity !== 'person') return false
  return isTypedAbout(change.record) || log.headsAbout(change.record).some((id) => !taken.has(id))
}

/** The writes that bring back what the changes of one register superseded; where nothing was, they empty it. */
const inverse = (changes: readonly LoggedChange[], parts: Asked): Write[] => {
  const { log, scopes } = parts
  const [change] = changes
  if (change === undefined) return []
  const { entity, record, grp, subject } = change
  const base = log.headsOfRegister(change).map(({ ref }) => ref)
  const [first, ...others] = standingBefore(changes, parts)
  // Taken back where it was said, wherever the person has gone meanwhile.
  const place = scopes.kindOf(change.scope) === null ? {} : { scope: change.scope }
  const write = (value: object | null, seen: ChangeRef[]): Write => ({ entity, record, grp, subject, base: seen, value, ...place })
  // Several stand side by side again: only the first replaces what is taken back. The one shown is written last.
  return first === undefined ? [write(null, base)] : [write(first, base), ...others.map((value) => write(value, []))]
}

/**
 * The different values that the changes of one register superseded, the one that was shown last. A copy that was made when
 * its person moved says what its original said, in place of what that superseded.
 */
const standingBefore = (changes: readonly LoggedChange[], { log, writtenFirst }: Asked): (object | null)[] => {
  const own = new Set(changes.map(({ id }) => id))
  const before = changes
    .flatMap((change) => writtenFirst(change) ?? [])
    .flatMap(({ supersedes, scope }) => parseRefs(supersedes).map((ref) => log.find(ref, scope)))
    .filter((row) => row !== null)
    .filter(({ id }) => !own.has(id))
    .map((row) => ({ ...row, signed: isSignature(row) }))
    .sort((a, b) => -shownFirst(a, b))
  return [...new Set(before.map(({ value }) => value))].map((value) => JSON.parse(value) as object | null)
}
