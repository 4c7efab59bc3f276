import { useContext, useMemo, useState, type KeyboardEvent } from 'react'
import { Temporal } from 'temporal-polyfill'
import { useLocation } from 'wouter'
import type { ConsultationRow } from '../../../../shared/contract/consultations.ts'
import { isCancelled } from '../../../../shared/rules/attendance.ts'
import { formatDate } from '../../../../shared/rules/time/dates.ts'
import { formatCaseloadName } from '../../../../shared/rules/people/person-name.ts'
import { timeFromMinutes } from '../../../../shared/rules/time/times.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useNow } from '../../../api/use-now.ts'
import { usePrintedBy } from '../../../api/use-printed-by.ts'
import { useRead } from '../../../api/use-read.ts'
import { nowInEngland, useToday } from '../../../api/use-today.ts'
import { runCommand } from '../../../app/command-registry.ts'
import { useCommand } from '../../../app/use-command.tsx'
import { useVisit } from '../../../app/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { counted } from '../../../ui/counted.ts'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { PlaceContext } from '../../../ui/place.ts'
import { PrintHeader } from '../../../ui/printing/print-header.tsx'
import { CaseloadSelect } from '../../caseload/caseload-select.tsx'
import { useHomeWords } from '../../caseload/use-home-words.ts'
import { useRemoved } from '../../team/use-removed.ts'
import { bookingAddress } from '../address.ts'
import { MoveForm } from '../move-form.tsx'
import { settleCursor, type WeekCursor } from './week-cursor.ts'
import { WeekGrid } from './week-grid.tsx'
import { WeekList } from './week-list.tsx'
import './week-page.css'
import { daysOfWeek, fitInLines, mondayOf, placeBlocks, slotMinutes, slotsShown } from './week.ts'
import { dayWords, listedAloneWords } from '../words.ts'

type View = 'week' | 'day'

/** `/week`: everybody's consultations of a week or a day, as lines of half an hour and as a list, or as a list alone where there are too many at one time. */
export function WeekPage() {
  const [, navigate] = useLocation()
  const today = useToday()
  const now = useNow()
  const isVisit = useVisit()
  const printedBy = usePrintedBy()
  const removed = useRemoved()
  const place = useRememberedWeek()
  const [view, setView] = useState<View>(place.first?.view ?? 'week')
  const [at, setAt] = useState<WeekCursor>(place.first?.cursor ?? here())
  const [moving, setMoving] = useState<ConsultationRow | null>(null)
  const [movesDone, setMovesDone] = useState(0)

  const day = Temporal.PlainDate.from(at.date)
  const monday = mondayOf(day)
  const { value, fault } = useRead('consultations.ofDays', { from: monday.toString(), to: monday.add({ days: 6 }).toString() }, { keepPrevious: true })
  const shown = useShown(value ?? noRows, monday.toString(), view, at.date, today.toString())
  const whose = useHomeWords()
  const cursor = settleCursor(at, shown.week)
  const current = shown.rows.find(({ id }) => id === cursor.id)

  const goTo = (next: WeekCursor, nextView: View = view) => {
    setAt(next)
    setView(nextView)
    place.remember({ cursor: next, view: nextView })
  }
  const turn = (days: number) => goTo({ ...cursor, date: Temporal.PlainDate.from(cursor.date).add({ days }).toString(), id: null })
  const leave = (step: 1 | -1) => turn(view === 'week' ? step * daysToWorkday(cursor.date, step) : step)
  const book = () => navigate(bookingAddress(bookableAt(cursor)))
  const endMove = () => {
    setMoving(null)
    setMovesDone(movesDone + 1)
  }
  useCommand('edit', () => setMoving(current ?? null), { enabled: current !== undefined && !isCancelled(current.attendance), words: 'Move this consultation' })
  useCommand('main-action', book, { words: 'Book consultation' })

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyped(event.target) || event.altKey || event.shiftKey) return
    const withCommand = event.ctrlKey || event.metaKey
    if (event.key === 'Home' && withCommand) goTo(here())
    else if (withCommand) return
    else if (event.key === 'PageUp') turn(-7)
    else if (event.key === 'PageDown') turn(7)
    else return
    event.preventDefault()
  }

  const title = view === 'week' ? `Week of ${formatDate(monday)}` : dayWords(at.date)
  return (
    // The keys of the week work from grid and list alike; each of them also has a button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown}>
      <PrintHeader about={null} printedBy={printedBy} />
      <Page
        title={title}
        summary={shown.rows.length > 0 && counted(shown.rows.length, 'consultation')}
        help={help}
        keys={['print']}
        keyNotes="Arrows move by slot and day, PgUp and PgDn by week, Ctrl Home goes to today, Enter opens or books, F2 moves a consultation"
        actions={<WeekButtons view={view} onTurn={turn} onToday={() => goTo(here())} onView={(next) => goTo(cursor, next)} />}
        mainButton={
          <Button kind="main" command="book" disabledBecause={removed} onPress={book}>
            Book consultation
          </Button>
        }
      >
        {fault !== undefined && <EmptyState words={faultSentence(fault)} />}
        {isVisit && <p>Other people’s consultations are hidden while the person can see the screen.</p>}
        <div className={shown.isReadable ? 'week-page' : 'week-page week-page-listed'}>
          {!isVisit && <CaseloadSelect />}
          {shown.isReadable ? (
            <WeekGrid
              label={title}
              week={shown.week}
              cursor={cursor}
              today={today}
              now={now}
              whose={whose}
              startsFocused={place.first !== null}
              focusAsked={movesDone}
              onCursor={goTo}
              onLeave={leave}
              onOpen={(id) => navigate(`/consultations/${id}`)}
              onBook={(date, time) => navigate(bookingAddress({ date, time }))}
            />
          ) : (
            <p className="week-listed-alone hv-secondary hv-not-in-visit hv-not-in-print">{listedAloneWords(view, whose !== null)}</p>
          )}
          <div className="week-page-aside">
            {moving !== null && <MoveForm key={moving.id} personId={moving.person.id} consultation={moving} name={formatCaseloadName(moving.person)} onClose={endMove} />}
            {value === undefined ? (
              // Until it is read nobody knows whether anything is booked.
              fault === undefined && <Loading words="Reading the week…" />
            ) : shown.rows.length === 0 ? (
              <EmptyState words={view === 'week' ? 'Nothing booked this week.' : 'Nothing booked this day.'} />
            ) : (
              <WeekList
                days={shown.week.days}
                rows={shown.rows}
                today={today}
                isDetailed={view === 'day'}
                whose={whose}
                current={cursor.id}
                startsFocused={place.first !== null}
                focusAsked={movesDone}
                now={now}
                onFocus={(id) => goTo(settleCursor({ ...cursor, id }, shown.week))}
              />
            )}
          </div>
        </div>
      </Page>
    </div>
  )
}

