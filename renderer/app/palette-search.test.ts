import { expect, test } from 'vitest'
import { paletteEntries, type PalettePerson } from './palette-search.ts'

const person = (id: string): PalettePerson => ({ id, name: `LEE, ${id}`, detail: 'born 1 Jan 1960' })
const idsOf = (entries: ReturnType<typeof paletteEntries>) => entries.map((entry) => (entry.kind === 'person' ? entry.person.id : entry.id))

const anybody = () => ({})
const called = (...people: PalettePerson[]) => ({ people, soundsLike: false })

test('people come before commands, and commands are found by the beginnings of their words', () => {
  expect(idsOf(paletteEntries('new no', called(person('Sam')), anybody))).toEqual(['Sam', 'new-note'])
  expect(idsOf(paletteEntries('note', called(), anybody))).toEqual(['new-note', 'edit', 'compare'])
  expect(idsOf(paletteEntries('ote', called(), anybody))).toEqual([])
})

test('whoever only sounds like it comes after the commands, which eight of them would hide', () => {
  const singhs = Array.from({ length: 8 }, (_, index) => person(String(index)))
  const ids = idsOf(paletteEntries('sync', { people: singhs, soundsLike: true }, anybody))
  expect(ids.slice(0, 3)).toEqual(['sync-now', 'pause-sync', 'set-up-sync'])
  expect(ids).toHaveLength(8)
  expect(idsOf(paletteEntries('adayemy', { people: singhs, soundsLike: true }, anybody))[0]).toBe('0')
})

test('commands that nothing answers now are not offered', () => {
  expect(idsOf(paletteEntries('new', called(), (id) => (id === 'new-referral' ? {} : null)))).toEqual(['new-referral'])
})

test('what depends on the page is found by what the page says it does, and everything else keeps its words', () => {
  const entries = paletteEntries('this', called(), (id) => (id === 'edit' || id === 'print' ? { words: 'Move this consultation' } : null))
  expect(entries).toEqual([{ kind: 'command', id: 'edit', words: 'Move this consultation' }])
})

test('at most eight rows, and before typing people alone', () => {
  expect(paletteEntries('', called(...Array.from({ length: 20 }, (_, index) => person(String(index)))), anybody)).toHaveLength(8)
  expect(idsOf(paletteEntries(' ', called(person('Sam')), anybody))).toEqual(['Sam'])
})
