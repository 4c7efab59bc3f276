import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SummarySection } from '../../../shared/contract/reports.ts'
import type { CountedReferral } from './counting.ts'
import { mergeSmallBands, mergeSmallReasons } from './merge-small.ts'
import { peopleSection } from './people-section.ts'
import { referralSections } from './referral-sections.ts'

/** Everything a reader of the sections sees, as one text. */
const shown = (...sections: SummarySection[]): string => JSON.stringify(sections.map(({ tables, notes }) => [tables, notes]))

/**
 * Of all worlds that look the same to a reader, each small count must have at least two values, or it could be
 * found by reckoning. Worlds beyond `largest` are there to be confused with, and not judged themselves.
 */
const expectNothingGivenAway = (worlds: Iterable<{ counts: readonly number[]; largest?: number; look: string }>, hiddenUpTo: number, largest: number): void => {
  const alike = Map.groupBy(worlds, ({ look }) => look)
  for (const group of alike.values()) {
    const judged = group.find((world) => (world.largest ?? Math.max(...world.counts)) <= largest)
    judged?.counts.forEach((count, index) => {
      if (count < 1 || count > hiddenUpTo) return
      const values = new Set(group.map(({ counts }) => counts[index]))
      expect(values.size, `count ${index} of ${judged.counts.join(', ')}`).toBeGreaterThan(1)
    })
  }
}

const modes = [['rounded', 7, 12], ['fewer-than-5', 4, 10]] as const
const beyond = 8
/** Milliseconds that a slow machine may take for a test that looks through all of them. */
const thousandsOfWorlds = 120_000

describe('no hidden number of people can be subtracted back', () => {
  test.each(modes)('%s', (mode, hiddenUpTo, largest) => {
    function* worlds() {
      const end = largest + beyond
      for (let atStart = 0; atStart <= end; atStart++)
        for (let opened = 0; opened <= end; opened++)
          for (let closed = 0; closed <= atStart + opened; closed++)
            // Who has nothing planned: nobody, everybody, or a number that is hidden itself.
            for (const nothingPlanned of new Set([0, atStart + opened - closed, Math.min(3, atStart + opened - closed)])) {
              const everyone = atStart + opened
              const atEnd = everyone - closed
              const counts = [atStart, opened, closed, atEnd]
              yield { counts, look: shown(peopleSection({ atStart, opened, closed, atEnd, everyone, nothingPlanned, incompleteCases: 0 }, mode)) }
            }
    }
    expectNothingGivenAway(worlds(), hiddenUpTo, largest)
  }, thousandsOfWorlds)
})

const nobody: CountedReferral = { personId: null, source: null, state: 'accepted', stateReason: null, practiceCode: null, practiceName: null, days: null }
const many = (count: number, referral: Partial<CountedReferral>): CountedReferral[] => Array.from({ length: count }, () => ({ ...nobody, ...referral }))
const today = '2026-11-23'

/** Median and range stand by their own rule, 8 people or more; in worlds with three lengths of waiting they would tell more than in life. */
const withoutDays = (section: SummarySection): SummarySection => ({
  ...section,
  tables: section.tables.map((table) => (table.id === 'days' ? { ...table, rows: [] } : table)),
})

