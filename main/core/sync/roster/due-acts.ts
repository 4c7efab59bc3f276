import type { Act } from './acts.ts'
import { grantScopeAct, keyAct, newKey, passOnAct, type ActWriter, type Recipient } from './act-writing.ts'
import { liveGrants } from './permission.ts'
import { grantsOwed, keysOwed, nextEpoch, rekeysDue } from './rekey.ts'
import type { Roster } from './roster.ts'

/**
 * How much is written at once, of leave, of new keys and of keys that somebody lacks: acts and sealed boxes. The largest that
 * a team asks for is new keys of 600 caseloads for 14 computers each; sealing so many takes a second or two.
 */
export const mostAtOnce = 10_000

/** How often a new key may turn out not to be the last. Each time the whole roster is looked at again. */
const mostRounds = 10

/**
 * The acts that an administrator's computer has to write because of the acts that stand: leave that goes with a role,
 * new keys for scopes whose key is known to somebody who may no longer read, and keys that somebody lacks. It gives a
 * portion at a time, and nothing once all is written. `after` gives the roster as it is with further acts.
 */
export const dueActs = (writer: ActWriter, after: (more: readonly Act[]) => Roster): Act[] => {
  const keyed = withRekeys(writer, after, owedGrantActs(writer))
  return [...keyed, ...owedKeyActs({ ...writer, roster: after(keyed) })]
}

/**
 * A new key may close a gap in the epochs, so that a key beyond the gap, which is no better, becomes the current one;
 * then another is needed.
 */
const withRekeys = (writer: ActWriter, after: (more: readonly Act[]) => Roster, acts: readonly Act[]): readonly Act[] => {
  const rekeys: Act[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const more = rekeyActs({ ...writer, roster: after([...acts, ...rekeys]) }, mostAtOnce - sizeOf(rekeys))
    if (more.length === 0) break
    rekeys.push(...more)
  }
  return [...acts, ...rekeys]
}

const owedGrantActs = (writer: ActWriter): Act[] =>
  portionOf(grantsOwed(writer.roster), mostAtOnce, ({ device, scope }) => {
    const recipient = writer.roster.devices.get(device)
    return recipient === undefined ? null : grantScopeAct(recipient, scope, null, writer)
  })

/** A new key for each scope that needs one, sealed to all who may read it and to the root. */
const rekeyActs = (writer: ActWriter, most: number): Act[] =>
  portionOf(rekeysDue(writer.roster), most, (scope) => {
    const epoch = nextEpoch(writer.roster, scope)
    return epoch === null ? null : keyAct(newKey(scope, epoch, writer.random), [rootOf(writer), ...liveGrants(writer.roster, scope)])
  })

/** The keys that somebody lacks, as far as this computer holds them. */
const owedKeyActs = (writer: ActWriter): Act[] =>
  portionOf(keysOwed(writer.roster), mostAtOnce, ({ scope, epoch, keyId, to }) => {
    const held = writer.heldKeys(scope).find((key) => key.epoch === epoch && key.keyId === keyId)
    const recipients = to.flatMap((id) => (id === 'root' ? rootOf(writer) : (writer.roster.devices.get(id) ?? [])))
    return held === undefined ? null : passOnAct(held, recipients)
  })

/** Acts for the first of what is due, until they are that many, boxes included. */
const portionOf = <T>(due: readonly T[], most: number, toAct: (item: T) => Act | null): Act[] => {
  const acts: Act[] = []
  let size = 0
  for (const item of due) {
    if (size >= most) break
    const act = toAct(item)
    if (act === null) continue
    acts.push(act)
    size += sizeOf([act])
  }
  return acts
}

const sizeOf = (acts: readonly Act[]): number =>
  acts.reduce((sum, act) => sum + 1 + (act.kind === 'key' ? Object.keys(act.sealed).length : act.kind === 'grant' ? act.sealed.length : 0), 0)

const rootOf = ({ rootBox }: ActWriter): Recipient => ({ id: 'root', boxKey: rootBox })
