import type { Head } from '../format/head.ts'
import type { Roster } from './roster.ts'

/** How far somebody has read the roster: by device, the last line of its chain. */
type Reach = Head['roster']

/**
 * The administrators' devices by whose word acts that count are known to exist and are not here: a removed one of which
 * this is not the chain that was cut off, one that has written more than there is, or one that has read more of others who
 * say nothing of it themselves. By such a roster somebody who was removed may seem to be in the team.
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
 * Of whom somebody has read roster entries that may count and are not here. They name administrators' chains alone: of
 * whoever is no administrator here the root's act is missing, and no administrator's word that they were removed makes up
 * for it. It may be the word of one whom they have removed.
 */
export const readFurther = (roster: Roster | null, reach: Reach, lastSeq: (device: string) => number): readonly string[] => {
  const endOf = (author: string): number => (roster?.devices.get(author)?.role === 'administrator' ? countingEnd(roster, author) : Infinity)
  return Object.entries(reach).flatMap(([author, seq]) => (lastSeq(author) < Math.min(seq, endOf(author)) ? [author] : []))
}

/**
 * Up to where a roster chain may count. What a removed device wrote after its cut some have read and others never will:
 * of two branches each has other lines there.
 */
export const countingEnd = (roster: Roster | null, device: string): number => {
  const removal = roster?.removals.get(device)
  return removal === undefined ? Infinity : (removal.cuts.get('roster')?.seq ?? 0)
}
