import { expect, test } from 'vitest'
import { paletteEntries, type PalettePerson } from './palette-search.ts'

const person = (id: string): PalettePerson => ({ id, name: `LEE, ${id}`, detail: 'born 1 Jan 1960' })
const idsOf = (entries: ReturnType<typeof paletteEntries>) => entries.map((entry) => (entry.kind === 'person' ? entry.person.id : entry.id))

const anybody = () => ({})

test('people come before commands, and commands are found by the beginnings of their words', () => {
  expect(idsOf(paletteEntries('new no', [person('Sam')], anybody))).toEqual(['Sam', 'new-note'])
  expect(idsOf(paletteEntries('note', [], anybody))).toEqual(['new-note', 'edit', 'compare'])
  expect(idsOf(paletteEntries('ote', [], anybody))).toEqual([])
})

test('commands that nothing answers now are not offered', () => {
  expect(idsOf(paletteEntries('new', [], (id) => (id === 'new-referral' ? {} : null)))).toEqual(['new-referral'])
})

test('what depends on the page is found by what the page says it does, and everything else keeps its words', () => {
  const entries = paletteEntries('this', [], (id) => (id === 'edit' || id === 'print' ? { words: 'Move this consultation' } : null))
  expect(entries).toEqual([{ kind: 'command', id: 'edit', words: 'Move this consultation' }])
})

test('at most eight rows, and before typing people alone', () => {
  expect(paletteEntries('', Array.from({ length: 20 }, (_, index) => person(String(index))), anybody)).toHaveLength(8)
  expect(idsOf(paletteEntries(' ', [person('Sam')], anybody))).toEqual(['Sam'])
})
