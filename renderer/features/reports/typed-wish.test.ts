import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import { firstWish, readWish, tickedCaseloads } from './typed-wish.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const own = { ...firstWish, period: 'own' } as const
const fields = (typed: typeof own) => readWish(typed, null, today).errors.map(({ field }) => field)

describe('what a report is asked for', () => {
  test('a named period, rounded', () => {
    expect(readWish(firstWish, null, today)).toEqual({ wish: { from: '2026-10-01', to: '2026-12-31', caseloads: null, privacy: 'rounded' }, errors: [] })
  })

  test('own dates, one day at least', () => {
    expect(readWish({ ...own, from: '1 Nov 2026', to: '1/11/2026' }, null, today).wish).toEqual({ from: '2026-11-01', to: '2026-11-01', caseloads: null, privacy: 'rounded' })
    expect(fields({ ...own, from: '', to: '31 Feb 2026' })).toEqual(['report-from', 'report-to'])
    expect(readWish({ ...own, from: '2 Nov 2026', to: '1 Nov 2026' }, null, today)).toEqual({
      wish: null,
      errors: [{ field: 'report-to', words: 'The last day must not be before the first.' }],
    })
  })

  test('exact numbers only with the tick', () => {
    const exact = { ...firstWish, privacy: 'exact' } as const
    expect(readWish(exact, null, today)).toMatchObject({ wish: null, errors: [{ field: 'report-exact' }] })
    expect(readWish({ ...exact, isExactConfirmed: true }, null, today).wish).toMatchObject({ privacy: 'exact', confirmedExact: true })
    expect(readWish({ ...firstWish, isExactConfirmed: true }, null, today).wish).not.toHaveProperty('confirmedExact')
  })

  test('of the caseload that is shown, or of all without the inbox, until others are ticked; of one at least', () => {
    const choice = (id: string, kind: CaseloadChoice['kind']): CaseloadChoice => ({ id, kind, name: id, isOwn: false, people: 1 })
    const choices = [choice('a', 'caseload'), choice('b', 'caseload'), choice('c', 'inbox')]
    expect(tickedCaseloads(firstWish, choices, 'b')).toEqual(['b'])
    expect(tickedCaseloads(firstWish, choices, null)).toEqual(['a', 'b'])
    expect(tickedCaseloads({ ...firstWish, caseloads: ['c'] }, choices, 'b')).toEqual(['c'])
    expect(tickedCaseloads({ ...firstWish, caseloads: ['c'] }, [choice('a', 'caseload'), choice('c', 'inbox')], 'a')).toBeNull()
    expect(readWish(firstWish, ['b'], today).wish).toMatchObject({ caseloads: ['b'] })
    expect(readWish(firstWish, [], today)).toMatchObject({ wish: null, errors: [{ field: 'report-caseloads' }] })
  })
})
