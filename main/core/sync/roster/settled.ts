import type { ActPlace } from './root-facts.ts'
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
export const settledActs = <A extends WrittenAct>(roster: Facts, acts: readonly A[], hasRead: HasRead): A[] => {
  const { live } = administrators(roster)
  return acts.filter(({ line }) => isCutBehind(roster, line) || live.every((id) => hasHeard(hasRead, id, line)))
}

/**
 * Whether a device is removed, and stays so whatever comes to light: by the root, or by an act that is settled, and that
 * no administrator who was removed and perhaps does not know it can cut off: they too may have the team sheet, and what
 * the root says counts wherever it was written. (That it is known here to be removed says nothing about what others have
 * heard.)
 * @param isSilent whether a device was not heard of for so long that nothing is expected of it any more
 */
export const isRemovedForGood = (roster: Facts, id: string, hasRead: HasRead, isSilent: (device: string) => boolean): boolean => {
  const removal = roster.removals.get(id)
  if (removal === undefined) return false
  const { live, gone } = administrators(roster)
  const knowsOfItsOwn = (device: string): boolean => roster.removals.get(device)?.said.some((place) => hasRead(device, place.device) >= place.seq) === true
  const unaware = gone.filter((device) => !knowsOfItsOwn(device) && !isSilent(device))
  return removal.byRoot || removal.said.some((place) => isCutBehind(roster, place) || [...live, ...unaware].every((device) => hasHeard(hasRead, device, place)))
}

type Facts = Pick<Roster, 'devices' | 'removals'>

const isCutBehind = ({ removals }: Facts, { device, seq }: ActPlace): boolean => (removals.get(device)?.cuts.get('roster')?.seq ?? 0) >= seq

const hasHeard = (hasRead: HasRead, administrator: string, { device, seq }: ActPlace): boolean => administrator === device || hasRead(administrator, device) >= seq

/** Those who are in the team, and those who were removed. */
const administrators = ({ devices }: Facts): { readonly live: readonly string[]; readonly gone: readonly string[] } => {
  const all = [...devices.values()].filter(({ role }) => role === 'administrator')
  const idsOf = (isGone: boolean): string[] => all.filter(({ removed }) => removed === isGone).map(({ id }) => id)
  return { live: idsOf(false), gone: idsOf(true) }
}
