import { afterEach, expect, test } from 'vitest'
import { flushAll, registerFlush } from './unsaved.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

test('waits for every text to be kept', async () => {
  const kept: string[] = []
  stops.push(
    registerFlush(async () => {
      await Promise.resolve()
      kept.push('note')
      return 'saved'
    }),
    registerFlush(async () => {
      kept.push('details')
      return 'saved'
    }),
  )
  expect(await flushAll()).toBe('saved')
  expect(kept.sort()).toEqual(['details', 'note'])
})

test('one text that is not kept is told, the others are kept all the same', async () => {
  let wasKept = false
  stops.push(
    registerFlush(async () => 'not_saved'),
    registerFlush(async () => {
      wasKept = true
      return 'saved'
    }),
  )
  expect(await flushAll()).toBe('not_saved')
  expect(wasKept).toBe(true)
})

test('a page that has gone is not asked', async () => {
  registerFlush(async () => 'not_saved')()
  expect(await flushAll()).toBe('saved')
})
