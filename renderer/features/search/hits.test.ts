import { describe, expect, test } from 'vitest'
import { foundWords, type NoteHit } from './hits.ts'

const person = { id: '1', title: null, given: 'Ngozi', family: 'Okafor', preferred: null, birthDate: null, nhsNumber: null, postcode: null, home: null }
const note: NoteHit = { id: 'n', noteId: 'n', person, date: '2026-11-12', author: 'Amina Rahman', signed: true, excerpt: 'choir' }

describe('what is said of the results', () => {
  test.each([
    [{ people: [], notes: [] }, "Nothing found for 'x'."],
    [{ people: [person], notes: [], bySound: true }, "Nothing found for 'x'. Sounds like:"],
    [{ people: [person], notes: [note], bySound: true }, "No one is called 'x'. 1 note found. Sounds like:"],
    [{ people: [person], notes: [] }, '1 person found.'],
    [{ people: [person, person], notes: [note], morePeople: true }, 'More than 2 people, 1 note found.'],
    [{ people: [], notes: [note, note], moreNotes: true }, 'More than 2 notes found.'],
  ])('%#', (found, words) => {
    expect(foundWords('x', { bySound: false, morePeople: false, moreNotes: false, ...found })).toBe(words)
  })
})
