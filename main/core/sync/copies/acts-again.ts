import type { Caseload } from '../../caseload/caseload.ts'
import { actEntity } from '../../changes/accepted.ts'
import { deviceIdOf } from '../../changes/device.ts'
import { checkOf } from '../../changes/line.ts'
import { fromText } from '../format/bytes.ts'
import { rosterScope } from '../format/names.ts'
import { readAct, readRootContent, type ActRef } from '../roster/acts.ts'
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

/**
 * Writes acts of a former device, of an administrator's, as this administrator's own: the caseloads that it made, whom it
 * let in or removed. Left out are what let the former device itself in, leave that has ended or is of somebody who was
 * removed since, and what the root alone may say of an administrator: others may have taken as settled what was written
 * after the line that it named.
 * What another copy of the same caseload has done again before, and may have been undone since, is not done twice.
 */
export const writeActsAgain = ({ database, record }: Caseload, former: string, lines: readonly ActLine[], roster: Roster): void => {
  const ended = new Set(roster.grants.filter(({ cut }) => cut !== null).map(({ ref }) => refKey(ref)))
  const again = new Map<string, ActRef>()
  const writtenAlready = createWrittenAlready(database, roster)
  for (const { seq, check, record: id, value } of lines) {
    const named = refKey([former, seq, check])
    const act = JSON.parse(value) as object
    if (ended.has(named) || isLeftOut(act, former, roster)) continue
    const other = writtenAlready(id, former)
    const [ref] = other !== null ? [other] : record([{ entity: actEntity, record: id, grp: actEntity, subject: null, base: [], value: withReadersAlone(withOwnGrant(act, again), roster), scope: rosterScope }])
    if (ref !== undefined) again.set(named, [ref[0], ref[1], ref[2]])
  }
}

/** Where another copy of the same caseload has written the same act again before, so that it counts. */
const createWrittenAlready = (database: Caseload['database'], roster: Roster) => {
  const lines = database.prepare('SELECT device, seq, digest FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND entity = ? AND scope = ? AND device <> ?')
  return (record: string, former: string): ActRef | null => {
    const counts = ({ device, seq }: CopyLine): boolean => roster.devices.get(device)?.role === 'administrator' && seq <= countingEnd(roster, device)
    const found = (lines.all(record, actEntity, rosterScope, former) as CopyLine[]).find(counts)
    return found === undefined ? null : [found.device, found.seq, checkOf(found.digest)]
  }
}

interface CopyLine {
  readonly device: string
  readonly seq: number
  readonly digest: Buffer
}

const isLeftOut = (value: object, former: string, { devices }: Roster): boolean => {
  const act = readAct(value)
  if (typeof act === 'string') return false
  if (act.kind === 'grant') return act.device === former || devices.get(act.device)?.removed === true
  if (act.kind === 'enrol') return idOf(act) === former
  const content = act.kind === 'root' ? readRootContent(act.content) : 'unknown'
  return isRemovalByRoot(value) || (typeof content !== 'string' && content.kind === 'admin' && idOf(content) === former)
}

/** Whether an act removes an administrator, as the team sheet alone can. */
export const isRemovalByRoot = (value: unknown): boolean => {
  const act = readAct(value)
  const content = typeof act === 'object' && act.kind === 'root' ? readRootContent(act.content) : 'unknown'
  return typeof content === 'object' && content.kind === 'unadmin'
}

const idOf = ({ signKey, boxKey }: { readonly signKey: string; readonly boxKey: string }): string => deviceIdOf(fromText(signKey), fromText(boxKey))

/** What ends a grant that was written again ends that one. */
const withOwnGrant = (value: object, again: ReadonlyMap<string, ActRef>): object => {
  const act = readAct(value)
  const grant = typeof act === 'object' && act.kind === 'end' ? again.get(refKey(act.grant)) : undefined
  return grant === undefined ? value : { ...value, grant }
}

/**
 * A key is sealed again to nobody who may not read now. The former computer made it, and whoever has that one has it too:
 * so it is passed on, and a new one is due.
 */
const withReadersAlone = (value: object, roster: Roster): object => {
  const act = readAct(value)
  if (typeof act === 'string' || act.kind !== 'key') return value
  const sealed = Object.entries(act.sealed).filter(([to]) => to === 'root' || hasLiveGrant(roster, to, act.scope))
  return { ...value, sealed: Object.fromEntries(sealed), passedOn: true }
}
