import { Temporal } from 'temporal-polyfill'
import type { lists } from '../../../shared/contract/lists.ts'
import type { Handlers, Output } from '../../../shared/contract/operation.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { doubleBookings } from '../../../shared/rules/clash.ts'
import { waitingDays } from '../../../shared/rules/referral-state.ts'
import { ok } from '../../../shared/rules/result.ts'
import { readingToMilliseconds } from '../changes/hybrid-clock.ts'
import type { Caseload } from './caseload.ts'
import { createConsultationRows } from './consultation-rows.ts'
import { personSummaryColumns, personSummaryOf } from './person-summary.ts'

type Today = Output<typeof lists.today>

/** Today: what must happen before going home, each list in the order in which to take it. */
export const createToday = (caseload: Caseload): Pick<Handlers<typeof lists>, 'today' | 'counts'> => {
  const { database, derived, log, now, today } = caseload
  const open = `overview.status IN ('active', 'on-hold')`
  const consultations = createConsultationRows(caseload)
  const unsignedNotes = people(`note.id AS recordId, note.aboutDate AS day FROM note JOIN person ON person.id = note.personId
    WHERE note.signedAt IS NULL ORDER BY note.aboutDate, note.id`)
  const newReferrals = people(`referral.id AS recordId, referral.referralDate AS day FROM referral
    JOIN person ON person.id = referral.personId WHERE referral.state = 'received' ORDER BY referral.referralDate, referral.id`)
  const overdueReviews = people(`overview.caseId AS recordId, overview.nextReview AS day FROM overview
    JOIN person ON person.id = overview.personId WHERE ${open} AND overview.nextReview < ? ORDER BY overview.nextReview`)
  const nothingPlanned = people(`person.id AS recordId, overview.lastContact AS day FROM overview
    JOIN person ON person.id = overview.personId WHERE ${open} AND overview.nextStart IS NULL
    AND (overview.status = 'active' OR overview.statusUntil < ?)
    ORDER BY overview.lastContact IS NOT NULL, overview.lastContact, overview.sortName`)
  const twoVersions = people(`person.id AS recordId, overview.twoVersions AS day FROM overview
    JOIN person ON person.id = overview.personId WHERE overview.twoVersions > 0 ORDER BY overview.sortName`)

  function people(rest: string) {
    return database.prepare(`SELECT ${personSummaryColumns}, ${rest}`)
  }

  const read = (): Today => {
    derived.overview.catchUp(now())
    const date = today()
    const day = consultations.ofDays(date, date)
    const booked = day
      .filter(({ attendance }) => attendance === '0')
      .map(({ id, time, minutes }) => ({ id, start: time, minutes }))
    return {
      date,
      doubleBooked: doubleBookings(booked).map(([one, other]) => [one.id, other.id]),
      consultations: day,
      unsignedNotes: (unsignedNotes.all() as DatedRow[]).map((row) => ({
        id: row.recordId,
        person: personSummaryOf(row),
        aboutDate: row.day,
      })),
      newReferrals: (newReferrals.all() as DatedRow[]).map((row) => ({
        id: row.recordId,
        person: personSummaryOf(row),
        referralDate: row.day,
        waitingDays: waitingDays(Temporal.PlainDate.from(row.day), null, Temporal.PlainDate.from(date)),
      })),
      overdueReviews: (overdueReviews.all(date) as DatedRow[]).map((row) => ({
        caseId: row.recordId,
        person: personSummaryOf(row),
        nextReview: row.day,
      })),
      nothingPlanned: (nothingPlanned.all(date) as (PersonSummary & { day: string | null })[]).map((row) => ({
        person: personSummaryOf(row),
        lastContact: row.day,
      })),
      twoVersions: (twoVersions.all() as (PersonSummary & { day: number })[]).map((row) => ({
        person: personSummaryOf(row),
        count: row.day,
      })),
      lastChange: log.latestReading() === 0 ? null : readingToMilliseconds(log.latestReading()),
    }
  }

  return {
    today: () => ok(read()),
    counts() {
      const now = read()
      const needsYou = [now.doubleBooked, now.unsignedNotes, now.newReferrals, now.overdueReviews, now.nothingPlanned, now.twoVersions]
      return ok({ today: needsYou.reduce((sum, list) => sum + list.length, 0), referrals: now.newReferrals.length })
    },
  }
}

interface DatedRow extends PersonSummary {
  readonly recordId: string
  readonly day: string
}
