import { lastEpoch } from './acts.ts'
import { hasLiveGrant, liveGrants } from './permission.ts'
import { chainKey, type Roster } from './roster.ts'
import type { KnownKey } from './scope-keys.ts'

/** The key that a scope's changes are sealed with now, or null while it has none. */
export const currentKeyOf = (roster: Pick<Roster, 'keys'>, scope: string): KnownKey | null => roster.keys.get(scope)?.at(-1) ?? null

/**
 * The epoch of a scope's next key; null where administrators who are in the team have used up all that an object can
 * name: then there can be none until they are removed.
 */
export const nextEpoch = (roster: Pick<Roster, 'keys' | 'removals'>, scope: string): number | null => {
  const current = currentKeyOf(roster, scope)
  if (current === null || current.epoch < lastEpoch) return (current?.epoch ?? 0) + 1
  return [...current.makers].some((id) => !roster.removals.has(id)) ? null : 1
}

/**
 * The scopes that need a new key: the current one is known to a device that may no longer read the scope, or to whoever
 * made it by an act that counts no more; or there is none. One rule for removal, leavers, end of cover and acts written
 * at once (specification, section 4).
 */
export const rekeysDue = (roster: Roster): string[] =>
  [...roster.scopes.keys()].filter((scope) => {
    const current = currentKeyOf(roster, scope)
    if (current === null || current.makers.size === 0) return true
    return [...current.recipients, ...current.makers].some((id) => id !== 'root' && !hasLiveGrant(roster, id, scope))
  })

/** A key and those who may read its scope but were not given it. */
export interface OwedKey {
  readonly scope: string
  readonly epoch: number
  readonly keyId: string
  /** Devices, or 'root'. */
  readonly to: readonly string[]
}

/**
 * Keys that somebody entitled lacks: one administrator granted a scope while another changed its key, so that
 * neither sealed the new key to the new device.
 */
export const keysOwed = (roster: Roster): OwedKey[] =>
  [...roster.scopes.keys()].flatMap((scope) => {
    const entitled = ['root', ...liveGrants(roster, scope).map(({ id }) => id)]
    return (roster.keys.get(scope) ?? [])
      .map(({ epoch, keyId, recipients }) => ({ scope, epoch, keyId, to: entitled.filter((id) => !recipients.has(id)) }))
      .filter(({ to }) => to.length > 0)
  })

/**
 * Scopes that a device holds by its role and was never granted: a scope was made while another administrator
 * enrolled the device. The team's scope is everybody's, all others are every supervisor's and administrator's.
 */
export const grantsOwed = (roster: Roster): { readonly device: string; readonly scope: string }[] =>
  [...roster.devices.values()]
    .filter(({ removed }) => !removed)
    .flatMap(({ id, role }) =>
      [...roster.scopes]
        .filter(([, kind]) => kind === 'team' || role !== 'link-worker')
        .filter(([scope]) => !roster.grantsByChain.has(chainKey(id, scope)))
        .map(([scope]) => ({ device: id, scope })),
    )
