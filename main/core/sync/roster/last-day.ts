import type { Grant } from './roster.ts'

/** Up to which day several grants of one scope let in together, as an ISO date: the one that lasts longest counts. Null: without end. */
export const lastDayOf = (grants: readonly Pick<Grant, 'until'>[]): string | null => {
  const days = grants.map(({ until }) => until)
  return days.includes(null) ? null : (days.filter((day) => day !== null).sort().at(-1) ?? null)
}
