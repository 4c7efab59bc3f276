import { Temporal } from 'temporal-polyfill'
import { minutesOfDay } from '../../../../shared/rules/time/times.ts'

/** What a block of the week needs to be placed. */
export interface Placeable {
  readonly id: string
  readonly date: string
  readonly time: string
  readonly minutes: number
}

/** A block with its lane: overlapping ones stand side by side, `lane` of `lanes`. */
export interface PlacedBlock<Booked extends Placeable> {
  readonly booked: Booked
  /** Minutes since midnight. */
  readonly start: number
  /** Where the block ends on the page: a short one takes a whole slot, so that its words fit. */
  readonly end: number
  readonly lane: number
  readonly lanes: number
}

/** Minutes of one line of the week. */
export const slotMinutes = 30

/** The days shown: Monday to Friday of the week of `day`, and a weekend day that is today or on which something is booked. */
export function daysOfWeek(day: Temporal.PlainDate, booked: readonly Pick<Placeable, 'date'>[], today: string): readonly string[] {
  const monday = mondayOf(day)
  const dates = new Set([today, ...booked.map(({ date }) => date)])
  return Array.from({ length: 7 }, (_, index) => monday.add({ days: index }).toString()).filter((date, index) => index < 5 || dates.has(date))
}

/** The Monday on or before a day. */
export function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 })
}

/** The slots shown, as minutes since midnight: 08:00 to 18:00, and earlier or later where something is booked. */
export function slotsShown(booked: readonly Placeable[]): readonly number[] {
  const starts = booked.map(({ time }) => minutesOfDay(time))
  const ends = booked.map(({ time, minutes }) => Math.min(minutesOfDay(time) + minutes, minutesInDay))
  const first = Math.floor(Math.min(dayStart, ...starts) / slotMinutes)
  const last = Math.ceil(Math.max(dayEnd, ...ends) / slotMinutes)
  return Array.from({ length: last - first }, (_, index) => (first + index) * slotMinutes)
}

/** The blocks of one day, earliest first, each in a lane in which it covers no other. */
export function placeBlocks<Booked extends Placeable>(day: readonly Booked[]): readonly PlacedBlock<Booked>[] {
  const blocks = day
    .map((booked) => {
      const start = minutesOfDay(booked.time)
      return { booked, start, end: Math.min(start + Math.max(booked.minutes, slotMinutes), minutesInDay) }
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  return overlappingGroups(blocks).flatMap((group) => {
    const laneEnds: number[] = []
    const inLanes = group.map((block) => {
      const free = laneEnds.findIndex((end) => end <= block.start)
      const lane = free === -1 ? laneEnds.length : free
      laneEnds[lane] = block.end
      return { ...block, lane }
    })
    return inLanes.map((block) => ({ ...block, lanes: laneEnds.length }))
  })
}

/** How many blocks side by side still show when they are, and those of a day a little of who as well, in the smallest usual window. */
const lanesThatFit = { week: 3, day: 8 } as const

/** Whether the blocks can be read as lines of a week or of a day; else a list says more. */
export function fitInLines(days: readonly (readonly PlacedBlock<Placeable>[])[], view: 'week' | 'day'): boolean {
  return days.every((blocks) => blocks.every(({ lanes }) => lanes <= lanesThatFit[view]))
}

const dayStart = 8 * 60
const dayEnd = 18 * 60
const minutesInDay = 24 * 60

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Runs of blocks, each of which overlaps the run before it. */
function overlappingGroups<Block extends Stretch>(inOrder: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = []
  let end = -1
  for (const block of inOrder) {
    if (block.start >= end) groups.push([])
    groups.at(-1)?.push(block)
    end = Math.max(end, block.end)
  }
  return groups
}
