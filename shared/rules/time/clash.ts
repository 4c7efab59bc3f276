import { minutesOfDay, timeFromMinutes, type TimeOfDay } from './times.ts'

/** A stretch of one day. It may reach past midnight, but is only compared within its own day. */
export interface Slot {
  readonly start: TimeOfDay
  readonly minutes: number
}

/** Whether two stretches share any time. One that begins when the other ends does not clash. */
export function overlaps(one: Slot, other: Slot): boolean {
  return startOf(one) < endOf(other) && startOf(other) < endOf(one)
}

/** Those of the day that a new or moved consultation would overlap, earliest first. */
export function clashesWith<Booked extends Slot>(slot: Slot, day: readonly Booked[]): Booked[] {
  return day.filter((booked) => overlaps(slot, booked)).toSorted((a, b) => startOf(a) - startOf(b))
}

/** All pairs of a day that overlap, earliest first: the double bookings. */
export function doubleBookings<Booked extends Slot>(day: readonly Booked[]): [Booked, Booked][] {
  const inOrder = day.toSorted((a, b) => startOf(a) - startOf(b))
  return inOrder.flatMap((first, index) =>
    inOrder.slice(index + 1).flatMap((second): [Booked, Booked][] => (overlaps(first, second) ? [[first, second]] : [])),
  )
}

export interface FreeSlotSearch {
  /** Working hours: a slot begins at or after `from` and ends at or before `to`. */
  readonly from: TimeOfDay
  readonly to: TimeOfDay
  /** The length looked for, in minutes. */
  readonly minutes: number
  /** Minutes between the times offered, counted from `from`. */
  readonly every: number
  /** For today: the time it is now, because past slots are not offered. */
  readonly notBefore: TimeOfDay | null
}

/** Starts of the free slots of a day, earliest first. */
export function freeSlots(day: readonly Slot[], search: FreeSlotSearch): TimeOfDay[] {
  if (search.minutes <= 0 || search.every <= 0) throw new RangeError('A slot and its step last at least a minute')
  const earliest = search.notBefore === null ? 0 : minutesOfDay(search.notBefore)
  const last = minutesOfDay(search.to) - search.minutes
  const free: TimeOfDay[] = []
  for (let minute = minutesOfDay(search.from); minute <= last; minute += search.every) {
    const slot = { start: timeFromMinutes(minute), minutes: search.minutes }
    if (minute >= earliest && !day.some((booked) => overlaps(slot, booked))) free.push(slot.start)
  }
  return free
}

function startOf(slot: Slot): number {
  return minutesOfDay(slot.start)
}

function endOf(slot: Slot): number {
  return startOf(slot) + slot.minutes
}
