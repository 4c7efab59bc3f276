import { useEffect, useRef, type RefObject } from 'react'
import type { Temporal } from 'temporal-polyfill'
import { Link } from 'wouter'
import type { ConsultationRow } from '../../../../shared/contract/consultations.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import { formatCaseloadName } from '../../../../shared/rules/people/person-name.ts'
import { formatTimeRange } from '../../../../shared/rules/time/times.ts'
import { Tag } from '../../../ui/tag.tsx'
import { hasBegun } from '../has-begun.ts'
import './week-list.css'
import { addressWords, attendanceWords, dayHeading, dayWords, flagWords, interpreterWords, planWords } from '../words.ts'

export interface WeekListProps {
  readonly days: readonly string[]
  readonly rows: readonly ConsultationRow[]
  readonly today: Temporal.PlainDate
  /** Addresses, numbers and interpreters on screen too; in print they always stand. */
  readonly isDetailed: boolean
  readonly now: number
  /** Where those of several are shown together, so that each says whose it is. */
  readonly whose: ((person: PersonSummary) => string) | null
  /** The consultation at which the page stands. Where no lines are shown that take the focus, it is taken here. */
  readonly current: string | null
  /** As when coming back from what was opened. */
  readonly startsFocused: boolean
  /** Rises when a form beside closes. */
  readonly focusAsked: number
  readonly onFocus: (id: string) => void
}

/** The consultations by day, in words: every one a link. */
export function WeekList({ days, rows, today, isDetailed, now, whose, current, startsFocused, focusAsked, onFocus }: WeekListProps) {
  const list = useFocusOnCurrent(current, startsFocused, focusAsked)
  return (
    <section ref={list} className="week-list hv-not-in-visit" aria-label="List of consultations" data-region="list">
      {days.map((date) => {
        const ofDay = rows.filter((row) => row.date === date)
        return (
          <div key={date}>
            <h2 className="week-list-day">
              <span className="hv-not-in-print">{dayHeading(date, today)}</span>
              <span className="hv-print-only">{dayWords(date)}</span>
            </h2>
            {ofDay.length === 0 ? (
              <p className="hv-secondary">Nothing booked.</p>
            ) : (
              <ul className="week-list-rows">
                {ofDay.map((row) => (
                  <Item key={row.id} row={row} isDetailed={isDetailed} now={now} whose={whose} onFocus={onFocus} />
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </section>
  )
}

/** The focus stays with a consultation whose link goes and comes anew on another day; the heading has it where it went altogether. */
function useFocusOnCurrent(current: string | null, startsFocused: boolean, focusAsked: number): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  const isAsked = useRef(startsFocused)
  const last = useRef<Element | null>(null)
  useEffect(() => {
    if (focusAsked > 0) isAsked.current = true
  }, [focusAsked])
  // After every drawing, because the rows are read again at any time.
  useEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body
    if (isNowhere && (isAsked.current || last.current?.isConnected === false)) {
      const link = list.current?.querySelector<HTMLElement>(`[data-consultation="${current ?? ''}"]`)
      const target = link ?? document.querySelector<HTMLElement>('h1')
      target?.focus()
    }
    isAsked.current = false
    last.current = list.current?.contains(document.activeElement) === true ? document.activeElement : null
  })
  return list
}

function Item({ row, isDetailed, now, whose, onFocus }: { row: ConsultationRow } & Pick<WeekListProps, 'isDetailed' | 'now' | 'whose' | 'onFocus'>) {
  return (
    <li>
      <Link href={`/consultations/${row.id}`} data-consultation={row.id} onFocus={() => onFocus(row.id)}>
        {formatTimeRange(row.time, row.minutes)}, {planWords(row)}, {formatCaseloadName(row.person)}
      </Link>
      {whose !== null && <span>{whose(row.person)}</span>}
      <Status row={row} isOver={hasBegun(row, now)} />
      {row.flags.map((flag) => (
        <Tag key={flag} meaning={flag === 'risk' ? 'stop' : flag === 'safeguarding' ? 'guard' : 'needs'}>
          {flagWords[flag]}
        </Tag>
      ))}
      <p className={isDetailed ? 'week-list-details' : 'week-list-details hv-print-only'}>{detailsOf(row).join('. ')}</p>
    </li>
  )
}

function Status({ row, isOver }: { row: ConsultationRow; isOver: boolean }) {
  if (row.attendance === '0') return isOver ? <Tag meaning="needs">{attendanceWords(row, true)}</Tag> : null
  return <span className="hv-secondary">{attendanceWords(row, isOver)}</span>
}

function detailsOf(row: ConsultationRow): readonly string[] {
  const { place, phone, placeDetail, interpreter } = row
  return [
    ...(place === 'home' ? [addressWords(row)] : []),
    ...(placeDetail === null ? [] : [placeDetail]),
    ...(phone === null ? [] : [phone]),
    ...(interpreter === null ? [] : [interpreterWords(interpreter)]),
  ]
}
