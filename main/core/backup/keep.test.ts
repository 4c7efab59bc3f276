import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupsToRemove, isBackupDue } from './keep.ts'

const day = 24 * 3_600_000
const start = Date.parse('2026-01-05T18:00:00Z') // a Monday

interface Made {
  readonly id: string
  readonly at: string
  readonly kind: 'daily' | 'asked' | 'before-update'
}

const made = (time: number, kind: Made['kind'] = 'daily'): Made => {
  const at = new Date(time).toISOString()
  return { id: `${at}-${kind}`, at, kind }
}

const keep = (backups: readonly Made[]): readonly Made[] => {
  const removed = new Set(backupsToRemove(backups))
  return backups.filter((backup) => !removed.has(backup))
}

/** What is left when one is made at each time, and the old ones are removed each time. */
const afterEach = (times: readonly number[]): readonly string[] =>
  times.reduce<readonly Made[]>((kept, time) => keep([...kept, made(time)]), []).map(({ at }) => at.slice(0, 10))

describe('kept are', () => {
  test('seven days and the newest of four weeks before them', () => {
    const daily = Array.from({ length: 100 }, (_, index) => start + index * day)
    // The last is Tuesday 14 April: Wednesday 8 April is the oldest of seven days.
    expect(afterEach(daily)).toEqual([
      '2026-03-22', '2026-03-29', '2026-04-05', '2026-04-07',
      '2026-04-08', '2026-04-09', '2026-04-10', '2026-04-11', '2026-04-12', '2026-04-13', '2026-04-14',
    ])
  })

  test('as many of somebody who works two days a week, however far back they reach', () => {
    const twoDays = Array.from({ length: 20 }, (_, week) => [start + week * 7 * day, start + (week * 7 + 1) * day]).flat()
    expect(afterEach(twoDays)).toHaveLength(11)
  })

  test('the newest of a day', () => {
    const hours = [8, 12, 17].map((hour) => made(start + hour * 60_000, 'asked'))
    expect(keep(hours)).toEqual([hours[2]])
  })

  test('the last two from before an update, beside the others', () => {
    const updates = [1, 2, 3].map((days) => made(start + days * day, 'before-update'))
    const daily = made(start + 3 * day)
    expect(keep([...updates, daily])).toEqual([updates[1], updates[2], daily])
  })

  test('none from before an update that is older than a full set of the others: who was erased since leaves those too', () => {
    const updates = [2, 3].map((days) => made(start + days * day, 'before-update'))
    const daily = Array.from({ length: 60 }, (_, index) => made(start + (index + 10) * day))
    const keptAfter = (days: number): readonly Made[] => keep([...updates, ...daily.slice(0, days)])
    // Seven days and three weeks are not all that would be kept.
    expect(keptAfter(24)).toEqual(expect.arrayContaining(updates))
    expect(keptAfter(60).filter(({ kind }) => kind === 'before-update')).toEqual([])
  })

  test('of somebody who works each weekday, none that is older than 35 days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }), fc.integer({ min: 60, max: 200 }), (updateDays, last) => {
        const workdays = Array.from({ length: last + 1 }, (_, index) => index).filter((index) => index % 7 < 5)
        const backups = [...workdays.map((index) => made(start + index * day)), ...updateDays.filter((index) => index <= last).map((index) => made(start + index * day, 'before-update'))]
        const newest = Math.max(...backups.map(({ at }) => Date.parse(at)))
        const recent = (made: Made): boolean => Date.parse(made.at) >= newest - 35 * day
        expect(keep(backups).every(recent)).toBe(true)
      }),
    )
  })

  test('always the newest one, never more than 13, and the same whatever the order', () => {
    const anyBackups = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 120 * 24 }), fc.constantFrom<Made['kind'][]>('daily', 'asked', 'before-update')),
      { minLength: 1, selector: ([hours]) => hours },
    )
    fc.assert(
      fc.property(anyBackups, (times) => {
        const backups = times.map(([hours, kind]) => made(start + hours * 3_600_000, kind))
        const kept = keep(backups)
        const newest = backups.reduce((latest, backup) => (backup.at > latest.at ? backup : latest))
        expect(kept).toContain(newest)
        expect(kept.length).toBeLessThanOrEqual(13)
        const reversed = keep(backups.toReversed())
        expect(new Set(reversed)).toEqual(new Set(kept))
        expect(keep(kept)).toEqual(kept)
      }),
    )
  })
})

describe('a backup is due', () => {
  test('when none was made today, by the UK calendar', () => {
    expect(isBackupDue([], start)).toBe(true)
    expect(isBackupDue([made(start)], start + 5 * 3_600_000)).toBe(false)
    expect(isBackupDue([made(start)], start + 7 * 3_600_000)).toBe(true)
    // In summer 23:30 UTC is already the next day.
    const summer = Date.parse('2026-07-01T22:30:00Z')
    expect(isBackupDue([made(summer)], summer + 3_600_000)).toBe(true)
  })

  test('although one bears a later date, from when the clock was wrong', () => {
    expect(isBackupDue([made(start + 365 * day)], start)).toBe(true)
  })

  test('although one was made before an update', () => {
    expect(isBackupDue([made(start, 'before-update')], start)).toBe(true)
  })
})
