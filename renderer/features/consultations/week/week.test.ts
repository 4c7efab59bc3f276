import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { timeFromMinutes } from '../../../../shared/rules/time/times.ts'
import { atSlot, moveCursor, settleCursor, type WeekCursor, type WeekMap } from './week-cursor.ts'
import { daysOfWeek, fitInLines, placeBlocks, slotsShown, type Placeable } from './week.ts'

const monday = '2026-11-23'
const at = (time: string, minutes: number, id = time, date = monday): Placeable => ({ id, date, time, minutes })

describe('days', () => {
  test('are Monday to Friday, with a weekend day that is today or on which something is booked', () => {
    const sunday = Temporal.PlainDate.from('2026-11-29')
    expect(daysOfWeek(sunday, [], monday)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
    expect(daysOfWeek(sunday, [{ date: '2026-11-28' }], monday).at(-1)).toBe('2026-11-28')
    expect(daysOfWeek(sunday, [], '2026-11-29').slice(-2)).toEqual(['2026-11-27', '2026-11-29'])
  })

  test('of the weeks in which the clocks change are seven different ones', () => {
    for (const changed of ['2026-03-29', '2026-10-25']) {
      const week = Array.from({ length: 7 }, (_, back) => Temporal.PlainDate.from(changed).subtract({ days: back }).toString())
      expect(daysOfWeek(Temporal.PlainDate.from(changed), week.map((date) => ({ date })), monday)).toEqual(week.toReversed())
    }
  })
})

describe('slots', () => {
  test('are 08:00 to 18:00, and more where something is booked outside', () => {
    expect(slotsShown([]).length).toBe(20)
    expect(slotsShown([at('07:45', 15)])[0]).toBe(7.5 * 60)
    expect(slotsShown([at('17:50', 30)]).at(-1)).toBe(18 * 60)
    expect(slotsShown([at('23:30', 90)]).at(-1)).toBe(23.5 * 60)
  })
})

const anyDay = (date: string) =>
  fc.array(fc.record({ start: fc.integer({ min: 72, max: 240 }), minutes: fc.integer({ min: 5, max: 180 }) }), { maxLength: 8 }).map((day) =>
    day.map(({ start, minutes }, index) => at(timeFromMinutes(start * 5), minutes, `${date} ${index}`, date)),
  )

describe('blocks', () => {
  test('that overlap stand side by side, others take the whole width', () => {
    const lanes = placeBlocks([at('14:00', 60), at('14:30', 30), at('15:00', 30)]).map(({ lane, lanes: of }) => `${lane}/${of}`)
    expect(lanes).toEqual(['0/2', '1/2', '0/1'])
  })

  test('a short one takes a whole slot', () => {
    expect(placeBlocks([at('14:00', 10)])).toMatchObject([{ start: 840, end: 870 }])
  })

  test('fit into the lines of a week up to three side by side, into those of a day up to eight', () => {
    const together = (count: number) => [placeBlocks([at('14:00', 30)]), placeBlocks(Array.from({ length: count }, () => at('09:00', 30)))]
    expect([3, 4].map((count) => fitInLines(together(count), 'week'))).toEqual([true, false])
    expect([8, 9].map((count) => fitInLines(together(count), 'day'))).toEqual([true, false])
    expect(fitInLines([], 'week')).toBe(true)
  })

  test('never cover one another, whatever is booked', () => {
    fc.assert(
      fc.property(anyDay(monday), (day) => {
        const placed = placeBlocks(day)
        expect(placed.length).toBe(day.length)
        for (const one of placed) {
          expect(one.lane).toBeLessThan(one.lanes)
          for (const other of placed)
            if (one !== other && one.start < other.end && other.start < one.end) {
              expect(one.lane).not.toBe(other.lane)
              expect(one.lanes).toBe(other.lanes)
            }
        }
      }),
    )
  })
})

const mapOf = (booked: readonly Placeable[], days = [monday, '2026-11-24']): WeekMap => ({
  days,
  slots: slotsShown(booked),
  blocksOn: (date) => placeBlocks(booked.filter((each) => each.date === date)),
})
const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']
const nameOf = ({ date, slot, id }: WeekCursor): string => `${date} ${slot} ${id ?? ''}`

describe('keys', () => {
  test('move by slot and day, into a block and past it', () => {
    const week = mapOf([at('08:30', 60, 'goz')])
    const start = { date: monday, slot: 480, id: null }
    const down = moveCursor('ArrowDown', start, week)
    expect(down).toEqual({ date: monday, slot: 510, id: 'goz' })
    expect(moveCursor('ArrowDown', down ?? start, week)).toEqual({ date: monday, slot: 570, id: null })
    expect(moveCursor('ArrowRight', down ?? start, week)).toEqual({ date: '2026-11-24', slot: 510, id: null })
    expect(moveCursor('ArrowUp', start, week)).toBeNull()
    expect(moveCursor('ArrowLeft', start, week)).toBeNull()
    expect(moveCursor('x', start, week)).toBeNull()
  })

  test('reach every block and every free slot, whatever is booked, and never leave the week', () => {
    fc.assert(
      fc.property(anyDay(monday), anyDay('2026-11-24'), (one, other) => {
        const booked = [...one, ...other]
        const week = mapOf(booked)
        const reached = new Map<string, WeekCursor>()
        const waiting = [atSlot(monday, 480, week)]
        for (let cursor = waiting.pop(); cursor !== undefined; cursor = waiting.pop()) {
          if (cursor === null || reached.has(nameOf(cursor))) continue
          expect(week.days).toContain(cursor.date)
          expect(week.slots).toContain(cursor.slot)
          reached.set(nameOf(cursor), cursor)
          for (const key of keys) waiting.push(moveCursor(key, cursor, week))
        }
        const ids = new Set([...reached.values()].map(({ id }) => id))
        for (const { id } of booked) expect(ids).toContain(id)
        for (const date of week.days)
          for (const slot of week.slots) if (atSlot(date, slot, week)?.id === null) expect(reached.has(nameOf({ date, slot, id: null }))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('a remembered place that is gone is settled within what is shown', () => {
    const week = mapOf([at('09:00', 30, 'goz')])
    expect(settleCursor({ date: '2026-12-01', slot: 60, id: 'gone' }, week)).toEqual({ date: monday, slot: 480, id: null })
    expect(settleCursor({ date: monday, slot: 540, id: 'gone' }, week)).toEqual({ date: monday, slot: 540, id: 'goz' })
    expect(settleCursor({ date: '2026-11-24', slot: 600, id: 'goz' }, week)).toEqual({ date: monday, slot: 540, id: 'goz' })
  })
})
