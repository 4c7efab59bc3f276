import type { Temporal } from 'temporal-polyfill'
import { Link } from 'wouter'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { momentInEngland } from '../../../shared/rules/english-time.ts'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { formatTimeRange } from '../../../shared/rules/times.ts'
import { Tag } from '../../ui/tag.tsx'
import './week-list.css'
import { addressWords, attendanceWords, dayWords, flagWords, interpreterWords, nearDayWords, planWords } from './words.ts'

export interface WeekListProps {
  readonly days: readonly string[]
  readonly rows: readonly ConsultationRow[]
  readonly today: Temporal.PlainDate
  /** Addresses, numbers and interpreters on screen too; in print they always stand. */
  readonly isDetailed: boolean
  readonly onFocus: (id: string) => void
}

/** The consultations by day, in words: every one a link. */
export function WeekList({ days, rows, today, isDetailed, onFocus }: WeekListProps) {
  return (
    <section className="week-list hv-not-in-visit" aria-label="List of consultations" data-region="list">
      {days.map((date) => {
        const ofDay = rows.filter((row) => row.date === date)
        return (
          <div key={date}>
            <h2 className="week-list-day">
              <span className="hv-not-in-print">{nearDayWords(date, today)}</span>
              <span className="hv-print-only">{dayWords(date)}</span>
            </h2>
            {ofDay.length === 0 ? (
              <p className="hv-secondary">Nothing booked.</p>
            ) : (
              <ul className="week-list-rows">
                {ofDay.map((row) => (
                  <Item key={row.id} row={row} isDetailed={isDetailed} onFocus={onFocus} />
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </section>
  )
}

function Item({ row, isDetailed, onFocus }: { row: ConsultationRow; isDetailed: boolean; onFocus: (id: string) => void }) {
  const hasBegun = momentInEngland(row.date, row.time) <= Date.now()
  return (
    <li>
      <Link href={`/consultations/${row.id}?`} onFocus={() => onFocus(row.id)}>
        {formatTimeRange(row.time, row.minutes)}, {planWords(row)}, {formatCaseloadName(row.person)}
      </Link>
      <Status row={row} hasBegun={hasBegun} />
      {row.flags.map((flag) => (
        <Tag key={flag} meaning={flag === 'risk' ? 'stop' : flag === 'safeguarding' ? 'guard' : 'needs'}>
          {flagWords[flag]}
        </Tag>
      ))}
      <p className={isDetailed ? 'week-list-details' : 'week-list-details hv-print-only'}>{detailsOf(row).join('. ')}</p>
    </li>
  )
}

function Status({ row, hasBegun }: { row: ConsultationRow; hasBegun: boolean }) {
  if (row.attendance === '0') return hasBegun ? <Tag meaning="needs">{attendanceWords(row, true)}</Tag> : null
  return <span className="hv-secondary">{attendanceWords(row, hasBegun)}</span>
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
