import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffWords, numberChanges } from './word-diff.ts'

const textOf = (parts: ReturnType<typeof diffWords>, without: 'added' | 'removed') =>
  parts.filter(({ kind }) => kind !== without).map(({ text }) => text).join('')

describe('comparing two texts by words', () => {
  test('says which words were taken out and which were put in', () => {
    expect(diffWords('Rang about transport. Bus 42 is late', 'Rang about transport. Daughter drives is late')).toEqual([
      { kind: 'same', text: 'Rang about transport. ' },
      { kind: 'removed', text: 'Bus 42 ' },
      { kind: 'added', text: 'Daughter drives ' },
      { kind: 'same', text: 'is late' },
    ])
  })

  test('equal texts have no change, an empty text is all added or removed', () => {
    expect(diffWords('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }])
    expect(diffWords('', '')).toEqual([])
    expect(diffWords('', 'New text')).toEqual([{ kind: 'added', text: 'New text' }])
    expect(diffWords('Old text', '')).toEqual([{ kind: 'removed', text: 'Old text' }])
  })

  test('an added line is one change, not a change of its neighbours', () => {
    expect(diffWords('One\nThree', 'One\nTwo\nThree')).toEqual([
      { kind: 'same', text: 'One\n' },
      { kind: 'added', text: 'Two\n' },
      { kind: 'same', text: 'Three' },
    ])
  })

  test('both texts can be put together again from the parts', () => {
    const text = fc.array(fc.constantFrom('bus', 'choir', 'Goz', ' ', '\n', '  ', '.', 'é'), { maxLength: 60 }).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after)
        expect(textOf(parts, 'added')).toBe(before)
        expect(textOf(parts, 'removed')).toBe(after)
        expect(parts.every(({ text: words }) => words !== '')).toBe(true)
      }),
    )
  })

  test('very long and quite different texts are still put together again', () => {
    const before = Array.from({ length: 9000 }, (_, index) => `a${index}`).join(' ')
    const after = Array.from({ length: 9000 }, (_, index) => `b${index}`).join('\n')
    const parts = diffWords(before, after)
    expect(textOf(parts, 'added')).toBe(before)
    expect(textOf(parts, 'removed')).toBe(after)
  })
})

test('words taken out and put in at one place are one change', () => {
  const numbers = numberChanges(diffWords('a b c d', 'a x c y')).map(({ text, change }) => [text, change])
  expect(numbers).toEqual([
    ['a ', null],
    ['b ', 1],
    ['x ', 1],
    ['c ', null],
    ['d', 2],
    ['y', 2],
  ])
})
