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
  const typeAhead = createTypeAhead()
  expect(typeAhead.type('l', names, 0, 0)).toBe(2)
  expect(typeAhead.type('e', names, 2, 300)).toBe(2)
  expect(typeAhead.type('w', names, 2, 600)).toBe(3)
  expect(typeAhead.type('b', names, 3, 5000)).toBe(1)
})
