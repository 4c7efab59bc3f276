import { expect, test } from 'vitest'
import { createStopCount } from './stops.ts'

function countAt(...times: number[]): boolean[] {
  let now = 0
  const count = createStopCount(() => now)
  return times.map((time) => {
    now = time
    return count.stopped()
  })
}

test('the third stop in one minute is once too often', () => {
  expect(countAt(0, 30_000, 59_999)).toEqual([false, false, true])
})

test('stops further apart are not', () => {
  expect(countAt(0, 30_000, 60_000, 90_001)).toEqual([false, false, false, false])
})
