import type { CSSProperties } from 'react'
import type { ConsultationRow } from '../../../../shared/contract/consultations.ts'
import { formatCaseloadName } from '../../../../shared/rules/people/person-name.ts'
import { formatTimeRange } from '../../../../shared/rules/time/times.ts'
import { classNames } from '../../../ui/class-names.ts'
import { hasBegun } from '../has-begun.ts'
import { slotMinutes, type PlacedBlock } from './week.ts'
import { attendanceWords, planWords } from '../words.ts'

export interface WeekBlockProps {
  readonly block: PlacedBlock<ConsultationRow>
  /** The slot in which it begins, minutes since midnight. */
  readonly slot: number
  readonly isCurrent: boolean
  readonly now: number
  /** Whose caseload it is on, where that is not the same for all. */
  readonly whose: string | null
  readonly onFocus: () => void
  readonly onOpen: (id: string) => void
}

/** One consultation in the week: a button with its full name, '14:00 to 14:30, Clinic, PATEL, Raj', wherever words are cut off. */
export function WeekBlock({ block: { booked, start, end, lane, lanes }, slot, isCurrent, now, whose, onFocus, onOpen }: WeekBlockProps) {
  const isOver = hasBegun(booked, now)
  const needsAttendance = isOver && booked.attendance === '0'
  const name = formatCaseloadName(booked.person)
  const how = planWords(booked)
  const further = [...(whose === null ? [] : [whose]), ...(isOver ? [attendanceWords(booked, true)] : [])]
  const words = [formatTimeRange(booked.time, booked.minutes), how, name, ...further]
  const style = {
    '--week-from': (start - slot) / slotMinutes,
    '--week-long': (end - start) / slotMinutes,
    '--week-lane': lane,
    '--week-lanes': lanes,
  } as CSSProperties
  return (
    <button
      type="button"
      className={classNames('week-block', end - start < 2 * slotMinutes && 'week-block-short', isOver && (needsAttendance ? 'week-block-needs' : 'week-block-settled'))}
      style={style}
      tabIndex={isCurrent ? 0 : -1}
      data-cursor={isCurrent || undefined}
      onFocus={onFocus}
      onClick={() => onOpen(booked.id)}
    >
      <span className="hv-hidden">{words.join(', ')}</span>
      {/* Seen in the order in which it is looked for, when and who first, because a short block has room for no more. */}
      <span aria-hidden="true">
        {booked.time} <span className="week-block-name">{name}</span> {[how, ...further].join(', ')}
      </span>
    </button>
  )
}
