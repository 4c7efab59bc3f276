import { daysBetweenIso } from '../../../shared/rules/time/dates.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { isAboutContact, wasContact } from '../caseload/contact-conditions.ts'
import { isAtHome, isPersonAtHome, type Homes } from '../caseload/lists/homes.ts'
import { nothingPlannedList } from '../caseload/lists/today.ts'

/** One referral of the period, as far as a summary needs it. */
export interface CountedReferral {
  readonly personId: string | null
  readonly source: string | null
  readonly state: string | null
  readonly stateReason: string | null
  readonly practiceCode: string | null
  readonly practiceName: string | null
  /** Whole days to the first contact, or null if there was none up to today. */
  readonly days: number | null
}

/** How many consultations of the period were held by one medium with one attendance. */
export interface CountedContacts {
  readonly medium: string | null
  /** An attendance code, or 'not-recorded' for one that is over and about which nothing was said. */
  readonly attendance: string
  readonly count: number
}

/** What a summary counts besides the people on the caseload, each by one statement over the period. `homes`: whose. */
export const createCounting = ({ database, derived, today, now }: Pick<Caseload, 'database' | 'derived' | 'today' | 'now'>) => {
  const referrals = database.prepare(referralsStatement)
  const contacts = database.prepare(contactsStatement)
  const nothingPlanned = database.prepare(`SELECT count(*) ${nothingPlannedList.from}`).pluck()

  return {
    referrals(from: string, to: string, homes: Homes): CountedReferral[] {
      return (referrals.all({ from, to, homes, today: today() }) as ReferralRow[]).map(({ referralDate, met, noted, ...row }) => {
        const first = met === null || (noted !== null && noted < met) ? noted : met
        return { ...row, days: first === null ? null : daysBetweenIso(referralDate, first) }
      })
    },

    contacts: (from: string, to: string, homes: Homes): CountedContacts[] =>
      contacts.all({ from, to, homes, today: today() }) as CountedContacts[],

    /** People who are active now with no consultation booked, as Today counts them. */
    nothingPlanned(homes: Homes): number {
      derived.overview.catchUp(now())
      return nothingPlanned.get({ homes, day: today() }) as number
    },
  }
}

interface ReferralRow extends Omit<CountedReferral, 'days'> {
  readonly referralDate: string
  readonly met: string | null
  readonly noted: string | null
}


/** Exported, as the next, for the test that reads how they are planned. */
export const referralsStatement = `
  SELECT referral.personId, referralDate, source, state, stateReason, practiceCode, practiceName,
    (SELECT date FROM consultation
     WHERE consultation.personId = referral.personId AND date >= referralDate AND date <= @today AND ${wasContact}
     ORDER BY date LIMIT 1) AS met,
    (SELECT aboutDate FROM note
     WHERE note.personId = referral.personId AND aboutDate >= referralDate AND aboutDate <= @today
       AND ${isAboutContact}
     ORDER BY aboutDate LIMIT 1) AS noted
  FROM referral LEFT JOIN person ON person.id = referral.personId
  WHERE referralDate BETWEEN @from AND @to AND ${isAtHome}`

export const contactsStatement = `
  SELECT medium, CASE WHEN coalesce(attendance, '0') <> '0' THEN attendance WHEN date < @today THEN 'not-recorded' ELSE '0' END AS attendance,
    count(*) AS count
  FROM consultation WHERE date BETWEEN @from AND @to AND ${isPersonAtHome('consultation.personId')} GROUP BY 1, 2`
