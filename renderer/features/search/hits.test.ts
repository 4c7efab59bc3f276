import { describe, expect, test } from 'vitest'
import { foundWords, nextHit, type NoteHit } from './hits.ts'

const person = { id: '1', title: null, given: 'Ngozi', family: 'Okafor', preferred: null, birthDate: null, nhsNumber: null, postcode: null }
const note: NoteHit = { id: 'n', noteId: 'n', person, date: '2026-11-12', author: 'Amina Rahman', signed: true, excerpt: 'choir' }

describe('what is said of the results', () => {
  test.each([
    [{ people: [], notes: [], bySound: false, more: false }, "Nothing found for 'x'."],
    [{ people: [person], notes: [], bySound: true, more: false }, "Nothing found for 'x'. Sounds like:"],
    [{ people: [person], notes: [note], bySound: true, more: false }, "No one is called 'x'. 1 note. Sounds like:"],
    [{ people: [person], notes: [], bySound: false, more: false }, '1 person, 0 notes.'],
    [{ people: [], notes: [note, note], bySound: false, more: true }, '0 people, more than 2 notes.'],
  ])('%#', (found, words) => {
    expect(foundWords('x', found)).toBe(words)
  })
})

test('arrows go round', () => {
  expect([nextHit('ArrowDown', 2, 3), nextHit('ArrowUp', 0, 3), nextHit('ArrowDown', 0, 0), nextHit('a', 0, 3)]).toEqual([0, 2, null, null])
})
