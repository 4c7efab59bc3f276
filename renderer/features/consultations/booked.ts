import type { TimelineEntry } from '../../../shared/contract/timeline.ts'
import { nowInEngland } from '../../api/use-today.ts'
import { useRead } from '../../api/use-read.ts'

export type Booked = Extract<TimelineEntry, { kind: 'consultation' }>

/** What is booked with a person and still to come, the next first; undefined while it is being read. */
export function useBooked(personId: string): readonly Booked[] | undefined {
  const { value: entries } = useRead('people.timeline', { id: personId })
  return entries === undefined ? undefined : bookedFrom(entries, nowInEngland())
}

/** @param now in England, 'YYYY-MM-DDTHH:MM'; what has no time is to come until its day is over */
export function bookedFrom(entries: readonly TimelineEntry[], now: string): readonly Booked[] {
  return entries
    .filter((entry) => entry.kind === 'consultation')
    .filter(({ attendance, on, at }) => attendance === '0' && startOf(on, at) >= now)
    .toSorted((a, b) => (startOf(a.on, a.at) < startOf(b.on, b.at) ? -1 : 1))
}

function startOf(on: string, at: string | null): string {
  return `${on}T${at ?? '23:59'}`
}
