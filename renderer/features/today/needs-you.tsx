import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { daysBetween, formatDayCountWithDate } from '../../../shared/rules/dates.ts'
import { useToday } from '../../api/use-today.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ReviewDialog } from '../caseload/review-dialog.tsx'
import { bookingAddress, noteAddress } from '../consultations/address.ts'
import type { Today } from './day-plan.ts'
import { NeedsSection } from './needs-section.tsx'

/** What waits besides the day's consultations, each list in the order in which to take it. */
export function NeedsYou({ today }: { today: Today }) {
  const [reviewing, setReviewing] = useState<string | null>(null)
  const date = useToday()
  const { unsignedNotes, newReferrals, overdueReviews, nothingPlanned } = today
  const longestWait = Math.max(0, ...newReferrals.map(({ waitingDays }) => waitingDays))
  return (
    <>
      <NeedsSection
        title="Unsigned notes"
        rows={unsignedNotes.map(({ id, person, aboutDate }) => ({
          key: id,
          person,
          href: noteAddress(person.id, id),
          words: formatDayCountWithDate(Temporal.PlainDate.from(aboutDate), date),
        }))}
      />
      <NeedsSection
        title="New referrals"
        summary={`longest wait ${longestWait === 1 ? '1 day' : `${longestWait} days`}`}
        rows={newReferrals.map(({ id, person, referralDate }) => ({
          key: id,
          person,
          href: `/referrals/${id}`,
          words: `referred ${formatDayCountWithDate(Temporal.PlainDate.from(referralDate), date)}`,
        }))}
      />
      <NeedsSection
        title="Overdue reviews"
        rows={overdueReviews.map(({ caseId, person, nextReview }) => ({
          key: person.id,
          person,
          href: `/people/${person.id}`,
          words: `due ${formatDayCountWithDate(Temporal.PlainDate.from(nextReview), date)}`,
          action: (
            <Button kind="link" onPress={() => setReviewing(caseId)}>
              Set date<HiddenName person={person} />
            </Button>
          ),
        }))}
      />
      <NeedsSection
        title="Nothing planned"
        rows={nothingPlanned.map(({ person, lastContact }) => ({
          key: person.id,
          person,
          href: `/people/${person.id}`,
          words: lastContactWords(lastContact, date),
          action: (
            <ButtonLink kind="link" href={bookingAddress({ personId: person.id })}>
              Book<HiddenName person={person} />
            </ButtonLink>
          ),
        }))}
      />
      {reviewing !== null && <ReviewDialog caseIds={[reviewing]} onClose={() => setReviewing(null)} />}
    </>
  )
}

function HiddenName({ person: { given, family } }: { person: PersonSummary }) {
  return (
    <span className="hv-hidden">
      {' '}
      for {given} {family}
    </span>
  )
}

function lastContactWords(lastContact: string | null, today: Temporal.PlainDate): string {
  if (lastContact === null) return 'no contact yet'
  const day = Temporal.PlainDate.from(lastContact)
  return daysBetween(day, today) === 0 ? 'in contact today' : `last contact ${formatDayCountWithDate(day, today)}`
}
