import { describe, expect, test } from 'vitest'
import { lastEpoch } from './acts.ts'
import { currentKeyOf, nextEpoch } from './rekey.ts'
import type { Removal } from './root-facts.ts'
import { keysByScope } from './scope-keys.ts'
import type { WrittenAct } from './signed-act.ts'
import { scopeId } from '../../../../test/core/roster-acts.ts'

const north = scopeId('north')

const keyBy = (device: string, epoch: number, more: { readonly passedOn?: true } = {}): WrittenAct => {
  const act = { kind: 'key', scope: north, epoch, keyId: `${device} ${epoch}`, to: [], ...more } as const
  return { line: { device, seq: epoch, check: '' }, act }
}

/** Bob has made a key of every number that an object can name. */
const usedUp = (more: { readonly passedOn?: true } = {}): WrittenAct[] => Array.from({ length: lastEpoch }, (_, index) => keyBy('bob', index + 1, more))

const rosterOf = (acts: readonly WrittenAct[], ...removed: readonly string[]) => {
  const removals = new Map<string, Removal>(removed.map((device) => [device, { reasons: ['lost'], cuts: new Map(), byRoot: false, said: [] }]))
  return { removals, keys: keysByScope(acts, (device) => !removals.has(device)) }
}

describe('epochs that are used up', () => {
  test('leave no next one while whoever did it is in the team', () => {
    const roster = rosterOf([keyBy('ann', 1), ...usedUp()])
    expect(currentKeyOf(roster, north)).toMatchObject({ epoch: lastEpoch })
    expect(nextEpoch(roster, north)).toBeNull()
  })

  test('keep nobody from making keys after that: theirs come after all of those', () => {
    const acts = [keyBy('ann', 1), ...usedUp()]
    expect(nextEpoch(rosterOf(acts, 'bob'), north)).toBe(2)
    acts.push(keyBy('ann', 2))
    expect(currentKeyOf(rosterOf(acts, 'bob'), north)).toMatchObject({ epoch: 2, makers: new Set(['ann']) })
    expect(rosterOf(acts, 'bob').keys.get(north)).toHaveLength(lastEpoch + 2)
    // Nor when Ann has gone as well, who made the last.
    expect(nextEpoch(rosterOf(acts, 'ann', 'bob'), north)).toBe(1)
    acts.push(keyBy('cat', 1))
    expect(currentKeyOf(rosterOf(acts, 'ann', 'bob'), north)).toMatchObject({ epoch: 1, makers: new Set(['cat']) })
    expect(nextEpoch(rosterOf(acts, 'ann', 'bob'), north)).toBe(2)
  })

  test('are not by keys of which somebody says that others made them', () => {
    const acts = [keyBy('ann', 1), ...usedUp({ passedOn: true })]
    expect(currentKeyOf(rosterOf(acts), north)).toMatchObject({ epoch: 1, makers: new Set(['ann']) })
    expect(nextEpoch(rosterOf(acts), north)).toBe(2)
  })
})

test('as long as there is another epoch the last key made is current, whoever made it', () => {
  const acts = [keyBy('ann', 1), keyBy('bob', 2), keyBy('bob', 3)]
  expect(currentKeyOf(rosterOf(acts, 'bob'), north)).toMatchObject({ epoch: 3 })
  expect(nextEpoch(rosterOf(acts, 'bob'), north)).toBe(4)
})
