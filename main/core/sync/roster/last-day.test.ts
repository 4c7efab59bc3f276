import { expect, test } from 'vitest'
import { lastDayOf } from './last-day.ts'

test.each([
  [['2026-12-01', '2027-01-04', '2026-12-24'], '2027-01-04'],
  [['2026-12-01', null, '2026-12-24'], null],
  [[], null],
])('leave up to %j lasts together up to %s', (days, expected) => {
  expect(lastDayOf(days.map((until) => ({ until })))).toBe(expected)
})
