import { describe, expect, test } from 'vitest'
import { headsOf, type RegisterChange } from './heads.ts'

const change = (seq: number, supersedes: RegisterChange['supersedes'] = [], signed = false): RegisterChange => ({
  scope: 's', device: 'd', seq, check: `check ${seq}`, supersedes, signed,
})

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
})
