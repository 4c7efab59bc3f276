import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { TimelineEntry } from '../../../../shared/contract/timeline.ts'
import { formatSentenceName, type PersonName } from '../../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useRead } from '../../../api/use-read.ts'
import { useStaffName } from '../../../api/use-staff-name.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Loading } from '../../../ui/messages/loading.tsx'
import { narrow, useMedia } from '../../../ui/media.ts'
import { isPrivate, whatHappened, whenHappened, whoDidIt } from './timeline-words.ts'

/** What was opened in the timeline, beside it. */
export function TimelinePane({ entry, personId, name }: { entry: TimelineEntry | undefined; personId: string; name: PersonName }) {
  const title = useRef<HTMLHeadingElement>(null)
  const isNarrow = useMedia(narrow)
  const staffName = useStaffName()
  // In one column it stands above the list, out of sight of who picked a line further down.
  useEffect(() => {
    if (isNarrow) title.current?.focus()
  }, [isNarrow])
  const className = classNames('person-pane hv-sheet hv-stack', entry === undefined && 'person-pane-empty hv-not-in-print', entry !== undefined && isPrivate(entry) && 'hv-not-in-print')
  return (
    <section className={className} aria-label="Picked in the timeline" aria-live="polite" data-region="picked">
      {entry === undefined ? (
        <p className="hv-secondary">Pick a line to read it here.</p>
      ) : (
        <>
          <h2 ref={title} tabIndex={-1}>{entry.kind === 'note' ? 'Note' : whatHappened(entry)}</h2>
          <p className="hv-secondary">
            {whenHappened(entry)} · {whoDidIt(entry, formatSentenceName(name), staffName)}
          </p>
          {(entry.kind === 'note' || entry.kind === 'addendum') && <NoteText id={entry.id} />}
          <EntryLink entry={entry} personId={personId} />
        </>
      )}
    </section>
  )
}

function NoteText({ id }: { id: string }) {
  const { value: note, fault } = useRead('notes.open', { id })
  if (fault !== undefined) return <p>{faultSentence(fault)}</p>
  if (note === undefined) return <Loading words="Reading the note…" />
  const text = note.signed?.text ?? note.typed?.body.text ?? ''
  return <p className="hv-reading">{text === '' ? 'Nothing written yet.' : text}</p>
}

function EntryLink({ entry, personId }: { entry: TimelineEntry; personId: string }) {
  switch (entry.kind) {
    case 'note':
    case 'addendum':
      return <Link href={`/people/${personId}/notes/${entry.id}`}>Open the note</Link>
    case 'consultation':
      return <Link href={`/consultations/${entry.id}`}>Open the consultation</Link>
    case 'referral':
    case 'decision':
      return <Link href={`/referrals/${entry.id}`}>Open the referral</Link>
    case 'status':
      return <Link href={`/people/${personId}`}>Change the status on the overview</Link>
  }
}
