import { describe, expect, test } from 'vitest'
import { createTypeAhead, findByLetters } from './type-ahead.ts'

const names = ['AHMED, Noor', 'BOND, Ivy', 'LEE, Sam', 'LEWIS, Pat', 'Ó BRIAIN, Áine']

describe('findByLetters', () => {
  test('finds a family name by its first letters', () => {
    expect(findByLetters(names, 'lew', 0)).toBe(3)
    expect(findByLetters(names, 'z', 0)).toBe(-1)
  })

  test('accents and capitals do not count', () => {
    expect(findByLetters(names, 'o', 0)).toBe(4)
  })

  test('one letter goes on to the next name, and round the end', () => {
    expect(findByLetters(names, 'l', 2)).toBe(3)
    expect(findByLetters(names, 'l', 3)).toBe(2)
    expect(findByLetters(names, 'll', 2)).toBe(3)
  })

  test('more letters may stay on the row they are on', () => {
    expect(findByLetters(names, 'le', 2)).toBe(2)
  })

  test('an empty list has nothing to find', () => {
    expect(findByLetters([], 'a', -1)).toBe(-1)
  })
})

test('letters typed together make a word, after a pause they begin anew', () => {
  let now = 0
  const typeAhead = createTypeAhead(() => now)
  const typed = [
    { at: 0, letter: 'l', current: 0 },
    { at: 300, letter: 'e', current: 2 },
    { at: 600, letter: 'w', current: 2 },
    { at: 5000, letter: 'b', current: 3 },
  ]
  const found = typed.map(({ at, letter, current }) => {
    now = at
    return typeAhead.type(letter, names, current)
  })
  expect(found).toEqual([2, 2, 3, 1])
})
