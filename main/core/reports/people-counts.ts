import type { Spell } from './spells.ts'

/** People on the caseload in a period. Opened and atStart are everyone, and so are closed and atEnd: each counts once. */
export interface PeopleCounts {
  /** On the caseload before the first day began. */
  readonly atStart: number
  /** Came onto the caseload in the period and were not on it at the start. */
  readonly opened: number
  /** Were on the caseload in the period and no longer at the end. */
  readonly closed: number
  /** On the caseload when the last day ended. */
  readonly atEnd: number
  /** On the caseload at any time in the period. */
  readonly everyone: number
}

/** Counts people, whatever the number of their cases and however often those were closed and opened again. */
export const countPeople = (people: Iterable<readonly Spell[]>, from: string, to: string): PeopleCounts => {
  let [atStart, atEnd, everyone] = [0, 0, 0]
  for (const spells of people) {
    const wasAtStart = spells.some((spell) => spell.from < from && (spell.until === null || spell.until >= from))
    const isAtEnd = spells.some((spell) => spell.from <= to && (spell.until === null || spell.until > to))
    const cameIn = spells.some((spell) => spell.from >= from && spell.from <= to)
    if (wasAtStart) atStart++
    if (isAtEnd) atEnd++
    if (wasAtStart || cameIn) everyone++
  }
  return { atStart, opened: everyone - atStart, closed: everyone - atEnd, atEnd, everyone }
}
