import { describe, expect, test } from 'vitest'
import { headsOf as workOut, shownFirst, type RegisterChange } from './heads.ts'

const change = (seq: number, supersedes: RegisterChange['supersedes'] = [], signed = false): RegisterChange => ({
  scope: 's', device: 'd', seq, check: `check ${seq}`, supersedes, signedText: signed ? 'the text' : null, copied: false, home: null,
})

const everywhere = () => true
const headsOf = (changes: readonly RegisterChange[], reaches: (device: string, scope: string) => boolean = everywhere) => workOut(changes, reaches)

const names = (changes: readonly RegisterChange[]): number[] => changes.map(({ seq }) => seq).toSorted((a, b) => a - b)

describe('heads', () => {
  test('are what no other change names, whatever the order in which they are given', () => {
    const changes = [change(1), change(2, [['d', 1, 'check 1']]), change(3, [['d', 1, 'check 1']])]
    expect(names(headsOf(changes).heads)).toEqual([2, 3])
    expect(names(headsOf(changes.toReversed()).heads)).toEqual([2, 3])
  })

  test('an entry with a wrong check, or for a change that is not here, counts for nothing', () => {
    expect(names(headsOf([change(1), change(2, [['d', 1, 'guessed'], ['d', 9, 'check 9'], ['d', 1, 'check 1', 'other scope']])]).heads)).toEqual([1, 2])
  })

  test('what names a signed text stands aside, and what names that does not', () => {
    const { heads, aside } = headsOf([change(1, [], true), change(2, [['d', 1, 'check 1']], true), change(3, [['d', 2, 'check 2']])])
    expect(names(heads)).toEqual([1, 3])
    expect(names(aside)).toEqual([2])
  })

  test('a chain of forged signatures of any length is told to its end', () => {
    const length = 30_000
    const forged = Array.from({ length }, (_, n) => change(n + 1, n === 0 ? [] : [['d', n, `check ${n}`]], true))
    expect(headsOf(forged.toReversed()).aside).toHaveLength(length / 2)
  })

  test('a change that guessed its own digest does not supersede itself', () => {
    expect(names(headsOf([change(1, [['d', 1, 'check 1']], true)]).heads)).toEqual([1])
  })

  test('a copy of a signed text takes its place, and another text does not, copied or not', () => {
    const signed = change(1, [], true)
    const copy = { ...change(2, [['d', 1, 'check 1', 's']], true), scope: 'other', copied: true }
    expect(names(headsOf([signed, copy]).heads)).toEqual([2])
    for (const other of [{ ...copy, signedText: 'another text' }, { ...copy, signedText: null }, { ...copy, copied: false }]) {
      const { heads, aside } = headsOf([signed, other])
      expect([names(heads), names(aside)]).toEqual([[1], [2]])
    }
  })

  test('a change in another scope is superseded only by a device that was granted it', () => {
    const across = { ...change(2, [['d', 1, 'check 1', 's']]), scope: 'other' }
    expect(names(headsOf([change(1), across], (device, scope) => device === 'd' && scope === 's').heads)).toEqual([2])
    expect(names(headsOf([change(1), across], () => false).heads)).toEqual([1, 2])
  })

  test('a home is superseded only by a device that was ever granted the scope where the person is by it', () => {
    const [home, away] = [{ ...change(1), home: 'north' }, change(2, [['d', 1, 'check 1']])]
    expect(names(headsOf([home, away], (_device, scope) => scope === 'north').heads)).toEqual([2])
    expect(names(headsOf([home, away], (_device, scope) => scope === 's').heads)).toEqual([1, 2])
  })

  test('naming a signed text in a scope that was never granted is no offence, since nobody else could tell', () => {
    const across = { ...change(2, [['d', 1, 'check 1', 's']]), scope: 'other' }
    const { heads, aside } = headsOf([change(1, [], true), across], () => false)
    expect([names(heads), names(aside)]).toEqual([[1, 2], []])
  })
})

describe('which head is shown', () => {
  const head = { signed: false, hlc: 5, device: 'b', scope: 'b', seq: 5 }
  test.each([
    ['a signed one', { ...head, signed: true, hlc: 1 }],
    ['the later one', { ...head, hlc: 6, device: 'a' }],
    ['of one moment that of the higher device', { ...head, device: 'c', scope: 'a' }],
    ['of one device and moment that of the higher scope', { ...head, scope: 'c', seq: 1 }],
    ['of one chain and moment the last', { ...head, seq: 6 }],
  ])('%s', (_, first) => {
    expect([head, first].sort(shownFirst)).toEqual([first, head])
    expect([first, head].sort(shownFirst)).toEqual([first, head])
  })
})
