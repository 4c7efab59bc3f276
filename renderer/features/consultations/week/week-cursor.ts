import { slotMinutes, type Placeable, type PlacedBlock } from './week.ts'

/** Where the keys are in the week: a slot of a day, or one of the blocks that cover it. */
export interface WeekCursor {
  readonly date: string
  /** The slot's start, minutes since midnight. */
  readonly slot: number
  /** The block that has the focus; null on a free slot. */
  readonly id: string | null
}

/** The week as the keys see it. */
export interface WeekMap {
  readonly days: readonly string[]
  readonly slots: readonly number[]
  readonly blocksOn: (date: string) => readonly PlacedBlock<Placeable>[]
}

/**
 * Where a key leads: up and down by slot, past the rest of a block in one step; left and right by day, through blocks side by
 * side first; Home and End to the ends of the day. Null for other keys and where the week ends.
 */
export function moveCursor(key: string, cursor: WeekCursor, week: WeekMap): WeekCursor | null {
  const first = week.slots[0] ?? 0
  const last = week.slots.at(-1) ?? first
  switch (key) {
    case 'ArrowDown':
      return upOrDown(cursor, week, 1)
    case 'ArrowUp':
      return upOrDown(cursor, week, -1)
    case 'ArrowLeft':
      return sideways(cursor, week, -1)
    case 'ArrowRight':
      return sideways(cursor, week, 1)
    case 'Home':
      return atSlot(cursor.date, first, week)
    case 'End':
      return atSlot(cursor.date, last, week)
    default:
      return null
  }
}

/** The cursor of a slot: on the first block that covers it, else on the slot itself; null outside the week. */
export function atSlot(date: string, slot: number, week: WeekMap): WeekCursor | null {
  if (!week.days.includes(date) || !week.slots.includes(slot)) return null
  return { date, slot, id: covering(date, slot, week)[0]?.booked.id ?? null }
}

/** The cursor that stands for an earlier one in what is shown now: it goes with its block, else stays at its slot. */
export function settleCursor(cursor: WeekCursor, week: WeekMap): WeekCursor {
  const block = cursor.id === null ? null : findBlock(cursor.id, week)
  const isThere = covering(cursor.date, cursor.slot, week).some(({ booked }) => booked.id === cursor.id)
  if (isThere) return cursor
  if (block !== null) return { date: block.booked.date, slot: Math.floor(block.start / slotMinutes) * slotMinutes, id: cursor.id }
  const date = week.days.includes(cursor.date) ? cursor.date : (week.days[0] ?? cursor.date)
  const slot = week.slots.includes(cursor.slot) ? cursor.slot : (week.slots[0] ?? cursor.slot)
  return atSlot(date, slot, week) ?? { date, slot, id: null }
}

function findBlock(id: string, { days, blocksOn }: WeekMap): PlacedBlock<Placeable> | null {
  return days.flatMap(blocksOn).find(({ booked }) => booked.id === id) ?? null
}

function upOrDown(cursor: WeekCursor, week: WeekMap, step: 1 | -1): WeekCursor | null {
  for (let slot = cursor.slot + step * slotMinutes; week.slots.includes(slot); slot += step * slotMinutes) {
    const there = covering(cursor.date, slot, week)
    const other = there.find(({ booked }) => booked.id !== cursor.id)
    if (there.length === 0 || other !== undefined) return { date: cursor.date, slot, id: other?.booked.id ?? null }
  }
  return null
}

function sideways(cursor: WeekCursor, week: WeekMap, step: 1 | -1): WeekCursor | null {
  const here = covering(cursor.date, cursor.slot, week)
  const beside = here[here.findIndex(({ booked }) => booked.id === cursor.id) + step]
  if (cursor.id !== null && beside !== undefined) return { ...cursor, id: beside.booked.id }
  const date = week.days[week.days.indexOf(cursor.date) + step]
  if (date === undefined) return null
  const there = covering(date, cursor.slot, week)
  const entered = step === 1 ? there[0] : there.at(-1)
  return { date, slot: cursor.slot, id: entered?.booked.id ?? null }
}

/** The blocks that share time with a slot, from left to right. */
function covering(date: string, slot: number, { blocksOn }: WeekMap): readonly PlacedBlock<Placeable>[] {
  return blocksOn(date)
    .filter(({ start, end }) => start < slot + slotMinutes && end > slot)
    .toSorted((a, b) => a.lane - b.lane)
}
