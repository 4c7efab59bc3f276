import { describe, expect, test } from 'vitest'
import { createSchedule } from './schedule.ts'

const second = 1000
const minute = 60 * second

const scheduleOnClock = () => {
  let now = 1_000_000
  let runs = 0
  let timers: { at: number; run: () => void }[] = []
  const schedule = createSchedule({
    now: () => now,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => void (timers = timers.filter((each) => each !== timer))
    },
    run: () => void (runs += 1),
  })
  return {
    schedule,
    runs: () => runs,
    waits: () => (schedule.nextAt() === null ? null : (schedule.nextAt() ?? 0) - now),
    advance(milliseconds: number) {
      now += milliseconds
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
    },
  }
}

describe('when sync runs by itself', () => {
  test('15 seconds after the last of several changes, once', () => {
    const { schedule, advance, runs } = scheduleOnClock()
    for (let change = 0; change < 5; change += 1) {
      schedule.changed()
      advance(10 * second)
    }
    expect(runs()).toBe(0)
    advance(5 * second)
    expect(runs()).toBe(1)
    expect(schedule.nextAt()).toBeNull()
  })

  test('every 5 minutes when all is quiet, and sooner to see what was put', () => {
    const { schedule, waits } = scheduleOnClock()
    schedule.ended('put')
    expect(waits()).toBe(30 * second)
    schedule.ended('quiet')
    expect(waits()).toBe(5 * minute)
    schedule.ended('answer-awaited')
    expect(waits()).toBe(minute)
  })

  test('ever more seldom while the place cannot be reached, and at once as before when it can', () => {
    const { schedule, waits } = scheduleOnClock()
    const waited = Array.from({ length: 7 }, () => {
      schedule.ended('unreachable')
      return (waits() ?? 0) / minute
    })
    expect(waited).toEqual([1, 2, 4, 8, 16, 30, 30])
    schedule.changed()
    expect(waits()).toBe(30 * minute)
    schedule.ended('quiet')
    schedule.changed()
    expect(waits()).toBe(15 * second)
  })

  test('not at all once it has stopped', () => {
    const { schedule, advance, runs } = scheduleOnClock()
    schedule.ended('quiet')
    schedule.ended('stopped')
    schedule.changed()
    advance(60 * minute)
    expect(runs()).toBe(0)
    schedule.soon()
    advance(0)
    expect(runs()).toBe(1)
  })

  test('within two minutes, however busily somebody records', () => {
    const { schedule, advance, runs } = scheduleOnClock()
    for (let change = 0; change < 60; change += 1) {
      schedule.changed()
      advance(10 * second)
    }
    expect(runs()).toBe(5)
  })

  test('soon for what was recorded while a run went on', () => {
    const { schedule, waits, advance } = scheduleOnClock()
    schedule.changed()
    advance(15 * second)
    schedule.changed()
    advance(5 * second)
    schedule.ended('quiet')
    expect(waits()).toBe(10 * second)
  })
})
