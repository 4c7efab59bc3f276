import { Temporal } from 'temporal-polyfill'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PersonHeading, PersonRecord } from '../../../shared/contract/people.ts'
import { noteKinds } from '../../../shared/model/note.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { formatDate, formatDayCountWithDate, formatIsoDate, formatNearDate } from '../../../shared/rules/time/dates.ts'
import { formatSentenceName } from '../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { useToday } from '../../api/use-today.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useBooked } from '../consultations/booked.ts'
import { planWords } from '../consultations/words.ts'
import { PersonCaseload } from '../handover/hand-over.tsx'
import { CasePanel } from '../referrals/case-panel.tsx'
import { diedWords } from './life-dates.ts'
import { connections, contactWays, digitalSkills, ownDevices } from './value-lists.ts'
import './person.css'
import { upperFirst } from '../../../shared/rules/capitals.ts'
import { counted } from '../../ui/counted.ts'

/** Ready to talk in ten seconds: what matters, the last note, how to get in touch; then what is next and who is around. */
export function OverviewTab({ heading }: { heading: PersonHeading }) {
  const { id: personId, name } = heading
  const { value: record, fault } = useRead('people.open', { id: personId })
  if (fault !== undefined) return <p role="alert">{faultSentence(fault)}</p>
  if (record === undefined) return <Loading words="Opening the record…" />
  const called = formatSentenceName(name)
  return (
    <div className="person-columns">
      <div className="hv-stack" data-region="overview">
        <WhatMatters record={record} called={called} />
        <LastNote personId={personId} />
        <InTouch record={record} called={called} />
        <CasePanel personId={personId} />
      </div>
      <div className="hv-stack" data-region="next">
        <Next personId={personId} called={called} diedOn={heading.diedOn} />
        <LatestReferral personId={personId} />
        <PeopleAround record={record} called={called} />
        <Practice record={record} />
        <PersonCaseload person={heading} />
      </div>
    </div>
  )
}

