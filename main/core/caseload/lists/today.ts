import type { lists } from '../../../../shared/contract/lists.ts'
import type { Handlers, Output } from '../../../../shared/contract/operation.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import { waitingDays } from '../../../../shared/rules/referral-state.ts'
import { ok } from '../../../../shared/rules/result.ts'
import { readingToMilliseconds } from '../../changes/log/hybrid-clock.ts'
import type { Caseload } from '../caseload.ts'
import { createConsultationRows } from '../consultations/consultation-rows.ts'
import { createDoubleBookings } from '../consultations/double-bookings.ts'
import { isBooked } from '../contact-conditions.ts'
import { isAtHome, type Homes } from './homes.ts'
import { begunByAnother, userAsAuthor } from '../notes/note-authors.ts'
import { personSummaryColumns, personSummaryOf } from '../people/person-summary.ts'
import { createSecondRecords } from '../people/second-records.ts'
import { createReferralCounts } from '../referrals/referral-counts.ts'
import { createUnsettledList } from '../settle/settle-list.ts'
import { createShownCaseload } from './shown-caseload.ts'

type Today = Output<typeof lists.today>

/** Today: what must happen before going home, each list in the order in which to take it. */
export const createToday = (caseload: Caseload, otherAlerts: () => number): Pick<Handlers<typeof lists>, 'today' | 'counts'> => {
  const { database, derived, log, now, today } = caseload
  const consultations = createConsultationRows(caseload)

  const waiting = <Row>({ columns, from, order }: WaitingList) => {
    const list = database.prepare(`SELECT ${personSummaryColumns}, ${columns} ${from} ORDER BY ${order}`)
    const count = database.prepare(`SELECT count(*) ${from}`).pluck()
    return {
      all: (day: string, homes: Homes) => list.all({ day, homes }) as (PersonSummary & Row)[],
      count: (day: string, homes: Homes) => count.get({ day, homes }) as number,
    }
  }
  const attendanceMissing = waiting<{ recordId: string; date: string; time: string }>(attendanceMissingList)
  const unsignedNotes = waiting<{ recordId: string; aboutDate: string; author: string; authorId: string | null }>(unsignedNotesList)
  const newReferrals = waiting<{ recordId: string; referralDate: string }>(newReferralsList)
  const overdueReviews = waiting<{ caseId: string; nextReview: string }>(overdueReviewsList)
  const nothingPlanned = waiting<{ lastContact: string | null; diedOn: string | null }>(nothingPlannedList)
  const unsettled = createUnsettledList(caseload)
  const doubleBookings = createDoubleBookings(caseload)
  const secondRecords = createSecondRecords(caseload)
  const referrals = createReferralCounts(caseload)
  const shown = createShownCaseload(caseload)

  const doubleBooked = (date: string, homes: Homes): Today['doubleBooked'] =>
    doubleBookings(date, homes).flatMap(([oneId, otherId]): Today['doubleBooked'] => {
      const [one, other] = [consultations.open(oneId), consultations.open(otherId)]
      return one === null || other === null ? [] : [[one, other]]
    })

  const twoVersions = (homes: Homes): Today['twoVersions'] =>
    [...Map.groupBy(unsettled.list(homes), ({ person, record }) => person?.id ?? record).values()].flatMap((groups) => {
      const [first] = groups
      return first === undefined ? [] : [{ person: first.person, first, count: groups.length }]
    })

  return {
    today() {
      derived.overview.catchUp(now())
      const [date, homes] = [today(), shown.homes()]
      const user = userAsAuthor(caseload)
      return ok({
        date,
        consultations: consultations.ofDays(date, date, homes),
        doubleBooked: doubleBooked(date, homes),
        attendanceMissing: attendanceMissing.all(date, homes).map((row) => ({
          id: row.recordId,
          base: caseload.baseOf('consultation', row.recordId, 'attendance'),
          person: personSummaryOf(row),
          date: row.date,
          time: row.time,
        })),
        unsignedNotes: unsignedNotes
          .all(date, homes)
          .map((row) => ({
            id: row.recordId,
            person: personSummaryOf(row),
            aboutDate: row.aboutDate,
            begunBy: begunByAnother({ author: row.author, authorId: row.authorId ?? undefined }, user),
          }))
          .sort((one, other) => Number(one.begunBy !== null) - Number(other.begunBy !== null)),
        newReferrals: newReferrals.all(date, shown.homesOfNewReferrals()).map((row) => ({
          id: row.recordId,
          person: personSummaryOf(row),
          referralDate: row.referralDate,
          waitingDays: waitingDays(row.referralDate, null, date),
        })),
        overdueReviews: overdueReviews.all(date, homes).map((row) => ({ caseId: row.caseId, person: personSummaryOf(row), nextReview: row.nextReview })),
        nothingPlanned: nothingPlanned.all(date, homes).map((row) => ({ person: personSummaryOf(row), lastContact: row.lastContact, diedOn: row.diedOn })),
        secondRecords: secondRecords(homes),
        twoVersions: twoVersions(homes),
        lastChange: log.latestReading() === 0 ? null : readingToMilliseconds(log.latestReading()),
      })
    },

    counts() {
      derived.overview.catchUp(now())
      const [date, homes] = [today(), shown.homes()]
      const alerts = doubleBookings(date, homes).length + secondRecords(homes).length + unsettled.count(homes).records + otherAlerts()
      const lists = [attendanceMissing, unsignedNotes, overdueReviews, nothingPlanned]
      const waiting = lists.reduce((sum, { count }) => sum + count(date, homes), alerts)
      return ok({ today: waiting + newReferrals.count(date, shown.homesOfNewReferrals()), referrals: referrals.waiting() })
    },
  }
}

