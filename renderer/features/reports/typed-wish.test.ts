import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { firstWish, readWish } from './typed-wish.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const own = { ...firstWish, period: 'own' } as const
const fields = (typed: typeof own) => readWish(typed, today).errors.map(({ field }) => field)

describe('what a report is asked for', () => {
  test('a named period, rounded', () => {
    expect(readWish(firstWish, today)).toEqual({ wish: { from: '2026-10-01', to: '2026-12-31', caseloads: null, privacy: 'rounded' }, errors: [] })
  })

  test('own dates, one day at least', () => {
    expect(readWish({ ...own, from: '1 Nov 2026', to: '1/11/2026' }, today).wish).toEqual({ from: '2026-11-01', to: '2026-11-01', caseloads: null, privacy: 'rounded' })
    expect(fields({ ...own, from: '', to: '31 Feb 2026' })).toEqual(['report-from', 'report-to'])
    expect(readWish({ ...own, from: '2 Nov 2026', to: '1 Nov 2026' }, today)).toEqual({
      wish: null,
      errors: [{ field: 'report-to', words: 'The last day must not be before the first.' }],
    })
  })

  test('exact numbers only with the tick', () => {
    const exact = { ...firstWish, privacy: 'exact' } as const
    expect(readWish(exact, today)).toMatchObject({ wish: null, errors: [{ field: 'report-exact' }] })
    expect(readWish({ ...exact, isExactConfirmed: true }, today).wish).toMatchObject({ privacy: 'exact', confirmedExact: true })
    expect(readWish({ ...firstWish, isExactConfirmed: true }, today).wish).not.toHaveProperty('confirmedExact')
  })
})
