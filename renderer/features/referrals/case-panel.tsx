import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { OpenCase } from '../../../shared/contract/cases.ts'
import { caseStatuses, closingOutcomes, closingReasons, nextCaseStatuses } from '../../../shared/rules/case-status.ts'
import { wordsOf, type CodeWithWords } from '../../../shared/rules/code-list.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import type { StaffName } from '../../../shared/rules/people/staff-names.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { TwoVersionsLink } from '../settle/two-versions-link.tsx'
import { PriorityField, ReviewForm } from './case-fields.tsx'
import { CloseForm, HoldForm, ReopenForm } from './case-status-forms.tsx'
import { useFocusAfter } from './use-focus-after.ts'

/** A person's support: status, next review and priority, with holding, closing and reopening. */
export function CasePanel({ personId }: { personId: string }) {
  const { value: cases, fault } = useRead('cases.ofPerson', { personId })
  const staffName = useStaffName()
  if (fault !== undefined) return <p role="alert">{faultSentence(fault)}</p>
  if (cases === undefined) return <Loading words="Reading the support…" />
  const [latest, ...earlier] = cases
  return (
    <section className="hv-sheet hv-stack" aria-label="Support">
      <h2>Support</h2>
      {latest === undefined ? <p className="hv-secondary">Not on the caseload. Accepting a referral puts them on it.</p> : <LatestCase key={latest.id} latest={latest} />}
      {earlier.length > 0 && (
        <Disclosure title={counted(earlier.length, 'earlier spell of support', 'earlier spells of support')}>
          <ul>
            {earlier.map((item) => (
              <li key={item.id}>{statusWords(item, staffName)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

type Asked = 'hold' | 'close' | 'reopen' | 'review'

function LatestCase({ latest }: { latest: OpenCase }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const staffName = useStaffName()
  const today = useToday()
  const words = useFocusAfter<HTMLParagraphElement>(asked !== null)
  const status = latest.status.value?.status ?? 'active'
  const next = nextCaseStatuses(status)
  const done = () => setAsked(null)
  const isClosed = status === 'closed'
  return (
    <>
      <p ref={words} tabIndex={-1}>
        {statusWords(latest, staffName)} <TwoVersionsLink of={{ record: latest.id }} />
      </p>
      {latest.status.value !== null && latest.status.value.statusNote !== null && <p className="hv-reading">{latest.status.value.statusNote}</p>}
      {!isClosed && <p>{reviewWords(latest, today)}</p>}
      {asked === 'hold' && <HoldForm theCase={latest} onDone={done} />}
      {asked === 'close' && <CloseForm theCase={latest} onDone={done} />}
      {asked === 'reopen' && <ReopenForm theCase={latest} onDone={done} />}
      {asked === 'review' && <ReviewForm theCase={latest} onDone={done} />}
      {asked === null && (
        <>
          <fieldset className="hv-line-up" aria-label="Change the support">
            {!isClosed && <Button onPress={() => setAsked('review')}>Set review date</Button>}
            {next.includes('on-hold') && <Button onPress={() => setAsked('hold')}>{status === 'on-hold' ? 'Change the hold' : 'Put on hold'}</Button>}
            {next.includes('active') && <Button onPress={() => setAsked('reopen')}>{isClosed ? 'Reopen' : 'Make active again'}</Button>}
            {next.includes('closed') && <Button onPress={() => setAsked('close')}>Close support</Button>}
          </fieldset>
          {!isClosed && <PriorityField theCase={latest} />}
        </>
      )}
    </>
  )
}

/** 'On hold until 1 Dec 2026, since 23 Nov 2026, set by A. Rahman: in hospital' */
function statusWords({ status, opening }: OpenCase, staffName: StaffName): string {
  const value = status.value
  if (value === null) return `Open since ${formatIsoDate(opening.openedOn)}`
  const until = value.status === 'on-hold' && value.until !== null ? ` until ${formatIsoDate(value.until)},` : ''
  const since = `${wordsOf(caseStatuses, value.status)}${until} since ${formatIsoDate(value.statusFrom)}`
  const by = value.statusBy === null ? since : `${since}, set by ${staffName(value.statusBy)}`
  const why = [knownWords(closingReasons, value.statusReason), knownWords(closingOutcomes, value.outcome)].filter((part) => part !== null).join('. ')
  return why === '' ? by : `${by}: ${why}`
}

function reviewWords({ review }: OpenCase, today: Temporal.PlainDate): string {
  const date = review.value?.nextReview ?? null
  if (date === null) return 'No review date set.'
  return date < today.toString() ? `Review overdue since ${formatIsoDate(date)}.` : `Next review ${formatIsoDate(date)}.`
}

/** The words of a code, or what was written where it is none. */
function knownWords(list: readonly CodeWithWords[], code: string | null): string | null {
  return code === null ? null : (list.find((entry) => entry.code === code)?.words ?? code)
}
