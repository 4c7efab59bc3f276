import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { soundsAlike, soundsAlikeKeys } from './sounds-alike.ts'

describe('names that sound alike', () => {
  test.each([
    ['Okafor', 'Okfor'],
    ['Catherine', 'Kathryn'],
    ['Stephen', 'Steven'],
    ['Mohammed', 'Muhamad'],
    ['MacDonald', 'Mac Donald'],
    ["O'Neill", 'Oneil'],
    ['Zoë', 'Zoe'],
    ['Łukasz', 'Lukasz'],
    ['Smith-Jones', 'Smyth'],
    ['Андрей', 'андрей'],
  ])('%s and %s', (one, other) => {
    expect(soundsAlike(one, other)).toBe(true)
  })

  test.each([
    ['Okafor', 'Rahman'],
    ['Al Hassan', 'Al Khan'],
    ['Anna Karen', 'Anna Hanna'],
    ['Anna Hanna', 'Anna Karen'],
    ['Андрей', 'Мария'],
    ['', 'Okafor'],
    ['', ''],
  ])('but not %s and %s', (one, other) => {
    expect(soundsAlike(one, other)).toBe(false)
  })
})

describe('keys', () => {
  test('are found for every word and for words written together', () => {
    expect(soundsAlikeKeys('Mac Donald')).toEqual(expect.arrayContaining(soundsAlikeKeys('MacDonald')))
    expect(soundsAlikeKeys('Mac Donald')).toEqual(expect.arrayContaining(soundsAlikeKeys('Donald')))
    expect(soundsAlikeKeys(' - ')).toEqual([])
  })
})

const name = fc.stringMatching(/^[A-Z][a-zé'-]{1,8}( [A-Z][a-z]{1,8})?$/)

describe('properties', () => {
  test('every name sounds like itself, in either case, and the order does not matter', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(soundsAlike(one, one.toUpperCase())).toBe(true)
        expect(soundsAlike(one, other)).toBe(soundsAlike(other, one))
        expect(soundsAlikeKeys(one)).toEqual(soundsAlikeKeys(one.toUpperCase()))
      }),
    )
  })
})
