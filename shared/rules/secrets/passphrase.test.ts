import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPassphrase, normalisePassphrase, passphraseMaximum } from './passphrase.ts'
import { err, ok } from '../result.ts'

const ownWords = ['Northside PCN', 'Amina Rahman', 'Elm Surgery']
const check = (text: string) => checkPassphrase(text, ownWords)

describe('a new passphrase', () => {
  test.each(['correct horse battery staple', 'elephant teapot gravel', 'kettle umbrella dolphin moss', 'kjh3487dfkjh'])(
    'may be %j: no capitals, numbers or signs are asked for',
    async (text) => {
      expect(await check(text)).toEqual(ok(text))
    },
  )

  test('has at least 12 characters, counted as people count', async () => {
    expect(await check('tea pot moss')).toEqual(ok('tea pot moss'))
    expect(await check('tea pot mos')).toEqual(err('passphrase_too_short'))
    expect(await check('🙂🚲🌧🫖🎷🐌')).toEqual(err('passphrase_too_short'))
    expect(await check('')).toEqual(err('passphrase_too_short'))
  })

  test('has a generous maximum', async () => {
    const long = 'gravel '.repeat(200)
    expect(await check(long.slice(0, passphraseMaximum + 1))).toEqual(err('passphrase_too_long'))
  })

  test.each([
    'password1234', 'Password 1234', 'qwertyuiop[]', 'aaaaaaaaaaaa', 'abcabcabcabc', '123456789012', 'jennifer1985',
    'letmein letmein', '14/07/1945 14/07/1945', 'manchester united',
  ])('may not be %j, which is tried first', async (text) => {
    expect(await check(text)).toEqual(err('passphrase_too_common'))
  })

  test.each(['haversack haversack', 'HaversackHaversack!', 'Amina Rahman 1985', 'rahman rahman', 'Northside PCN 2026', 'elm surgery Amina'])(
    'may not be %j, which is its own surroundings',
    async (text) => {
      expect(await check(text)).toEqual(err('passphrase_too_common'))
    },
  )

  test('may hold an own word beside enough others, and an empty own word means nothing', async () => {
    expect((await check('Amina kettle umbrella moss')).ok).toBe(true)
    expect((await checkPassphrase('kettle umbrella moss', ['', ' '])).ok).toBe(true)
  })
})

describe('the form the key is derived from', () => {
  test('is the same from every keyboard', () => {
    expect(normalisePassphrase('cafe\u0301\u00a0au lait')).toBe('café au lait')
    expect(normalisePassphrase(' Tea Pot ')).toBe(' Tea Pot ')
  })

  test('changes nothing when applied twice, and nothing for composed and decomposed texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const form = normalisePassphrase(text)
        expect(normalisePassphrase(form)).toBe(form)
        expect(normalisePassphrase(text.normalize('NFD'))).toBe(form)
      }),
    )
  })
})
