import { describe, expect, test } from 'vitest'
import { mostWrong, openBoxes, sealKey, type SealedBox } from './scope-keys.ts'
import { newKey } from './act-writing.ts'
import { random, scopeId, testDevice } from '../../../../test/core/roster-acts.ts'

const cat = testDevice('cat')

/** A key in a box to Cat; or another than it names. */
const boxBy = (by: string, epoch: number, holds: 'the key' | 'another'): SealedBox => {
  const { scope, keyId, key } = newKey(scopeId('north'), epoch, random)
  return { scope, epoch, keyId, to: cat.id, box: sealKey(holds === 'the key' ? key : random(32), cat.boxKey), by }
}

describe('boxes that do not open', () => {
  const wrong = Array.from({ length: mostWrong + 5 }, (_, index) => boxBy('eve', index + 1, 'another'))

  test('are given up after a number of one sealer’s, for each of them is tried again at each start', () => {
    let tried = 0
    const opened = openBoxes(wrong, (box) => {
      tried += 1
      return cat.unseal(box)
    })
    expect(tried).toBe(mostWrong)
    expect(opened).toEqual({ keys: [], wrong: wrong.slice(0, mostWrong) })
  })

  test('keep none from opening that others sealed, or the same one before', () => {
    const boxes = [boxBy('eve', 1, 'the key'), ...wrong, boxBy('ann', 2, 'the key')]
    expect(openBoxes(boxes, cat.unseal).keys.map(({ keyId }) => keyId)).toEqual([boxes[0]?.keyId, boxes.at(-1)?.keyId])
  })
})
