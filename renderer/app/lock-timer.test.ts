import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startLockTimer, type LockTimer } from './lock-timer.ts'

let warnings: (number | null)[]
let locks: number
let timer: LockTimer

beforeEach(() => {
  vi.useFakeTimers()
  warnings = []
  locks = 0
  timer = startLockTimer({
    idleMinutes: 5,
    onWarning: (seconds) => warnings.push(seconds),
    onLock: () => {
      locks += 1
    },
  })
})

afterEach(() => {
  timer.stop()
  vi.useRealTimers()
})

describe('the lock timer', () => {
  test('warns 60 seconds before and locks once', () => {
    vi.advanceTimersByTime(239_000)
    expect(warnings).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(warnings).toEqual([60])
    vi.advanceTimersByTime(60_000)
    expect(warnings.at(-1)).toBe(1)
    expect(locks).toBe(1)
    vi.advanceTimersByTime(600_000)
    expect(locks).toBe(1)
  })

  test('a key puts the lock off and takes the warning away', () => {
    vi.advanceTimersByTime(270_000)
    timer.touch()
    expect(warnings.at(-1)).toBeNull()
    vi.advanceTimersByTime(239_000)
    expect(warnings.at(-1)).toBeNull()
    expect(locks).toBe(0)
  })

  test('locks at once after a sleep longer than the wait, even if a key comes first', () => {
    vi.setSystemTime(Date.now() + 3_600_000)
    timer.touch()
    vi.advanceTimersByTime(1000)
    expect(locks).toBe(1)
  })

  test('does nothing once stopped', () => {
    timer.stop()
    vi.advanceTimersByTime(600_000)
    expect(locks).toBe(0)
  })
})
