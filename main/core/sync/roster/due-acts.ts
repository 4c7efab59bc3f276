import type { Act } from './acts.ts'
import { grantScopeAct, keyAct, newKey, passOnAct, type ActWriter, type Recipient } from './act-writing.ts'
import { liveGrants } from './permission.ts'
import { grantsOwed, keysOwed, nextEpoch, rekeysDue } from './rekey.ts'
import type { Roster } from './roster.ts'

/**
 * What an administrator's computer has to write because of the acts that stand: grants that go with a role, new
 * keys for scopes whose key somebody knows who may not, and keys that somebody lacks. Asks for nothing once its
 * acts are written. `after` tells the roster as it is with these acts written too.
 */
export const dueActs = (writer: ActWriter, after: (more: readonly Act[]) => Roster): Act[] => {
  const keyed = withRekeys(writer, after, owedGrantActs(writer))
  return [...keyed, ...owedKeyActs({ ...writer, roster: after(keyed) })]
}

/** A new key may close a gap behind which others stand that are no better: then it is not the last. */
const withRekeys = (writer: ActWriter, after: (more: readonly Act[]) => Roster, acts: readonly Act[]): readonly Act[] => {
  const rekeys = rekeyActs({ ...writer, roster: after(acts) })
  return rekeys.length === 0 ? acts : withRekeys(writer, after, [...acts, ...rekeys])
}

const owedGrantActs = (writer: ActWriter): Act[] =>
  grantsOwed(writer.roster).flatMap(({ device, scope }) => {
    const recipient = writer.roster.devices.get(device)
    return recipient === undefined ? [] : [grantScopeAct(recipient, scope, null, writer)]
  })

/** A new key for each scope that needs one, sealed to all who may read it and to the root. */
const rekeyActs = (writer: ActWriter): Act[] =>
  rekeysDue(writer.roster).flatMap((scope) => {
    const epoch = nextEpoch(writer.roster, scope)
    return epoch === null ? [] : [keyAct(newKey(scope, epoch, writer.random), [rootOf(writer), ...liveGrants(writer.roster, scope)])]
  })

/** The keys that somebody lacks, as far as this computer holds them. */
const owedKeyActs = (writer: ActWriter): Act[] =>
  keysOwed(writer.roster).flatMap(({ scope, epoch, keyId, to }) => {
    const held = writer.heldKeys(scope).find((key) => key.epoch === epoch && key.keyId === keyId)
    const recipients = to.flatMap((id) => (id === 'root' ? rootOf(writer) : (writer.roster.devices.get(id) ?? [])))
    return held === undefined ? [] : [passOnAct(held, recipients)]
  })

const rootOf = ({ rootBox }: ActWriter): Recipient => ({ id: 'root', boxKey: rootBox })