interface WeekButtonsProps {
  readonly view: View
  readonly onTurn: (days: number) => void
  readonly onToday: () => void
  readonly onView: (view: View) => void
}

function WeekButtons({ view, onTurn, onToday, onView }: WeekButtonsProps) {
  const days = view === 'week' ? 7 : 1
  return (
    <>
      <Button onPress={() => onTurn(-days)}>Previous {view}</Button>
      <Button onPress={onToday}>Today</Button>
      <Button onPress={() => onTurn(days)}>Next {view}</Button>
      <Button aria-pressed={view === 'week'} onPress={() => onView('week')}>
        Week
      </Button>
      <Button aria-pressed={view === 'day'} onPress={() => onView('day')}>
        Day
      </Button>
      <Button onPress={() => void runCommand('print')}>Print</Button>
    </>
  )
}

const noRows: readonly ConsultationRow[] = []

/** The rows and blocks of the days on screen; what was cancelled takes up no time, so it stands in the list alone. */
function useShown(all: readonly ConsultationRow[], monday: string, view: View, at: string, today: string) {
  const onlyDay = view === 'day' ? at : null
  return useMemo(() => {
    const days = onlyDay === null ? daysOfWeek(Temporal.PlainDate.from(monday), all, today) : [onlyDay]
    const rows = all.filter(({ date }) => days.includes(date))
    const standing = rows.filter(({ attendance }) => !isCancelled(attendance))
    const blocks = new Map(days.map((date) => [date, placeBlocks(standing.filter((row) => row.date === date))]))
    return { rows, isReadable: fitInLines([...blocks.values()], view), week: { days, slots: slotsShown(standing), blocksOn: (date: string) => blocks.get(date) ?? [] } }
  }, [all, monday, view, onlyDay, today])
}

interface RememberedWeek {
  readonly cursor: WeekCursor
  readonly view: View
}

/** Where the week was left, so that Back returns to the same block. */
function useRememberedWeek() {
  const place = useContext(PlaceContext)
  const [first] = useState(() => {
    const text = place.rowIn('week')
    return text === undefined ? null : (JSON.parse(text) as RememberedWeek)
  })
  return { first, remember: (week: RememberedWeek) => place.rememberRow('week', JSON.stringify(week)) }
}

/** Today, at the slot that it is now. */
function here(): WeekCursor {
  const [date = '', time = ''] = nowInEngland().split('T')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { date, slot: Math.floor((hour * 60 + minute) / slotMinutes) * slotMinutes, id: null }
}

/** A free slot that has not passed is where a booking starts; anywhere else only the person at the keyboard knows. */
function bookableAt({ date, slot, id }: WeekCursor): { date?: string; time?: string } {
  const time = timeFromMinutes(slot)
  if (date < nowInEngland().slice(0, 10)) return {}
  return id === null && `${date}T${time}` > nowInEngland() ? { date, time } : { date }
}

/** From Friday on to Monday, and back. */
function daysToWorkday(date: string, step: 1 | -1): number {
  const next = Temporal.PlainDate.from(date).add({ days: step }).dayOfWeek
  if (next < 6) return 1
  return step === 1 ? 9 - next : next - 4
}

function isTyped(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [role="dialog"]') !== null
}

const help = (
  <>
    <p>The lines are half hours. Every block says time, how and who; the list beside says the same in words.</p>
    <p>Enter on a block opens it, Enter on a free slot books there. F2 moves the block that has the focus, in a form beside.</p>
    <p>What was cancelled stands in the list and takes up no time. Where several caseloads are shown together, the list says whose each is; where too many share time for the lines, the list stands alone.</p>
  </>
)
