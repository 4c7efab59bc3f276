import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptAround, foldName, foldText, markMatches, searchWords } from './fold.ts'

describe('folding', () => {
  test.each([
    ['Zoë', 'zoe'],
    ['ZOE\u0308', 'zoe'],
    ['Nguyễn Thị Ánh', 'nguyen thi anh'],
    ['Siân Llŷr', 'sian llyr'],
    ['Łukasz Strøm', 'łukasz strøm'],
    ['Андрей', 'андрей'],
    ['', ''],
  ])('text %j becomes %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  test.each([
    ["O'Neill", 'oneill'],
    ['O’Neill-Strøm', 'oneill strom'],
    ['Łukasz  Weiß', 'lukasz weiss'],
    ['St. John', 'st john'],
  ])('name %j becomes %j', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
    )
  })
})

test('a search is cut into folded words', () => {
  expect(searchWords('  Café, bus-pass café ')).toEqual(['cafe', 'bus', 'pass'])
})

describe('marking matches', () => {
  test('marks words that begin with a word of the search', () => {
    expect(markMatches('Rang about transport. No Café today', ['transp', 'cafe'])).toEqual([
      { text: 'Rang about ', match: false },
      { text: 'transport', match: true },
      { text: '. No ', match: false },
      { text: 'Café', match: true },
      { text: ' today', match: false },
    ])
  })

  test('does not mark the middle of a word, and nothing for an empty search', () => {
    expect(markMatches('transport', ['port'])).toEqual([{ text: 'transport', match: false }])
    expect(markMatches('transport', ['', ' '])).toEqual([{ text: 'transport', match: false }])
    expect(markMatches('', ['port'])).toEqual([])
  })

  test('the parts joined are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, words) => {
        const parts = markMatches(text, words)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.every((part) => part.text !== '')).toBe(true)
      }),
    )
  })
})

describe('an excerpt', () => {
  const text = 'We met at the library and talked at length about the bus.\n\nThe choir begins on Thursday evening.'

  test('is the whole text when it fits', () => {
    expect(excerptAround(['bus'], 40)('Rang  about\nthe bus')).toBe('Rang about the bus')
  })

  test('holds the match and is cut between words', () => {
    expect(excerptAround(['choir'], 40)(text)).toBe('…bus. The choir begins on Thursday…')
  })

  test('without a match is the beginning', () => {
    expect(excerptAround(['swimming'], 24)(text)).toBe('We met at the library…')
  })

  test('keeps the length, shows a match that has room, and never cuts a character', () => {
    const words = fc.array(fc.stringMatching(/^[a-z😀é]{1,9}$/u), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(words, fc.nat(39), fc.integer({ min: 14, max: 60 }), (all, pick, length) => {
        const wanted = all[pick % all.length] ?? ''
        const excerpt = excerptAround([wanted], length)(all.join(' '))
        expect(excerpt.length).toBeLessThanOrEqual(length)
        expect(excerpt.isWellFormed()).toBe(true)
        if (searchWords(wanted).length === 1 && foldText(wanted) === searchWords(wanted)[0]) {
          expect(markMatches(excerpt, [wanted]).some((part) => part.match)).toBe(true)
        }
      }),
    )
  })

  test('never cuts a character of one endless word', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 30 }), (length) => {
        const excerpt = excerptAround([], length)('😀'.repeat(40))
        expect(excerpt.isWellFormed()).toBe(true)
        expect(excerpt.length).toBeLessThanOrEqual(length)
      }),
    )
  })
})
