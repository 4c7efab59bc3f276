import type { Caseload } from '../../caseload/caseload.ts'
import { actEntity } from '../../changes/judging/accepted.ts'
import { deviceIdOf } from '../../changes/log/device.ts'
import { checkOf } from '../../changes/log/line.ts'
import { fromText } from '../../common/bytes.ts'
import { rosterScope } from '../format/names.ts'
import { readAct, readRootContent, type ActRef } from '../roster/acts.ts'
import { isBeyondBounds } from '../roster/bounded-acts.ts'
import { countingEnd } from '../roster/missing-acts.ts'
import { hasLiveGrant } from '../roster/permission.ts'
import type { Roster } from '../roster/roster.ts'
import { refKey } from '../roster/signed-act.ts'

/** A line of a roster chain. */
export interface ActLine {
  readonly seq: number
  /** As others name it: the first 8 bytes of its digest. */
  readonly check: string
  readonly record: string
  readonly value: string
}

/** A line of a roster chain as the log has it. */
export interface LoggedAct extends Omit<ActLine, 'check'> {
  readonly digest: Uint8Array
}

export const actLineOf = ({ seq, digest, record, value }: LoggedAct): ActLine => ({ seq, check: checkOf(digest), record, value })

/** Acts of a former device, of an administrator's. */
interface FormerActs {
  readonly former: string
  readonly lines: readonly ActLine[]
}

/**
 * Writes the acts of an administrator's former device again as this device's own: the caseloads that it made, whom it
 * let in, whom it removed.
 * Left out are: what let the former device itself in; leave that has ended, or is for somebody who was removed since,
 * by these acts or by others; and what only the root may say of an administrator, because others may have taken as
 * settled what was written after the line that it named. Nothing is done twice: another copy of this caseload may have
 * done it again before, and somebody may have undone it since.
 */
export const writeActsAgain = ({ database, record }: Caseload, { former, lines }: FormerActs, roster: Roster): void => {
  const ended = endedGrants(database, roster)
  const endedByThese = new Set(lines.flatMap(({ value }) => endedBy(JSON.parse(value))))
  const leaving = new Set(lines.flatMap(({ value }) => removedBy(JSON.parse(value))))
  const again = new Map<string, ActRef>()
  const writtenAlready = createWrittenAlready(database, roster)
  for (const { seq, check, record: id, value } of lines) {
    const named = refKey([former, seq, check])
    const act = JSON.parse(value) as object
    if (ended.has(named) || isLeftOut(act, former, (device) => leaving.has(device) || roster.devices.get(device)?.removed === true)) continue
    const other = writtenAlready(id, former)
    if (other === null && endedByThese.has(named)) continue
    const [ref] = other !== null ? [other] : record([{ entity: actEntity, record: id, grp: actEntity, subject: null, base: [], value: withReadersAlone(withOwnGrant(act, again), roster), scope: rosterScope }])
    if (ref !== undefined) again.set(named, [ref[0], ref[1], ref[2]])
  }
}

/** The acts of a former device without those beyond the number that counts of one chain. */
export const withinBounds = <L extends Pick<ActLine, 'seq' | 'value'>>(lines: readonly L[], device: string, roster: Roster | null): L[] =>
  lines.filter(({ seq, value }) => roster === null || !isBeyondBounds(roster.boundEnds, { device, seq, read: readAct(JSON.parse(value)) }))

/** Whether an act counts whose line stands in the log. */
const countsBy = (roster: Roster) => (line: { readonly device: string; readonly seq: number; readonly value: string }): boolean =>
  roster.devices.get(line.device)?.role === 'administrator' && line.seq <= countingEnd(roster, line.device) && withinBounds([line], line.device, roster).length > 0

/** Where another copy of the same caseload has written the same act again before, so that it counts. */
const createWrittenAlready = (database: Caseload['database'], roster: Roster) => {
  const lines = database.prepare('SELECT device, seq, digest, value FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND entity = ? AND scope = ? AND device <> ?')
  return (record: string, former: string): ActRef | null => {
    const found = (lines.all(record, actEntity, rosterScope, former) as CopyLine[]).find(countsBy(roster))
    return found === undefined ? null : [found.device, found.seq, checkOf(found.digest)]
  }
}

interface CopyLine {
  readonly device: string
  readonly seq: number
  readonly digest: Buffer
  readonly value: string
}

/** All leave that was ended by an act that counts, also where the line that gave it is no longer here. */
const endedGrants = (database: Caseload['database'], roster: Roster): ReadonlySet<string> => {
  const lines = database.prepare("SELECT device, seq, value FROM change JOIN chain ON chain.id = change.chain WHERE scope = ? AND json_extract(value, '$.kind') = 'end'")
  const counting = (lines.all(rosterScope) as { device: string; seq: number; value: string }[]).filter(countsBy(roster))
  return new Set(counting.flatMap(({ value }) => endedBy(JSON.parse(value))))
}

const endedBy = (value: unknown): string[] => {
  const act = readAct(value)
  return typeof act === 'object' && act.kind === 'end' ? [refKey(act.grant)] : []
}

const removedBy = (value: unknown): string[] => {
  const act = readAct(value)
  return typeof act === 'object' && act.kind === 'remove' ? [act.device] : []
}

const isLeftOut = (value: object, former: string, isRemoved: (device: string) => boolean): boolean => {
  const act = readAct(value)
  if (typeof act === 'string') return false
  if (act.kind === 'grant') return act.device === former || isRemoved(act.device)
  if (act.kind === 'enrol') return idOf(act) === former
  const content = act.kind === 'root' ? readRootContent(act.content) : 'unknown'
  return removedByRoot(value) !== null || (typeof content !== 'string' && content.kind === 'admin' && idOf(content) === former)
}

/** The administrator's device that an act removes, as the team sheet alone can; null for every other act. */
export const removedByRoot = (value: unknown): string | null => {
  const act = readAct(value)
  const content = typeof act === 'object' && act.kind === 'root' ? readRootContent(act.content) : 'unknown'
  return typeof content === 'object' && content.kind === 'unadmin' ? content.device : null
}

const idOf = ({ signKey, boxKey }: { readonly signKey: string; readonly boxKey: string }): string => deviceIdOf(fromText(signKey), fromText(boxKey))

/** What ends a grant that was written again ends that one. */
const withOwnGrant = (value: object, again: ReadonlyMap<string, ActRef>): object => {
  const act = readAct(value)
  const grant = typeof act === 'object' && act.kind === 'end' ? again.get(refKey(act.grant)) : undefined
  return grant === undefined ? value : { ...value, grant }
}

/**
 * The act with its key sealed only to those who may read now. Whoever has the former computer has that key too: so it
 * is marked as passed on, and a new one is due.
 */
const withReadersAlone = (value: object, roster: Roster): object => {
  const act = readAct(value)
  if (typeof act === 'string' || act.kind !== 'key') return value
  const sealed = Object.entries(act.sealed).filter(([to]) => to === 'root' || hasLiveGrant(roster, to, act.scope))
  return { ...value, sealed: Object.fromEntries(sealed), passedOn: true }
}
