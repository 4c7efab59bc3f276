import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveInGrid, rowsBetween } from './grid-keys.ts'

const size = { rows: 20, columns: 4, page: 10 }

describe('moveInGrid', () => {
  test('down and up move by a row and keep the column', () => {
    expect(moveInGrid('ArrowDown', { row: 3, column: 2 }, size)).toEqual({ row: 4, column: 2 })
    expect(moveInGrid('ArrowUp', { row: 3, column: -1 }, size)).toEqual({ row: 2, column: -1 })
  })

  test('up from the first row reaches the head, down from it a whole row', () => {
    expect(moveInGrid('ArrowUp', { row: 0, column: -1 }, size)).toEqual({ row: -1, column: 0 })
    expect(moveInGrid('ArrowDown', { row: -1, column: 2 }, size)).toEqual({ row: 0, column: -1 })
  })

  test('right goes into the cells, left comes back to the row', () => {
    expect(moveInGrid('ArrowRight', { row: 1, column: -1 }, size)).toEqual({ row: 1, column: 0 })
    expect(moveInGrid('ArrowLeft', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: -1 })
  })

  test('Home, End and pages stop at the ends', () => {
    expect(moveInGrid('End', { row: 1, column: -1 }, size)).toEqual({ row: 19, column: -1 })
    expect(moveInGrid('PageDown', { row: 15, column: -1 }, size)).toEqual({ row: 19, column: -1 })
    expect(moveInGrid('PageUp', { row: 5, column: -1 }, size)).toEqual({ row: 0, column: -1 })
  })

  test('other keys are left alone', () => {
    expect(moveInGrid('a', { row: 0, column: 0 }, size)).toBeNull()
  })

  test('no key ever leaves the table', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 8 }), fc.array(fc.constantFrom(...keys)), (rows, columns, pressed) => {
        let position = { row: Math.min(0, rows - 1), column: rows === 0 ? 0 : -1 }
        for (const key of pressed) {
          position = moveInGrid(key, position, { rows, columns, page: 10 }) ?? position
          expect(position.row).toBeGreaterThanOrEqual(-1)
          expect(position.row).toBeLessThan(Math.max(rows, 1))
          expect(position.column).toBeLessThan(columns)
        }
      }),
    )
  })
})

test('rows between two rows are the same from either end', () => {
  const keys = ['a', 'b', 'c', 'd']
  expect(rowsBetween(keys, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rowsBetween(keys, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(rowsBetween(keys, 'x', 'b')).toEqual([])
})
