import { expect, test } from 'vitest'
import { createEnglishClock } from './english-clock.ts'

test('the time in England moves on with the clock, and with summer time', () => {
  let now = Date.parse('2026-11-23T09:00:59.999Z')
  const time = createEnglishClock(() => now)
  expect(time()).toBe('2026-11-23T09:00')
  now += 1
  expect(time()).toBe('2026-11-23T09:01')
  now = Date.parse('2026-06-30T23:30:00Z')
  expect(time()).toBe('2026-07-01T00:30')
  now = Date.parse('2026-10-25T00:59:00Z')
  expect(time()).toBe('2026-10-25T01:59')
  now += 60_000
  expect(time()).toBe('2026-10-25T01:00')
})
