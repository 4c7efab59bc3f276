import type { ActPlace } from './root-facts.ts'
import type { Roster } from './roster.ts'
import type { WrittenAct } from './signed-act.ts'

/**
 * How far an administrator's device has read another's roster chain, as far as is known here. It tells what that
 * administrator may still do to the chain's writer only if everything that they have written and read is known here
 * too.
 */
export type HasRead = (administrator: string, author: string) => number

/**
 * The acts that nobody can cut off any more: their writer was removed with a cut behind them, or every other
 * administrator has read them and so would remove their writer with no lesser cut.
 * What cannot be taken back waits for this. An erasing counts at once, so that everything about the person is without
 * effect; their lines are emptied once it is settled. A removed computer stops at once; it deletes its keys once its
 * removal is settled. So it does not matter who hears what first.
 */
export const settledActs = <A extends WrittenAct>(roster: Facts, acts: readonly A[], hasRead: HasRead): A[] => {
  const { live } = administrators(roster)
  return acts.filter(({ line }) => isCutBehind(roster, line) || live.every((id) => hasHeard(hasRead, id, line)))
}

/**
 * Whether a device is removed and stays so whatever comes to light. Either the root removed it, or a settled act did
 * that no administrator can still cut off. That includes administrators who were removed and may not know it: they may
 * have the team sheet, and what the root says counts wherever it was written. (That they are removed by what is known
 * here says nothing about what they have heard.)
 * @param isSilent whether nothing was heard of a device for so long that nothing is expected of it any more
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
