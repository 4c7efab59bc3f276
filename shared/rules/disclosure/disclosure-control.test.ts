import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { protectList, protectTable, showCount, type DisclosureMode, type ShownList } from './disclosure-control.ts'
import { formatShownCount } from './shown-count.ts'

const words = (list: ShownList) => [...list.cells, list.total].map(formatShownCount)
const isBelow5 = (count: number) => count >= 1 && count < 5
const list = (counts: number[], mode: DisclosureMode) => words(protectList(counts, mode))

describe('single counts', () => {
  test.each([
    [0, '0'], [1, '1 to 7'], [7, '1 to 7'], [8, '10'], [12, '10'], [13, '15'], [1203, '1,205'],
  ])('%i rounded is %s', (count, expected) => {
    expect(formatShownCount(showCount(count, 'rounded'))).toBe(expected)
  })

  test.each([[0, '0'], [1, 'fewer than 5'], [4, 'fewer than 5'], [5, '5']])('%i by the older rule is %s', (count, expected) => {
    expect(formatShownCount(showCount(count, 'fewer-than-5'))).toBe(expected)
  })

  test('what is not a count is a bug', () => {
    for (const count of [-1, 1.5, Number.NaN]) expect(() => showCount(count, 'exact')).toThrow(RangeError)
  })
})

describe('lists', () => {
  test('exact numbers stay', () => {
    expect(list([1, 0, 60], 'exact')).toEqual(['1', '0', '60', '61'])
  })

  test('rounded, with the total rounded by itself', () => {
    expect(list([3, 0, 23, 36], 'rounded')).toEqual(['1 to 7', '0', '25', '35', '60'])
    expect(list([3, 2], 'rounded')).toEqual(['1 to 7', '1 to 7', '1 to 7'])
    expect(list([], 'rounded')).toEqual(['0'])
  })

  test('a rounded total that leaves one value only goes to the other side', () => {
    expect(list([1, 8, 8], 'rounded')).toEqual(['1 to 7', '10', '10', '20'])
    expect(list([2, 8, 8], 'rounded')).toEqual(['1 to 7', '10', '10', '20'])
    expect(list([7, 7, 7, 7], 'rounded').at(-1)).toBe('25')
    expect(list([1, 1, 1, 1, 1, 1, 1], 'rounded').at(-1)).toBe('10')
  })

  test('beside a count under 5 the next smallest is withheld', () => {
    expect(list([3, 0, 23, 35], 'fewer-than-5')).toEqual(['fewer than 5', '0', 'not shown', '35', '61'])
    expect(list([6, 23, 35], 'fewer-than-5')).toEqual(['6', '23', '35', '64'])
    expect(list([3, 58], 'fewer-than-5')).toEqual(['fewer than 5', 'not shown', '61'])
    expect(list([1, 8, 8], 'fewer-than-5')).toEqual(['fewer than 5', 'not shown', '8', '17'])
  })

  test('where that is not enough the total is withheld', () => {
    expect(list([1, 5, 40], 'fewer-than-5')).toEqual(['fewer than 5', 'not shown', '40', 'not shown'])
    expect(list([4, 4], 'fewer-than-5')).toEqual(['fewer than 5', 'fewer than 5', 'not shown'])
    expect(list([3, 0], 'fewer-than-5')).toEqual(['fewer than 5', '0', 'fewer than 5'])
    expect(list([3, 4], 'fewer-than-5')).toEqual(['fewer than 5', 'fewer than 5', '7'])
  })
})

/** Runs through all lists of a length with counts from 0 to `largest`. */
function* allLists(length: number, largest: number): Generator<number[]> {
  const counts = Array.from({ length }, () => 0)
  for (;;) {
    yield [...counts]
    let place = 0
    while (place < length && counts[place] === largest) counts[place++] = 0
    if (place === length) return
    counts[place] = (counts[place] ?? 0) + 1
  }
}

