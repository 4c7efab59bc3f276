import { expect, test } from 'vitest'
import { paletteEntries, type PalettePerson } from './palette-search.ts'

const person = (id: string): PalettePerson => ({ id, name: `LEE, ${id}`, detail: 'born 1 Jan 1960' })
const idsOf = (entries: ReturnType<typeof paletteEntries>) => entries.map((entry) => (entry.kind === 'person' ? entry.person.id : entry.id))

test('people come before commands, and commands are found by the beginnings of their words', () => {
  expect(idsOf(paletteEntries('new no', [person('Sam')], () => true))).toEqual(['Sam', 'new-note'])
  expect(idsOf(paletteEntries('note', [], () => true))).toEqual(['new-note', 'edit', 'compare'])
  expect(idsOf(paletteEntries('ote', [], () => true))).toEqual([])
})

test('commands that nothing answers now are not offered', () => {
  expect(idsOf(paletteEntries('new', [], (id) => id === 'new-referral'))).toEqual(['new-referral'])
})

test('at most eight rows, and before typing people alone', () => {
  expect(paletteEntries('', Array.from({ length: 20 }, (_, index) => person(String(index))), () => true)).toHaveLength(8)
  expect(idsOf(paletteEntries(' ', [person('Sam')], () => true))).toEqual(['Sam'])
})