/** People of `@homes` who wait for something on `@day`: what is said beside their summary, which they are, and who comes first. */
interface WaitingList {
  readonly columns: string
  readonly from: string
  readonly order: string
}

const isOpen = `overview.status IN ('active', 'on-hold')`

/** Exported for the test that reads how it is planned. */
export const attendanceMissingList: WaitingList = {
  columns: 'consultation.id AS recordId, consultation.date, consultation.time',
  from: `FROM consultation JOIN person ON person.id = consultation.personId
    WHERE ${isBooked} AND consultation.date < @day AND consultation.time IS NOT NULL AND ${isAtHome}`,
  order: 'consultation.date, consultation.time, consultation.id',
}

const unsignedNotesList: WaitingList = {
  columns: 'note.id AS recordId, note.aboutDate, note.author, note.authorId',
  from: `FROM note JOIN person ON person.id = note.personId WHERE note.signedAt IS NULL AND ${isAtHome}`,
  order: 'note.aboutDate, note.id',
}

const newReferralsList: WaitingList = {
  columns: 'referral.id AS recordId, referral.referralDate',
  from: `FROM referral JOIN person ON person.id = referral.personId WHERE referral.state = 'received' AND ${isAtHome}`,
  order: 'referral.referralDate, referral.id',
}

const overdueReviewsList: WaitingList = {
  columns: 'overview.caseId, overview.nextReview',
  from: `FROM overview JOIN person ON person.id = overview.personId WHERE ${isOpen} AND overview.nextReview < @day AND ${isAtHome}`,
  order: 'overview.nextReview',
}

/** Whoever is active now: a hold whose last day has passed is over. */
export const nothingPlannedList: WaitingList = {
  columns: 'overview.lastContact, person.diedOn',
  from: `FROM overview JOIN person ON person.id = overview.personId
    WHERE ${isOpen} AND overview.nextStart IS NULL AND (overview.status = 'active' OR overview.statusUntil < @day) AND ${isAtHome}`,
  order: 'overview.lastContact IS NOT NULL, overview.lastContact, overview.sortName',
}
