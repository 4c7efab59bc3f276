import { describe, expect, test } from 'vitest'
import { createOneAtATime } from './one-at-a-time.ts'

describe('one at a time', () => {
  test('what comes while the work is under way is left out, what comes after it is done', async () => {
    const done: string[] = []
    const run = createOneAtATime()
    const { promise: answer, resolve } = Promise.withResolvers<undefined>()
    const first = run(async () => {
      await answer
      done.push('first')
    })
    await run(() => void done.push('pressed again'))
    resolve(undefined)
    await first
    await run(() => void done.push('later'))
    expect(done).toEqual(['first', 'later'])
  })

  test('work that failed does not stand in the way of the next', async () => {
    const run = createOneAtATime()
    await expect(run(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
    let isDone = false
    await run(() => {
      isDone = true
    })
    expect(isDone).toBe(true)
  })
})
