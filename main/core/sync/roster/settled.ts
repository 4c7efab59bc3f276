import type { Roster } from './roster.ts'
import type { WrittenAct } from './signed-act.ts'

/**
 * How far an administrator's device has read another's roster chain, as far as it is known here. It says something of what
 * they may still do to its writer only where all that they have written and read themselves is known here too.
 */
export type HasRead = (administrator: string, author: string) => number

/**
 * Those of some acts that count which nobody can cut off any more: their writer was removed with a cut that lies behind
 * them, or every other administrator has read them, who would remove their writer with no lesser cut.
 *
 * What cannot be taken back waits for it. By an erasing, which counts at once like any act, everything about somebody is
 * without effect; their lines are emptied once it is settled. A computer that is removed stops; it deletes its keys once
 * that is settled. So it does not matter who has heard what first.
 */
export const settledActs = <A extends WrittenAct>({ devices, removals }: Pick<Roster, 'devices' | 'removals'>, acts: readonly A[], hasRead: HasRead): A[] => {
  const administrators = [...devices.values()].filter(({ role, removed }) => role === 'administrator' && !removed)
  return acts.filter(
    ({ line: { device, seq } }) =>
      (removals.get(device)?.cuts.get('roster')?.seq ?? 0) >= seq ||
      administrators.every(({ id }) => id === device || hasRead(id, device) >= seq),
  )
}

/**
 * Whether a device is removed, and stays so whatever comes to light: by the root, or by an act that is settled. (That it
 * is known here to be removed says nothing about what others have heard.)
 */
export const isRemovedForGood = (roster: Roster, id: string, hasRead: HasRead): boolean => {
  const device = roster.devices.get(id)
  if (device?.removed !== true) return false
  const acts = roster.removeActs.filter(({ act }) => act.device === id)
  return device.role === 'administrator' || acts.length === 0 || settledActs(roster, acts, hasRead).length > 0
}
