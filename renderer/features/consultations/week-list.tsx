import type { Temporal } from 'temporal-polyfill'
import { Link } from 'wouter'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { formatTimeRange } from '../../../shared/rules/times.ts'
import { Tag } from '../../ui/tag.tsx'
import { hasBegun } from './has-begun.ts'
import './week-list.css'
import { addressWords, attendanceWords, dayHeading, dayWords, flagWords, interpreterWords, planWords } from './words.ts'

export interface WeekListProps {
  readonly days: readonly string[]
  readonly rows: readonly ConsultationRow[]
  readonly today: Temporal.PlainDate
  /** Addresses, numbers and interpreters on screen too; in print they always stand. */
  readonly isDetailed: boolean
  readonly now: number
  readonly onFocus: (id: string) => void
}

/** The consultations by day, in words: every one a link. */
export function WeekList({ days, rows, today, isDetailed, now, onFocus }: WeekListProps) {
  return (
    <section className="week-list hv-not-in-visit" aria-label="List of consultations" data-region="list">
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
                  <Item key={row.id} row={row} isDetailed={isDetailed} now={now} onFocus={onFocus} />
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </section>
  )
}

function Item({ row, isDetailed, now, onFocus }: { row: ConsultationRow } & Pick<WeekListProps, 'isDetailed' | 'now' | 'onFocus'>) {
  return (
    <li>
      <Link href={`/consultations/${row.id}`} onFocus={() => onFocus(row.id)}>
        {formatTimeRange(row.time, row.minutes)}, {planWords(row)}, {formatCaseloadName(row.person)}
      </Link>
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
