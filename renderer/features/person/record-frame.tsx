import { useEffect, useState, type ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PersonHeading } from '../../../shared/contract/people.ts'
import { formatListName, formatSentenceName } from '../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { BeforeContactStrip } from '../../app/frame/before-contact-strip.tsx'
import { useCommand } from '../../app/use-command.tsx'
import { useListNeighbours } from '../../app/history.ts'
import { InRecord, PersonBand } from '../../app/frame/person-band.tsx'
import { useVisit } from '../../app/visit.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { focusIfLost } from '../../ui/focus-back.ts'
import { Loading } from '../../ui/messages/loading.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { EraseCommand } from '../erasure/erase-command.tsx'
import { HandOverCommand } from '../handover/hand-over.tsx'
import { useBeginNote } from '../notes/begin-note.ts'
import { useRememberOpened } from '../search/remember-opened.ts'
import { stopWords } from '../sync/stop-words.ts'
import { useRemoved } from '../team/use-removed.ts'
import { bandWords, beforeContact } from './heading-words.ts'

export interface RecordFrameProps {
  readonly personId: string
  readonly children: (heading: PersonHeading) => ReactNode
}

/**
 * What stands round every page about one person: band, strip, and the keys of the record (new note, book, copy the
 * NHS number, next in the list). A record that was merged away leads to the one it became.
 */
export function RecordFrame({ personId, children }: RecordFrameProps) {
  const { value: heading, fault } = useRead('people.heading', { id: personId })
  const beginNote = useBeginNote()
  // Answered before the record is read: whoever opens a row and presses F8 at once means this person.
  useCommand('new-note', () => void beginNote(heading?.id ?? personId), { enabled: fault === undefined })
  const shown = useLastShown(personId, heading)
  if (fault !== undefined) return <RecordMissing shown={shown} words={faultSentence(fault)} />
  if (heading === undefined) return <Loading words="Opening the record…" />
  return (
    <>
      <RecordHead heading={heading} />
      <RecordKeys heading={heading} askedFor={personId} />
      <HandOverCommand person={heading} />
      <EraseCommand personId={heading.id} />
      {children(heading)}
    </>
  )
}

/** Who that page has shown, also once the record is gone; null: nobody yet. */
function useLastShown(personId: string, heading: PersonHeading | undefined): PersonHeading['name'] | null {
  const [last, setLast] = useState<{ readonly personId: string; readonly name: PersonHeading['name'] } | null>(null)
  if (heading !== undefined && (last?.personId !== personId || last.name !== heading.name)) setLast({ personId, name: heading.name })
  return last?.personId === personId ? last.name : null
}

function RecordHead({ heading }: { heading: PersonHeading }) {
  const today = useToday()
  const isVisit = useVisit()
  // Somebody who sees the screen is not to read what colleagues tell each other about them.
  const items = beforeContact(heading).filter(({ topic }) => !isVisit || (topic !== 'risk' && topic !== 'safeguarding'))
  return (
    <InRecord>
      <PersonBand {...bandWords(heading, today)} />
      <BeforeContactStrip items={items} />
    </InRecord>
  )
}

function RecordKeys({ heading: { id, nhsNumber, name }, askedFor }: { heading: PersonHeading; askedFor: string }) {
  const [location, navigate] = useLocation()
  const search = useSearch()
  const showToast = useToast()
  const rememberOpened = useRememberOpened()
  const [arrivedAt] = useState(id)
  const copyNhsNumber = async () => {
    if (nhsNumber === null) return showToast({ words: `There is no NHS number in the record of ${formatSentenceName(name)}.` })
    await window.haversack.copyForAMinute(nhsNumber)
    return showToast({ words: 'NHS number copied. It leaves the clipboard after 60 seconds.' })
  }

  useCommand('book', () => navigate(`/book?person=${id}`))
  useCommand('copy-nhs-number', () => void copyNhsNumber())
  useListNeighbours(`/people/${id}`)
  useEffect(() => rememberOpened(id), [id, rememberOpened])
  useEffect(() => {
    // A record that is merged while it is open stays at its address: another would be another page, and break off what is typed.
    if (arrivedAt === askedFor) return
    // The person stands in the path or, as where a meeting is booked, behind the question mark.
    if (id !== askedFor) navigate(`${location}?${search}`.replaceAll(askedFor, id), { replace: true })
  }, [id, askedFor, arrivedAt, location, search, navigate])
  return null
}

/** Sync may take a record away while somebody writes in it. */
const goneWords = 'A note that you were writing went with it. What you typed in a form is kept and comes back with the record, unless the person was erased.'

function RecordMissing({ shown, words }: { shown: PersonHeading['name'] | null; words: string }) {
  const removed = useRemoved()
  // Only who was on screen a moment ago is named: an address must not tell who is meant by it.
  const who = shown === null ? '' : `The record of ${formatListName(shown)} was open here. `
  useEffect(() => focusIfLost(null), [])
  return (
    <div className="hv-page">
      <h1 tabIndex={-1}>This record cannot be opened</h1>
      <EmptyState words={removed === null ? `${who}${words} ${goneWords}` : `${stopWords('removed').whole} What you were typing is kept.`}>
        <ButtonLink href="/caseload">Open the caseload</ButtonLink>
      </EmptyState>
    </div>
  )
}
