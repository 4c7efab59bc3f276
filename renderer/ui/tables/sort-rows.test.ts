import { expect, test } from 'vitest'
import { by, byDate, sortRows } from './sort-rows.ts'

const rows = [
  { name: 'LEE, Sam', days: 3 },
  { name: 'Ó BRIAIN, Áine', days: null },
  { name: 'AHMED, Noor', days: 45 },
  { name: 'OKAFOR, Ngozi', days: 3 },
]
const compare = { name: by<(typeof rows)[number]>((row) => row.name), days: by<(typeof rows)[number]>((row) => row.days) }
const names = (sorted: readonly { name: string }[]) => sorted.map((row) => row.name.split(',')[0])

test('sorts by text the way people expect and by number', () => {
  expect(names(sortRows(rows, { column: 'name', direction: 'ascending' }, compare))).toEqual(['AHMED', 'LEE', 'Ó BRIAIN', 'OKAFOR'])
  expect(names(sortRows(rows, { column: 'days', direction: 'ascending' }, compare))).toEqual(['LEE', 'OKAFOR', 'AHMED', 'Ó BRIAIN'])
})

test('equal rows keep their order when descending too', () => {
  expect(names(sortRows(rows, { column: 'days', direction: 'descending' }, compare))).toEqual(['Ó BRIAIN', 'AHMED', 'LEE', 'OKAFOR'])
})

test('days sort as they are written, forwards and backwards; who has none comes last', () => {
  const days = ['2026-11-14', null, '2025-12-31', '2026-02-01']
  expect(days.toSorted(byDate((day) => day))).toEqual(['2025-12-31', '2026-02-01', '2026-11-14', null])
  expect(days.toSorted(byDate((day) => day, -1))).toEqual(['2026-11-14', '2026-02-01', '2025-12-31', null])
})

test('an unknown column leaves the rows as they are', () => {
  expect(sortRows(rows, { column: 'age', direction: 'ascending' }, compare)).toBe(rows)
})
