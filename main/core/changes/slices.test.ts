import { describe, expect, test } from 'vitest'
import { atOnce, inSlices, withPauses } from './slices.ts'

/** How many items each slice was asked for, where an item takes this long and so many are to be done. */
const slicesOf = (millisecondsAnItem: number, all: number): number[] => {
  let time = 0
  let left = all
  const asked: number[] = []
  const work = inSlices(
    () => time,
    (items) => {
      asked.push(items)
      time += items * millisecondsAnItem
      left = Math.max(0, left - items)
      return left
    },
  )
  atOnce(work)
  return asked
}

describe('slices of long work', () => {
  test('grow while items cost nothing that can be measured, up to a limit', () => {
    expect(slicesOf(0, 2000)).toEqual([32, 64, 128, 256, 512, 512, 512])
  })

  test('come to as many items as take 25 ms', () => {
    expect(slicesOf(0.5, 150)).toEqual([32, 50, 50, 50])
  })

  test('shrink by three quarters at the most at one time, and never below four items', () => {
    expect(slicesOf(100, 52)).toEqual([32, 8, 4, 4, 4])
  })
})

test('work with pauses lets others go between its slices, and gives what it comes to', async () => {
  const done: string[] = []
  function* work(): Generator<void, string> {
    done.push('first')
    yield
    done.push('second')
    return 'whole'
  }
  const pause = async (): Promise<void> => void done.push('pause')
  expect(await withPauses(work(), pause)).toBe('whole')
  expect(done).toEqual(['first', 'pause', 'second'])
})
