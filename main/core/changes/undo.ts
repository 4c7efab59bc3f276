import type { ChangeRef, UndoToken } from '../../../shared/model/change.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { shownFirst } from './heads.ts'
import { parseRefs } from './line.ts'
import type { Log } from './log.ts'
import type { Recorder, Write } from './record.ts'

/**
 * Takes back the changes that a token names by writing what stood before; the log keeps both. Undoing the
 * returned token is redo. Refused when one of the registers has moved on since, or carries a signature.
 */
export const undo = (
  token: UndoToken,
  log: Log,
  recorder: Recorder,
): Result<UndoToken, 'changed_since' | 'nothing_to_undo'> => {
  const writes: Write[] = []
  for (const ref of token) {
    const write = inverse(ref, log)
    if (write === null) return err('changed_since')
    writes.push(write)
  }
  return writes.length === 0 ? err('nothing_to_undo') : ok(recorder.record(writes.toReversed()))
}

const inverse = (ref: ChangeRef, log: Log): Write | null => {
  const made = log.find(ref, ref[3] ?? '')
  if (made === null) return null
  const heads = log.headsOfRegister(made)
  const [only] = heads
  if (only === undefined || heads.length > 1 || only.id !== made.id || only.signed) return null
  const before = parseRefs(made.supersedes)
    .map((superseded) => log.find(superseded, made.scope))
    .filter((row) => row !== null)
    .sort((a, b) => shownFirst({ ...a, signed: false }, { ...b, signed: false }))[0]
  const value = before === undefined ? null : (JSON.parse(before.value) as object | null)
  return { entity: made.entity, record: made.record, grp: made.grp, subject: made.subject, base: [only.ref], value }
}
