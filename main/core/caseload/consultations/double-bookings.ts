import { doubleBookings } from '../../../../shared/rules/time/clash.ts'
import { createWritings } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import { isBooked } from '../contact-conditions.ts'
import { isAtHome, type Homes } from '../lists/homes.ts'
import { createWriters } from '../writers.ts'

/** Two consultations that share time, by id, the earlier first. */
export type DoubleBooking = readonly [string, string]

/**
 * Finds consultations that are booked for one time. Who holds a consultation is told by the caseload its person
 * belongs to: two link workers at the same hour are no double booking, though a supervisor's computer holds both.
 * Of this day every pair is found. Of days to come only those that came together, because two computers booked them:
 * what was booked on one was booked in sight of the other.
 */
export const createDoubleBookings = (caseload: Pick<Caseload, 'database' | 'log' | 'local' | 'memberOf'>): ((today: string, homes: Homes) => DoubleBooking[]) => {
  const { database, log } = caseload
  const writerOf = createWriters(caseload)
  const writingOf = createWritings(database)
  const booked = database.prepare(bookedFromStatement)
  const ofToday = database.prepare(bookedTodayStatement)
  const otherComputer = database.prepare('SELECT 1 FROM chain WHERE device NOT IN (SELECT id FROM device) LIMIT 1')

  /** The computer that said when a consultation is, former devices of this one as this one. */
  const computerOf = (id: string): string => {
    const [head] = log.headsOfRegister({ entity: 'consultation', record: id, grp: 'time' })
    if (head === undefined) throw new Error('A consultation with a time must have been given it')
    const { device } = writingOf(head)
    return writerOf(device).thisComputer ? 'this' : device
  }

  return (today, homes) => {
    // Alone, nobody books unseen: then days to come, of which there are many, need not be looked at.
    const rows = (otherComputer.get() === undefined ? ofToday : booked).all({ today, homes }) as BookedRow[]
    const byDay = Map.groupBy(rows, ({ date, homeScope }) => `${date} ${homeScope ?? ''}`)
    const pairs = [...byDay.values()].filter((day) => day.length > 1).flatMap((day) => doubleBookings(day))
    return pairs
      .filter(([one, other]) => one.date === today || computerOf(one.id) !== computerOf(other.id))
      .sort(([one], [other]) => (momentOf(one) < momentOf(other) ? -1 : 1))
      .map(([one, other]) => [one.id, other.id])
  }
}

interface BookedRow {
  readonly id: string
  readonly date: string
  readonly start: string
  readonly minutes: number
  readonly homeScope: string | null
}

const momentOf = ({ date, start }: BookedRow): string => `${date}T${start}`

const bookedStatement = (days: string): string => `
  SELECT consultation.id, date, time AS start, minutes, homeScope
  FROM consultation JOIN person ON person.id = consultation.personId
  WHERE ${isBooked} AND ${days} AND time IS NOT NULL AND minutes IS NOT NULL AND ${isAtHome}`

/** Exported for the test that reads how it is planned. */
export const bookedFromStatement = bookedStatement('date >= @today')
const bookedTodayStatement = bookedStatement('date = @today')
