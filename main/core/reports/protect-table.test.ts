import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ShownTable } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { rangeOfRounded } from '../../../shared/rules/disclosure/rounded-count.ts'
import { formatShownCount } from '../../../shared/rules/disclosure/shown-count.ts'
import { protectTableWhole } from './protect-table.ts'

/** Every way to fill a table of two by two that fits all its rounded figures, totals included. */
function* fillings({ rows, columnTotals, total }: ShownTable): Generator<number[]> {
  const fits = (sum: number, shown: ShownTable['total'] | undefined): boolean => {
    const { low, high } = rangeOfRounded(shown ?? total)
    return sum >= low && sum <= high
  }
  const values = (shown: ShownTable['total'] | undefined): number[] => {
    const { low, high } = rangeOfRounded(shown ?? total)
    return Array.from({ length: high - low + 1 }, (_, index) => low + index)
  }
  const [[a, b] = [], [c, d] = []] = rows.map(({ cells }) => cells)
  for (const one of values(a))
    for (const two of values(b).filter((value) => fits(one + value, rows[0]?.total)))
      for (const three of values(c).filter((value) => fits(one + value, columnTotals[0])))
        for (const four of values(d))
          if (fits(three + four, rows[1]?.total) && fits(two + four, columnTotals[1]) && fits(one + two + three + four, total)) yield [one, two, three, four]
}

test('no hidden count can be reckoned from rows and columns together', () => {
  const count = fc.nat(14)
  fc.assert(
    fc.property(fc.tuple(count, count, count, count), ([a, b, c, d]) => {
      const table = protectTableWhole([[a, b], [c, d]], 'rounded')
      const possible = [...fillings(table)]
      table.rows.flatMap(({ cells }) => cells).forEach((cell, index) => {
        if (cell.kind === 'small') expect(new Set(possible.map((filling) => filling[index])).size).toBeGreaterThan(1)
      })
    }),
    { numRuns: 400, examples: [[[0, 1, 7, 6]], [[0, 11, 11, 1]], [[0, 1, 7, 11]]] },
  )
})

test('what tells nothing keeps its totals; exact numbers stay', () => {
  const shown = (mode: 'rounded' | 'exact') => protectTableWhole([[40, 3], [20, 12]], mode).rows.map(({ total }) => formatShownCount(total))
  expect(shown('rounded')).toEqual(['45', '30'])
  expect(shown('exact')).toEqual(['43', '32'])
})