describe('no hidden number of referrals can be subtracted back', () => {
  test.each([['rounded', 7, 9, 5], ['fewer-than-5', 4, 7, 4]] as const)('waits, %s', (mode, hiddenUpTo, largest, further) => {
    const end = largest + further
    function* worlds() {
      for (let soon = 0; soon <= end; soon++)
        for (let later = 0; later <= end; later++)
          for (let late = 0; late <= end; late++)
            for (let never = 0; never <= end; never++) {
              const rows = [...many(soon, { days: 3 }), ...many(later, { days: 10 }), ...many(late, { days: 60 }), ...many(never, {})]
              const { waits, referrals } = referralSections(rows, today, mode)
              yield { counts: [never, soon + later + late], largest: Math.max(soon, later, late, never), look: shown(withoutDays(waits), referrals) }
            }
    }
    expectNothingGivenAway(worlds(), hiddenUpTo, largest)
  }, thousandsOfWorlds)

  test.each([['rounded', 7, 9, 5], ['fewer-than-5', 4, 7, 4]] as const)('decisions and reasons, %s', (mode, hiddenUpTo, largest, further) => {
    const declined = (count: number, stateReason: string) => many(count, { state: 'declined-by-person', stateReason })
    const end = largest + further
    function* worlds() {
      for (let waiting = 0; waiting <= end; waiting++)
        for (let accepted = 0; accepted <= end; accepted++)
          for (let notNow = 0; notNow <= end; notNow++)
            for (let elsewhere = 0; elsewhere <= end; elsewhere++) {
              const rows = [...many(waiting, { state: 'received' }), ...many(accepted, {}), ...declined(notNow, 'not-now'), ...declined(elsewhere, 'supported-elsewhere')]
              const { waits, referrals } = referralSections(rows, today, mode)
              yield { counts: [waiting, accepted, notNow, elsewhere], look: shown(waits, referrals) }
            }
    }
    expectNothingGivenAway(worlds(), hiddenUpTo, largest)
  }, thousandsOfWorlds)

  test.each(modes)('one total for all lists, %s', (mode) => {
    const referral = fc.record({
      source: fc.constantFrom('self', 'hospital', null),
      practiceName: fc.constantFrom('Elm Surgery', 'Canal Side Practice', null),
      state: fc.constantFrom('received', 'accepted', 'redirected'),
      days: fc.option(fc.nat(80)),
    })
    fc.assert(
      fc.property(fc.array(referral, { maxLength: 80 }), (rows) => {
        const { waits, referrals } = referralSections(rows.map((row) => ({ ...nobody, ...row })), today, mode)
        const lists = [...waits.tables, ...referrals.tables].filter(({ id }) => id !== 'days')
        const totals = lists.map(({ rows: shownRows }) => JSON.stringify(shownRows.find(({ isTotal }) => isTotal)?.cells))
        expect(lists).toHaveLength(4)
        expect(new Set(totals).size).toBe(1)
      }),
    )
  })
})

test.each([['rounded', 20], ['fewer-than-5', 21], ['exact', 21]] as const)('what gives nothing away is shown, %s', (mode, contacted) => {
  const rows = [...many(21, { days: 3, source: 'self' }), ...many(32, { source: 'hospital', state: 'received' })]
  const { waits, referrals } = referralSections(rows, today, mode)
  expect(waits.tables[0]?.n).toMatchObject({ count: { kind: 'number', value: contacted } })
  for (const words of ['withheld', 'Too few to show apart']) expect(shown(waits, referrals)).not.toContain(words)
})

describe('what is too small to show is put together', () => {
  const counts = fc.array(fc.nat(20), { maxLength: 6 })
  const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, count) => sum + count, 0)

  test('reasons: none is hidden beside another', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const merged = mergeSmallReasons(numbers.map((count, index) => ({ words: String(index), count: count + 1 })), 'whole', 'rest')
        expect(sumOf(merged.map(({ count }) => count))).toBe(sumOf(numbers) + numbers.length)
        if (merged.length > 1) for (const { count } of merged) expect(count).toBeGreaterThan(7)
      }),
    )
  })

  test('bands: neighbours, from the first day on without a gap', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), (numbers) => {
        const last = numbers.length - 1
        const merged = mergeSmallBands(numbers.map((count, index) => ({ from: 7 * index, to: index === last ? null : 7 * index + 6, count })))
        expect(merged[0]?.from).toBe(0)
        expect(merged.at(-1)?.to).toBeNull()
        merged.slice(1).forEach((band, index) => expect(band.from).toBe((merged[index]?.to ?? 0) + 1))
        expect(sumOf(merged.map(({ count }) => count))).toBe(sumOf(numbers))
        if (merged.length > 1) for (const { count } of merged) expect(count).toBeGreaterThan(7)
      }),
    )
  })
})