describe('nothing can be subtracted back', () => {
  // Everything that could have led to the same report is what somebody who knows the rules cannot
  // tell apart. A hidden count must differ among them. A withheld count may be larger than it is by
  // 3 for each hidden one beside it, so the search goes as far beyond the lists that are judged.
  test.each([
    ['rounded', 1, 42], ['rounded', 2, 42], ['rounded', 3, 22], ['rounded', 4, 12],
    ['fewer-than-5', 1, 30], ['fewer-than-5', 2, 30], ['fewer-than-5', 3, 15], ['fewer-than-5', 4, 9],
  ] as const)('%s, all lists of %i counts up to %i', (mode, length, largest) => {
    const hiddenUpTo = mode === 'rounded' ? 7 : 4
    const beyond = mode === 'rounded' ? 0 : 3 * (length - 1)
    const values = new Map<string, Set<number>[]>()
    const judged = new Set<string>()
    for (const counts of allLists(length, largest + beyond)) {
      const key = list(counts, mode).join('|')
      const seen = values.get(key) ?? counts.map(() => new Set<number>())
      counts.forEach((count, index) => seen[index]?.add(count))
      values.set(key, seen)
      if (counts.every((count) => count <= largest)) judged.add(key)
    }
    for (const key of judged) {
      const seen = values.get(key) ?? []
      const given = seen.filter((set) => set.size === 1 && [...set].every((count) => count >= 1 && count <= hiddenUpTo))
      expect(given, key).toEqual([])
    }
  })

  test('many small counts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 5, maxLength: 30 }), (counts) => {
        const { total } = protectList(counts, 'rounded')
        const [least, most] = total.kind === 'number' ? [total.value - 2, total.value + 2] : [1, 7]
        expect(total.kind).not.toBe('withheld')
        expect(most).toBeGreaterThan(counts.length)
        expect(least).toBeLessThan(counts.length * 7)
      }),
    )
  })
})

const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })), { maxLength: 10 })
const protectingMode = fc.constantFrom('rounded', 'fewer-than-5')

describe('properties', () => {
  test('no small count is shown, and what is shown is right within 3', () => {
    fc.assert(
      fc.property(counts, protectingMode, (numbers, mode) => {
        const { cells, total } = protectList(numbers, mode)
        const smallUpTo = mode === 'rounded' ? 7 : 4
        cells.forEach((cell, index) => {
          const count = numbers[index] ?? 0
          if (count >= 1 && count <= smallUpTo) expect(cell.kind).toBe('small')
          if (cell.kind === 'number') expect(Math.abs(cell.value - count)).toBeLessThanOrEqual(mode === 'rounded' ? 2 : 0)
        })
        const sum = numbers.reduce((all, count) => all + count, 0)
        if (total.kind === 'number') expect(Math.abs(total.value - sum)).toBeLessThanOrEqual(mode === 'rounded' ? 3 : 0)
      }),
    )
  })
})

describe('tables', () => {
  const rows = [
    [12, 3],
    [20, 40],
  ]

  test('totals of lines with a hidden count are withheld by the older rule', () => {
    const table = protectTable(rows, 'fewer-than-5')
    expect(table.rows.map(words)).toEqual([
      ['12', 'fewer than 5', 'not shown'],
      ['20', '40', '60'],
    ])
    expect(table.columnTotals.map(formatShownCount)).toEqual(['32', 'not shown'])
    expect(formatShownCount(table.total)).toBe('not shown')
  })

  test('all totals are rounded by themselves', () => {
    const table = protectTable(rows, 'rounded')
    expect(table.rows.map(words)).toEqual([
      ['10', '1 to 7', '15'],
      ['20', '40', '60'],
    ])
    expect(table.columnTotals.map(formatShownCount)).toEqual(['30', '45'])
    expect(formatShownCount(table.total)).toBe('75')
  })

  test('the total of all is guarded by the totals of rows and of columns too', () => {
    const byRows = [[1, 0], [4, 4], [4, 4]]
    const byColumns = [[1, 4, 4], [0, 4, 4]]
    for (const numbers of [byRows, byColumns]) expect(formatShownCount(protectTable(numbers, 'rounded').total)).toBe('20')
  })

  test('exact tables add up, and ragged ones are a bug', () => {
    expect(formatShownCount(protectTable(rows, 'exact').total)).toBe('75')
    expect(() => protectTable([[1, 2], [3]], 'exact')).toThrow()
  })

  test('by the older rule no shown total holds a hidden count', () => {
    const table = fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)), { maxLength: 4 })
    fc.assert(
      fc.property(table, (numbers) => {
        const { rows: lines, columnTotals, total } = protectTable(numbers, 'fewer-than-5')
        lines.forEach((line, index) => {
          expect(line.total.kind === 'withheld').toBe(numbers[index]?.some(isBelow5))
        })
        columnTotals.forEach((columnTotal, column) => {
          expect(columnTotal.kind === 'withheld').toBe(numbers.some((row) => isBelow5(row[column] ?? 0)))
        })
        expect(total.kind === 'withheld').toBe(numbers.flat().some(isBelow5))
      }),
    )
  })
})
