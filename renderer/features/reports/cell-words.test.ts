import { expect, test } from 'vitest'
import type { SummaryCell } from '../../../shared/contract/reports.ts'
import { barsOf, cellWords } from './cell-words.ts'

const hidden: SummaryCell = { kind: 'small', words: '1 to 7' }
const withheld: SummaryCell = { kind: 'withheld', words: 'not shown' }
const number = (value: number): SummaryCell => ({ kind: 'number', value })

test('figures in words', () => {
  expect([number(1205), hidden, withheld, { kind: 'days', value: 9.5 } as const, { kind: 'words', words: 'Not counted' } as const].map(cellWords)).toEqual([
    '1,205', '1 to 7', 'not shown', '9.5', 'Not counted',
  ])
})

test('bars as long as their figures; a range is marked, totals are left out', () => {
  const row = (words: string, cell: SummaryCell, isTotal = false) => ({ words, cells: [cell], isTotal })
  expect(barsOf([row('a', number(70)), row('b', hidden), row('c', withheld), row('all', number(90), true)], 0)).toEqual([
    { words: 'a', figure: '70', length: 100, isRange: false },
    { words: 'b', figure: '1 to 7', length: 10, isRange: true },
    { words: 'c', figure: 'not shown', length: 0, isRange: false },
  ])
  expect(barsOf([row('a', number(0))], 0)).toMatchObject([{ length: 0 }])
})
