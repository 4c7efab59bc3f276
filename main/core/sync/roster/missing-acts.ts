import type { Head } from '../format/head.ts'
import type { Roster } from './roster.ts'

/** How far somebody has read the roster: by device, the last line of its chain. */
type Reach = Head['roster']

/**
 * The administrators' devices that show that acts are missing here: a removed one whose chain is not the one that its
 * removal names; one that says that it has written more; and one that says that it has read more of others, where those
 * do not say so themselves. While acts are missing, somebody who was removed may seem to be in the team.
 * @param lastSeq where a device's roster chain ends here, 0 where there is none
 */
export const missingActsOf = (roster: Roster, heads: readonly Head[], lastSeq: (device: string) => number): readonly string[] => {
  const isAdministrators = ({ device }: Head): boolean => {
    const known = roster.devices.get(device)
    return known?.role === 'administrator' && !known.removed
  }
  const lacking = heads.filter(isAdministrators).map(({ device, roster: reach }) => ({ device, authors: readFurther(roster, reach, lastSeq) }))
  const own = new Set([...roster.unproven, ...lacking.flatMap(({ device, authors }) => (authors.includes(device) ? [device] : []))])
  const others = lacking.flatMap(({ device, authors }) => (authors.some((author) => !own.has(author)) ? [device] : []))
  return [...new Set([...own, ...others])]
}

/**
 * The devices of which somebody has read roster entries that may count and are not here. Only administrators write such
 * entries. So a device that is no administrator's by this roster lacks the root's act that made it one; an
 * administrator's act that removes it does not explain that away, because it may come from somebody whom that device
 * has removed.
 */
export const readFurther = (roster: Roster | null, reach: Reach, lastSeq: (device: string) => number): readonly string[] => {
  const endOf = (author: string): number => (roster?.devices.get(author)?.role === 'administrator' ? countingEnd(roster, author) : Infinity)
  return Object.entries(reach).flatMap(([author, seq]) => (lastSeq(author) < Math.min(seq, endOf(author)) ? [author] : []))
}

/**
 * Up to which line a roster chain may count. What a removed device wrote after its cut is no measure: some have read it
 * and others never will, and of two branches each has other lines there.
 */
export const countingEnd = (roster: Roster | null, device: string): number => {
  const removal = roster?.removals.get(device)
  return removal === undefined ? Infinity : (removal.cuts.get('roster')?.seq ?? 0)
}
