import { useEffect, useMemo, useRef, useState } from 'react'
import type { Temporal } from 'temporal-polyfill'
import { useLocation, useSearch } from 'wouter'
import { searchWords } from '../../../shared/rules/fold.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { useToday } from '../../api/use-today.ts'
import { useCommand } from '../../app/use-command.tsx'
import { useVisit } from '../../app/visit.ts'
import { announce } from '../../ui/messages/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { FoundOptions, useSearchBox } from '../../ui/forms/search-box.tsx'
import { noteAddress } from '../consultations/address.ts'
import { useBeginNote } from '../notes/begin-note.ts'
import { HitWords } from './hit-words.tsx'
import { foundWords, hitsOf, type Found, type Hit } from './hits.ts'
import { SearchFilters } from './search-filters.tsx'
import { useSearchView, type SearchView } from './search-view.ts'
import './search.css'

const page = 30

/** `/search`: people and notes by every word or its beginning, while typing. */
export function SearchPage() {
  const isVisit = useVisit()
  return (
    <Page title="Search" help={help} focus="first-field" keys={['new-note']} keyNotes="↑ ↓ choose, Enter opens">
      {isVisit ? <p>Other people and notes are hidden while the person can see the screen.</p> : <Search />}
    </Page>
  )
}

function Search() {
  const asked = new URLSearchParams(useSearch()).get('q')
  const [view, change] = useSearchView(asked)
  const [limit, setLimit] = useState(page)
  const field = useRef<HTMLInputElement>(null)
  const { answer, fault, recent } = useFound(view, limit)
  const found = answer?.found
  const open = useOpenHit()
  const beginNote = useBeginNote()
  const staffName = useStaffName()

  const isTyped = view.text.trim() !== ''
  const words = useMemo(() => searchWords(answer?.text ?? ''), [answer])
  const hits = useMemo(() => (isTyped ? hitsOf(found?.people ?? [], found?.notes ?? []) : hitsOf(recent, [])), [isTyped, found, recent])
  const box = useSearchBox({ options: hits, keyOf, onPick: open, isSettled: !isTyped || answer?.text === view.text.trim(), picksUnseen: false })
  const { selected } = box
  const isMore = isTyped && (found?.moreNotes === true || found?.morePeople === true)
  const message = messageOf(isTyped, answer, recent.length)

  useSpoken(isTyped ? message : null)
  useScrolledIntoView(box.selectedId)
  useCommand('filter', () => field.current?.select())
  useCommand('new-note', () => selected?.kind === 'person' && void beginNote(selected.id), { enabled: selected?.kind === 'person' })

  const look = (next: Partial<SearchView>) => {
    box.toFirst()
    setLimit(page)
    change(next)
  }

  return (
    <>
      <input
        {...box.input}
        ref={field}
        className="hv-input search-field"
        aria-label="Search people and notes"
        placeholder="A name, NHS number, or words of a note"
        maxLength={200}
        value={view.text}
        onChange={({ target }) => look({ text: target.value })}
      />
      <SearchFilters view={view} authors={found?.authors ?? []} onChange={look} />
      {fault !== undefined && <Alert meaning="stop">{fault}</Alert>}
      <p className="hv-secondary">{message}</p>
      <FoundOptions list={box.list} label="Found" className="search-hits" optionClassName="search-hit">
        {(hit) => <HitWords hit={hit} words={words} staffName={staffName} />}
      </FoundOptions>
      {isMore && limit < most && (
        <div>
          <Button onPress={() => setLimit(Math.min(most, limit + page))}>Show more</Button>
        </div>
      )}
      {isMore && limit >= most && <p>There are more. Add a word or a date to find fewer.</p>}
    </>
  )
}

/** The contract gives no more at once. */
const most = 100

interface Answer {
  readonly text: string
  readonly found: Found
}

/** The latest answer with the text it is for: while the next one is looked up, nothing is said of it yet. */
function useFound({ text, kind, author, from, to }: SearchView, limit: number) {
  const today = useToday()
  const isTyped = text.trim() !== ''
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { value, fault } = useRead(
    'search.everything',
    { text, kind, author, from: dayOf(from, today), to: dayOf(to, today), limit },
    { enabled: isTyped },
  )
  const { value: recent } = useRead('search.recent', {}, { enabled: !isTyped })
  if (value !== undefined && value !== answer?.found) setAnswer({ text: text.trim(), found: value })
  return { answer: isTyped ? answer : null, fault: fault === undefined ? undefined : faultSentence(fault), recent: recent ?? noRecent }
}

const noRecent: readonly [] = []

function dayOf(text: string, today: Temporal.PlainDate): string | null {
  const date = parseDate(text, today)
  return date.ok ? date.value.toString() : null
}

function messageOf(isTyped: boolean, answer: Answer | null, recent: number): string {
  if (isTyped) return answer === null ? '' : foundWords(answer.text, answer.found)
  return recent === 0 ? 'Type a name, an NHS number, or words of a note.' : 'The people you opened last:'
}

function useSpoken(message: string | null): void {
  useEffect(() => {
    if (message === null || message === '') return undefined
    // Said once the typing rests, not with every letter.
    const timer = setTimeout(() => announce(message), 600)
    return () => clearTimeout(timer)
  }, [message])
}

function useScrolledIntoView(id: string | undefined): void {
  useEffect(() => {
    if (id !== undefined) document.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView({ block: 'nearest' })
  }, [id])
}

function useOpenHit(): (hit: Hit) => void {
  const [, navigate] = useLocation()
  // The question mark clears what was asked from the address.
  return (hit) => navigate(hit.kind === 'person' ? `/people/${hit.id}?` : noteAddress(hit.person.id, hit.note.noteId))
}

function keyOf({ kind, id }: Hit): string {
  return `${kind}-${id}`
}

const help = (
  <>
    <p>Every word is looked for, also as the beginning of a longer one. Accents and capitals do not matter. An NHS number may be typed in any spacing.</p>
    <p>People come first, then notes, the newest first, with the words that were found marked. Where nobody has the name, names that sound like it are shown.</p>
    <p>What you looked for is forgotten when the caseload is locked.</p>
  </>
)
