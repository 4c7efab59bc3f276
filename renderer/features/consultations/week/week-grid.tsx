import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { ConsultationRow } from '../../../../shared/contract/consultations.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import { timeFromMinutes } from '../../../../shared/rules/time/times.ts'
import type { Temporal } from 'temporal-polyfill'
import { WeekBlock } from './week-block.tsx'
import { moveCursor, type WeekCursor, type WeekMap } from './week-cursor.ts'
import './week-grid.css'
import { hasBegun } from '../has-begun.ts'
import { slotMinutes, type PlacedBlock } from './week.ts'
import { dayHeading, dayWords } from '../words.ts'

export interface WeekGridProps {
  readonly label: string
  readonly week: Omit<WeekMap, 'blocksOn'> & { readonly blocksOn: (date: string) => readonly PlacedBlock<ConsultationRow>[] }
  readonly cursor: WeekCursor
  readonly today: Temporal.PlainDate
  readonly now: number
  /** Where those of several are shown together, so that each block says whose it is. */
  readonly whose: ((person: PersonSummary) => string) | null
  /** The focus goes to the cursor at first, as when coming back from what was opened. */
  readonly startsFocused: boolean
  /** Rises when a form beside the grid closes: a focus that has nowhere to go comes here. */
  readonly focusAsked: number
  readonly onCursor: (cursor: WeekCursor) => void
  /** Left or right beyond the days shown. */
  readonly onLeave: (step: 1 | -1) => void
  readonly onOpen: (id: string) => void
  readonly onBook: (date: string, time: string) => void
}

/** Days beside each other in lines of half an hour. Arrows move by slot and day; one block or free slot takes the Tab key. */
export function WeekGrid({ label, week, cursor, today, now, whose, startsFocused, focusAsked, onCursor, onLeave, onOpen, onBook }: WeekGridProps) {
  const grid = useRef<HTMLTableElement>(null)
  const holdsFocus = useRef(startsFocused)

  useEffect(() => {
    if (focusAsked > 0) holdsFocus.current = true
  }, [focusAsked])

  // The focus goes with the cursor; a block that is moved, or a week that is turned over, takes the focused element away.
  useEffect(() => {
    const { activeElement } = document
    const isLost = activeElement === null || activeElement === document.body
    if (holdsFocus.current && (isLost || grid.current?.contains(activeElement) === true)) focusCursor(grid.current)
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const next = moveCursor(event.key, cursor, week)
    if (next !== null) onCursor(next)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onLeave(event.key === 'ArrowRight' ? 1 : -1)
    else if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
  }

  return (
    <table
      ref={grid}
      // A table with these keys is a grid; only the role tells screen readers to pass the keys on.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label={label}
      className="week-grid hv-not-in-visit hv-not-in-print"
      data-region="week"
      onKeyDown={onKeyDown}
      onFocus={() => {
        holdsFocus.current = true
      }}
      onBlur={(event) => {
        // Nothing takes the focus when the element that had it is taken away.
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) holdsFocus.current = false
      }}
    >
      <thead className="week-head">
        <tr>
          <th scope="col" className="week-times">
            <span className="hv-hidden">Time</span>
          </th>
          {week.days.map((date) => (
            <th key={date} scope="col" className={date === today.toString() ? 'week-today' : undefined}>
              {dayHeading(date, today)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {week.slots.map((slot) => (
          <tr key={slot}>
            <th scope="row" className={slot % 60 === 0 ? 'week-time' : 'week-time week-time-half'}>
              {timeFromMinutes(slot)}
            </th>
            {week.days.map((date) => (
              <Cell key={date} date={date} slot={slot} blocks={week.blocksOn(date)} cursor={cursor} now={now} whose={whose} onCursor={onCursor} onOpen={onOpen} onBook={onBook} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  readonly date: string
  readonly slot: number
  readonly blocks: readonly PlacedBlock<ConsultationRow>[]
  readonly cursor: WeekCursor
  readonly now: number
  readonly whose: WeekGridProps['whose']
  readonly onCursor: (cursor: WeekCursor) => void
  readonly onOpen: (id: string) => void
  readonly onBook: (date: string, time: string) => void
}

function Cell({ date, slot, blocks, cursor, now, whose, onCursor, onOpen, onBook }: CellProps) {
  const begin = blocks.filter(({ start }) => start >= slot && start < slot + slotMinutes)
  const isFree = !blocks.some(({ start, end }) => start < slot + slotMinutes && end > slot)
  const isHere = cursor.date === date && cursor.slot === slot
  return (
    <td className={slot % 60 === 0 ? 'week-cell week-cell-hour' : 'week-cell'}>
      {isFree && <FreeSlot date={date} time={timeFromMinutes(slot)} isCurrent={isHere && cursor.id === null} now={now} onFocus={() => onCursor({ date, slot, id: null })} onBook={onBook} />}
      {begin.map((block) => (
        <WeekBlock
          key={block.booked.id}
          block={block}
          slot={slot}
          isCurrent={cursor.id === block.booked.id}
          now={now}
          whose={whose === null ? null : whose(block.booked.person)}
          // A long block keeps the slot at which the keys came to it.
          onFocus={() => cursor.id !== block.booked.id && onCursor({ date, slot, id: block.booked.id })}
          onOpen={onOpen}
        />
      ))}
    </td>
  )
}

interface FreeSlotProps {
  readonly date: string
  readonly time: string
  readonly isCurrent: boolean
  readonly now: number
  readonly onFocus: () => void
  readonly onBook: (date: string, time: string) => void
}

function FreeSlot({ date, time, isCurrent, now, onFocus, onBook }: FreeSlotProps) {
  const hasPassed = hasBegun({ date, time }, now)
  return (
    <button
      type="button"
      className="week-free"
      tabIndex={isCurrent ? 0 : -1}
      data-cursor={isCurrent || undefined}
      aria-disabled={hasPassed || undefined}
      onFocus={onFocus}
      onClick={hasPassed ? undefined : () => onBook(date, time)}
    >
      <span className="week-free-words">
        {hasPassed ? 'Passed' : 'Book'} {time}
        <span className="hv-hidden">, {dayWords(date)}</span>
      </span>
    </button>
  )
}

function focusCursor(grid: HTMLElement | null): void {
  grid?.querySelector<HTMLElement>('[data-cursor]')?.focus()
}