function Part({ title, isPrivate = false, children }: { title: string; isPrivate?: boolean; children: ReactNode }) {
  return (
    <section className={`hv-sheet person-part${isPrivate ? ' hv-not-in-visit hv-not-in-print' : ''}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function WhatMatters({ record, called }: { record: PersonRecord; called: string }) {
  const matters = record.sections.aboutMe.value?.mattersMost ?? null
  return (
    <Part title={`What matters to ${called}`}>
      {matters === null ? <p className="hv-secondary">Not asked yet. Ask at the first contact.</p> : <p className="hv-reading">{matters}</p>}
    </Part>
  )
}

function LastNote({ personId }: { personId: string }) {
  const { value: notes } = useRead('notes.ofPerson', { personId })
  const today = useToday()
  const staffName = useStaffName()
  const last = notes?.[0]
  if (notes === undefined) return <Loading words="Reading the last note…" />
  if (last === undefined)
    return (
      <Part title="Last note">
        <p className="hv-secondary">No notes yet. F8 starts one.</p>
      </Part>
    )
  const { aboutSomeoneElse, safeguardingNote, notToBeShared } = last.flags
  return (
    <Part title="Last note" isPrivate={aboutSomeoneElse || safeguardingNote || notToBeShared}>
      <p className="hv-secondary">
        {wordsOf(noteKinds, last.kind)}, {formatDayCountWithDate(Temporal.PlainDate.from(last.aboutDate), today)}, {staffName(last.author)}{' '}
        {last.signedAt === null && <Tag meaning="needs">Draft</Tag>}
      </p>
      <p>{last.firstLine === '' ? 'Nothing written yet.' : last.firstLine}</p>
      <Link href={`/people/${personId}/notes/${last.id}`}>Whole note</Link>
    </Part>
  )
}

function InTouch({ record, called }: { record: PersonRecord; called: string }) {
  const { contact, digital } = record.sections
  const points = record.contactPoints.flatMap(({ id, details: { value } }) => (value === null ? [] : [{ id, ...value }]))
  const ways = [
    ['Prefers', contact.value?.preferredContact === undefined || contact.value.preferredContact === null ? 'Not asked' : wordsOf(contactWays, contact.value.preferredContact)],
    ['Best times', contact.value?.bestTimes ?? 'Not asked'],
    ['Device', digital.value === null || digital.value.ownDevice === null ? 'Not asked' : wordsOf(ownDevices, digital.value.ownDevice)],
    ['Internet', digital.value === null || digital.value.connection === null ? 'Not asked' : wordsOf(connections, digital.value.connection)],
    ['Online skills', digital.value === null || digital.value.digitalSkills === null ? 'Not asked' : wordsOf(digitalSkills, digital.value.digitalSkills)],
  ] as const
  return (
    <Part title={`How ${called} gets in touch`}>
      {points.length === 0 ? (
        <p className="hv-secondary">No phone number or email yet.</p>
      ) : (
        <ul className="person-points">
          {points.map(({ id, kind, value, use }) => (
            <li key={id}>
              <span className="hv-secondary">{pointWords(kind, use)}</span> <span className="hv-numbers">{value}</span>
            </li>
          ))}
        </ul>
      )}
      <dl className="person-facts">
        {ways.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

function Next({ personId, called, diedOn }: { personId: string; called: string; diedOn: string | null }) {
  const allBooked = useBooked(personId) ?? []
  const [booked] = allBooked
  const { value: notes } = useRead('notes.ofPerson', { personId })
  const { value: cases } = useRead('cases.ofPerson', { personId })
  const staffName = useStaffName()
  const today = useToday()
  const current = cases?.[0]
  const isOpen = current !== undefined && current.status.value?.status !== 'closed'
  const agreed = notes?.find((note) => note.nextStep !== null)
  return (
    <Part title="Next">
      {diedOn !== null && (
        <Alert meaning="needs">
          {diedWords(called, diedOn, { booked: allBooked.length, isOpen }).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Alert>
      )}
      {booked === undefined ? (
        <p>
          Nothing planned. {diedOn === null && <Link href={`/book?person=${personId}`}>Book a consultation</Link>}
        </p>
      ) : (
        <p>
          <Link href={`/consultations/${booked.id}`}>
            {formatNearDate(Temporal.PlainDate.from(booked.on), today)} {booked.at}
          </Link>{' '}
          {planWords(booked)}, {booked.minutes} min
        </p>
      )}
      {isOpen && <p>{reviewWords(current.review.value?.nextReview ?? null, today)}</p>}
      {agreed !== undefined && (
        <p className={agreed.flags.notToBeShared || agreed.flags.aboutSomeoneElse ? 'hv-not-in-visit hv-not-in-print' : undefined}>
          Agreed: {agreed.nextStep}
          {agreed.nextStepBy !== null && `, by ${formatIsoDate(agreed.nextStepBy)}`} ({staffName(agreed.author)})
        </p>
      )}
    </Part>
  )
}

function LatestReferral({ personId }: { personId: string }) {
  const { value: referrals } = useRead('referrals.ofPerson', { personId })
  const latest = referrals?.[0]
  if (referrals === undefined) return <Loading words="Reading referrals…" />
  return (
    <Part title="Referral">
      {latest === undefined ? (
        <p className="hv-secondary">No referral on this computer.</p>
      ) : (
        <>
          <p>
            <Link href={`/referrals/${latest.id}`}>
              {[latest.referrerName, latest.referrerOrganisation].filter((part) => part !== null).join(', ') || 'Referrer not known'},{' '}
              {formatIsoDate(latest.referralDate)}
            </Link>
          </p>
          <p>{latest.firstContact === null ? `No contact yet, ${counted(latest.waitingDays, 'day')} since the referral` : `${counted(latest.waitingDays, 'day')} to first contact`}</p>
        </>
      )}
    </Part>
  )
}

function PeopleAround({ record, called }: { record: PersonRecord; called: string }) {
  const people = record.relevantContacts.flatMap(({ id, details: { value } }) => (value === null ? [] : [{ id, ...value }]))
  return (
    <Part title={`People around ${called}`}>
      {people.length === 0 ? (
        <p className="hv-secondary">Not asked yet.</p>
      ) : (
        <ul className="person-points">
          {people.map(({ id, name, relationship, phone }) => (
            <li key={id}>
              {name}, {relationship ?? 'relationship not known'}
              {phone !== null && <span className="hv-numbers">, {phone}</span>}
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

function Practice({ record }: { record: PersonRecord }) {
  const practice = record.sections.practice.value
  const words = [practice?.gpName, practice?.practiceName].filter((part) => part !== null && part !== undefined).join(', ')
  return (
    <Part title="GP practice">
      {words === '' ? <p className="hv-secondary">Not known.</p> : <p>{words}</p>}
      <ButtonLink kind="link" href={`/people/${record.id}/details`}>
        All details
      </ButtonLink>
    </Part>
  )
}

/** 'Mobile', 'Home phone', 'Work email'. */
function pointWords(kind: 'phone' | 'email', use: string | null): string {
  if (use === 'mobile') return 'Mobile'
  return use === null ? (kind === 'phone' ? 'Phone' : 'Email') : `${upperFirst(use)} ${kind}`
}

/** 'Review 30 Nov 2026'; overdue is said as a word. */
function reviewWords(nextReview: string | null, today: Temporal.PlainDate): string {
  if (nextReview === null) return 'No review date set'
  const date = Temporal.PlainDate.from(nextReview)
  return Temporal.PlainDate.compare(date, today) < 0 ? `Review overdue, due ${formatDayCountWithDate(date, today)}` : `Review ${formatDate(date)}`
}
