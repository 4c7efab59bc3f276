import type { PersonSummary } from '../../../../shared/contract/people.ts'
import type { OpenReferral, ReferralRow } from '../../../../shared/contract/referrals.ts'
import { waitingDays } from '../../../../shared/rules/referral-state.ts'
import type { Caseload } from '../caseload.ts'
import { isAboutContact, wasContact } from '../contact-conditions.ts'
import { createReferralCounts, isListed, isUnallocated } from './referral-counts.ts'

/* A contact counts from the day of the referral on. */
const columns = `
  referral.id, referral.personId, state, stateReason, stateDate, referralDate, receivedOn, source,
  referrerName, referrerOrganisation, reason, homeScope AS home,
  title, given, family, preferred, birthDate, nhsNumber, postcode,
  (SELECT min(day) FROM (
    SELECT date AS day FROM consultation
    WHERE consultation.personId = referral.personId AND ${wasContact} AND date >= referralDate
    UNION ALL
    SELECT aboutDate FROM note
    WHERE note.personId = referral.personId AND ${isAboutContact}
      AND aboutDate >= referralDate
  )) AS firstContact
  FROM referral JOIN person ON person.id = referral.personId`

const longestWaitFirst = 'referralDate, receivedOn, referral.id'

/** Exported for the test that reads how it is planned. */
export const unallocatedStatement = `SELECT ${columns} WHERE ${isUnallocated} ORDER BY ${longestWaitFirst}`

/** Reads referrals with the names they are listed under and how long they wait. */
export const createReferralRows = (caseload: Caseload) => {
  const { database, today } = caseload
  const { asked } = createReferralCounts(caseload)
  const unallocated = database.prepare(unallocatedStatement)
  const waiting = database.prepare(`SELECT ${columns} WHERE state = 'received' AND ${isListed} ORDER BY ${longestWaitFirst}`)
  const decided = database.prepare(`SELECT ${columns} WHERE state = @state AND ${isListed} ORDER BY stateDate DESC, referral.id DESC`)
  const all = database.prepare(`SELECT ${columns} WHERE ${isListed} OR ${isUnallocated} ORDER BY referralDate DESC, referral.id DESC`)
  const ofPerson = database.prepare(`SELECT ${columns} WHERE referral.personId = ? ORDER BY referralDate DESC, referral.id DESC`)
  const one = database.prepare(`SELECT ${columns} WHERE referral.id = ?`)
  const toRow = (row: unknown): ReferralRow => describe(row as Row, today())

  return {
    /** Of the caseload that is shown. */
    inState: (state: ReferralRow['state']): ReferralRow[] =>
      (state === 'received' ? waiting.all(asked()) : decided.all({ ...asked(), state })).map(toRow),
    all: (): ReferralRow[] => all.all(asked()).map(toRow),
    unallocated: (): ReferralRow[] => unallocated.all({ inbox: asked().inbox }).map(toRow),
    ofPerson: (personId: string): ReferralRow[] => ofPerson.all(personId).map(toRow),
    find(id: string): ReferralRow | null {
      const row = one.get(id)
      return row === undefined ? null : toRow(row)
    },
  }
}

type Row = Omit<ReferralRow, 'person' | 'waitingDays'> & Omit<PersonSummary, 'id'> & { readonly personId: string }

const describe = (row: Row, today: string): ReferralRow => {
  const { personId, title, given, family, preferred, birthDate, nhsNumber, postcode, home, ...referral } = row
  return {
    ...referral,
    person: { id: personId, title, given, family, preferred, birthDate, nhsNumber, postcode, home },
    waitingDays: daysWaited(row, today),
  }
}

/** An ending ends the wait too, where nobody was reached before it. */
const daysWaited = ({ referralDate, firstContact, state, stateDate }: Row, today: string): OpenReferral['waitingDays'] => {
  const waits = state === 'received' || state === 'accepted'
  return waitingDays(referralDate, firstContact, waits ? today : stateDate)
}
