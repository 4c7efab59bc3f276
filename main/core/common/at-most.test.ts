import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOf, atMost, oneByOne } from './at-most.ts'

/** Lets whoever can go on now do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Pieces of work that end when they are told to, and tell when they began. */
const pieces = () => {
  const begun: number[] = []
  const ends = new Map<number, PromiseWithResolvers<number>>()
  const work = (piece: number) => () => {
    const end = Promise.withResolvers<number>()
    begun.push(piece)
    ends.set(piece, end)
    return end.promise
  }
  return { begun, work, done: (piece: number) => ends.get(piece)?.resolve(piece), failed: (piece: number) => ends.get(piece)?.reject(new Error(`piece ${piece}`)) }
}

describe('of several pieces of work', () => {
  test('as many run at one time as may, and the others follow in the order in which they came', async () => {
    const { begun, work, done } = pieces()
    const inTurn = atMost(2)
    const all = [1, 2, 3, 4].map((piece) => inTurn(work(piece)))
    await settle()
    expect(begun).toEqual([1, 2])
    done(2)
    await settle()
    expect(begun).toEqual([1, 2, 3])
    for (const piece of [3, 1]) done(piece)
    await settle()
    done(4)
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
  })

  test('one that fails fails for itself alone and makes room for the next', async () => {
    const { begun, work, done, failed } = pieces()
    const inTurn = atMost(1)
    const first = inTurn(work(1))
    const second = inTurn(work(2))
    failed(1)
    await expect(first).rejects.toThrow('piece 1')
    await settle()
    expect(begun).toEqual([1, 2])
    done(2)
    expect(await second).toBe(2)
  })

  test('as many as may run again once all were over', async () => {
    const { begun, work, done } = pieces()
    const inTurn = atMost(2)
    for (const [one, other, third] of [[1, 2, 3], [4, 5, 6], [7, 8, 9]] as const) {
      const round = [one, other, third].map((piece) => inTurn(work(piece)))
      await settle()
      expect(begun).toEqual([...Array(other).keys()].map((before) => before + 1))
      for (const piece of [one, other]) done(piece)
      await settle()
      done(third)
      await Promise.all(round)
    }
  })

  test('never more run than may, and all are done, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), async (count, lengths) => {
        const inTurn = atMost(count)
        let running = 0
        let most = 0
        await Promise.all(
          lengths.map((length) =>
            inTurn(async () => {
              running += 1
              most = Math.max(most, running)
              for (let turn = 0; turn <= length; turn += 1) await Promise.resolve()
              running -= 1
            }),
          ),
        )
        expect(most).toBe(Math.min(count, lengths.length))
      }),
    )
  })
})

describe('all of several', () => {
  test('are answered in their order, not in that in which they ended', async () => {
    expect(await allOf([settle().then(() => 'late'), Promise.resolve('soon')])).toEqual(['late', 'soon'])
  })

  test('are over before the failure of the first that failed is told', async () => {
    let isOver = false
    const late = settle().then(() => void (isOver = true))
    await expect(allOf([late, Promise.reject(new Error('first')), Promise.reject(new Error('second'))])).rejects.toThrow('first')
    expect(isOver).toBe(true)
  })
})

describe('one after the other', () => {
  test('each is over before the next begins', async () => {
    const steps: string[] = []
    await oneByOne(['one', 'two'], async (item) => {
      steps.push(`${item} begins`)
      await settle()
      steps.push(`${item} ends`)
    })
    expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  })

  test('none is begun after one that failed', async () => {
    const begun: string[] = []
    const failing = oneByOne(['one', 'two', 'three'], (item) => {
      begun.push(item)
      return item === 'two' ? Promise.reject(new Error(item)) : Promise.resolve()
    })
    await expect(failing).rejects.toThrow('two')
    expect(begun).toEqual(['one', 'two'])
  })
})
