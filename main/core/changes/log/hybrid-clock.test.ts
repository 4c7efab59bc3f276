import { describe, expect, test } from 'vitest'
import { createHybridClock, readingToMilliseconds } from './hybrid-clock.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const aDay = 24 * 60 * 60 * 1000
const at = (milliseconds: number): number => milliseconds * 1024

describe('the hybrid clock', () => {
  test('goes on from the latest reading, also when the computer clock was set back a little', () => {
    const clock = createHybridClock(() => now, at(now + 60_000))
    expect(clock.next()).toBe(at(now + 60_000) + 1)
    expect(clock.next()).toBe(at(now + 60_000) + 2)
  })

  test('follows what it has seen of another device', () => {
    const clock = createHybridClock(() => now, 0)
    clock.witness(at(now + 5000))
    expect(clock.next()).toBeGreaterThan(at(now + 5000))
  })

  test.each([
    ['seen now', (reading: number) => {
      const clock = createHybridClock(() => now, 0)
      clock.witness(reading)
      return clock
    }],
    ['found in the log at the start', (reading: number) => createHybridClock(() => now, reading)],
  ])('is not dragged along by a reading a year ahead, %s', (_when, started) => {
    expect(readingToMilliseconds(started(at(now + 365 * aDay)).next())).toBe(now)
  })
})
