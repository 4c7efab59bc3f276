import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { periodOf, periodWords, type NamedPeriod } from './period.ts'

const of = (choice: NamedPeriod, today: string) => {
  const { from, to } = periodOf(choice, Temporal.PlainDate.from(today))
  return `${from.toString()} ${to.toString()}`
}

describe('periods', () => {
  test.each([
    ['this-month', '2026-11-23', '2026-11-01 2026-11-30'],
    ['last-month', '2026-01-31', '2025-12-01 2025-12-31'],
    ['last-month', '2028-03-31', '2028-02-01 2028-02-29'],
    ['this-quarter', '2026-06-30', '2026-04-01 2026-06-30'],
    ['this-quarter', '2026-11-01', '2026-10-01 2026-12-31'],
    ['last-quarter', '2026-02-14', '2025-10-01 2025-12-31'],
    ['last-quarter', '2026-07-01', '2026-04-01 2026-06-30'],
    ['this-year', '2026-03-31', '2025-04-01 2026-03-31'],
    ['this-year', '2026-04-01', '2026-04-01 2027-03-31'],
    ['this-year', '2026-12-31', '2026-04-01 2027-03-31'],
  ] as const)('%s on %s', (choice, today, expected) => {
    expect(of(choice, today)).toBe(expected)
  })

  test('in words', () => {
    expect(periodWords(periodOf('this-quarter', Temporal.PlainDate.from('2026-05-05'))).replaceAll('\u00a0', ' ')).toBe('1 Apr 2026 to 30 Jun 2026')
  })
})
