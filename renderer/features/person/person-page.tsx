import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { PersonHeading } from '../../../shared/contract/people.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { useVisit } from '../../app/visit.ts'
import { Button } from '../../ui/button.tsx'
import '../../ui/page.css'
import { Tabs, type TabItem } from '../../ui/tabs.tsx'
import { usePageHelp } from '../../ui/page-help.ts'
import { ConsultationsTab } from '../consultations/consultations-tab.tsx'
import { useBeginNote } from '../notes/begin-note.ts'
import { NotesTab } from '../notes/notes-tab.tsx'
import { TwoVersionsLink } from '../settle/two-versions-link.tsx'
import { DetailsTab } from './details-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { RecordFrame } from './record-frame.tsx'
import { TimelineTab } from './timeline/timeline-tab.tsx'

export type RecordTab = 'overview' | 'timeline' | 'notes' | 'consultations' | 'details'

/** A person's record: `/people/:id` with the tab and what is open in it. */
export function PersonPage({ params }: { params: RouteParams }) {
  const { id = '', tab, item } = params
  return <RecordFrame personId={id}>{(heading) => <Record heading={heading} tab={tabOf(tab)} item={item} />}</RecordFrame>
}

function Record({ heading, tab, item }: { heading: PersonHeading; tab: RecordTab; item: string | undefined }) {
  const [, navigate] = useLocation()
  const isVisit = useVisit()
  const name = formatListName(heading.name)
  usePageHelp(help)
  return (
    <div className="hv-page person-record">
      <RecordTitle words={`${tabWords[tab]}: ${name}`} takesFocus={item === undefined} />
      <Tabs
        label={`Record of ${name}`}
        tabs={tabsOf(heading, isVisit)}
        selected={tab}
        onSelect={(next) => navigate(next === 'overview' ? `/people/${heading.id}` : `/people/${heading.id}/${next}`)}
        aside={
          <span className="hv-line-up">
            {heading.caseload !== null && <span className="hv-secondary">{heading.caseload.isInbox ? 'Unallocated' : `Caseload of ${heading.caseload.name}`}</span>}
            {heading.twoVersions > 0 && <TwoVersionsLink of={{ personId: heading.id }} />}
            <NewNote personId={heading.id} isMain={tab !== 'details' && tab !== 'consultations' && item === undefined} />
          </span>
        }
      >
        {panel(heading, tab, item)}
      </Tabs>
    </div>
  )
}

/**
 * The heading for speech: the band says whose record it is, large enough, and the tab line which part. The focus lands
 * here on arrival, and when it would be lost because the tab it was in is gone; it stays in the tab line while arrows
 * go through the tabs.
 */
function RecordTitle({ words, takesFocus }: { words: string; takesFocus: boolean }) {
  const title = useRef<HTMLHeadingElement>(null)
  const hasArrived = useRef(false)
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (takesFocus && (!hasArrived.current || isLost)) title.current?.focus()
    hasArrived.current = true
  })
  return (
    <h1 ref={title} tabIndex={-1} className="hv-hidden person-title">
      {words}
    </h1>
  )
}

/** The main button of the record, but not where a form or an open note has its own. */
function NewNote({ personId, isMain }: { personId: string; isMain: boolean }) {
  const beginNote = useBeginNote()
  return (
    <Button kind={isMain ? 'main' : 'secondary'} command="new-note" onPress={() => void beginNote(personId)}>
      New note
    </Button>
  )
}

function panel(heading: PersonHeading, tab: RecordTab, item: string | undefined): ReactNode {
  switch (tab) {
    case 'overview':
      return <OverviewTab heading={heading} />
    case 'timeline':
      return <TimelineTab personId={heading.id} name={heading.name} />
    case 'notes':
      return <NotesTab personId={heading.id} noteId={item} />
    case 'consultations':
      return <ConsultationsTab personId={heading.id} />
    case 'details':
      return <DetailsTab personId={heading.id} />
  }
}

const tabWords: Readonly<Record<RecordTab, string>> = {
  overview: 'Overview',
  timeline: 'Timeline',
  notes: 'Notes',
  consultations: 'Consultations',
  details: 'Details',
}

function tabsOf({ notes, consultations }: PersonHeading, isVisit: boolean): readonly TabItem<RecordTab>[] {
  const counted = (count: number) => (isVisit ? {} : { count })
  return [
    { id: 'overview', words: tabWords.overview },
    { id: 'timeline', words: tabWords.timeline },
    { id: 'notes', words: tabWords.notes, ...counted(notes) },
    { id: 'consultations', words: tabWords.consultations, ...counted(consultations) },
    { id: 'details', words: tabWords.details },
  ]
}

function tabOf(word: string | undefined): RecordTab {
  return word !== undefined && Object.hasOwn(tabWords, word) ? (word as RecordTab) : 'overview'
}

const help = (
  <>
    <p>This is the record of one person. The line under the name says what to know before you make contact.</p>
    <p>
      Overview is for the minute before a conversation. Timeline tells what happened. Details holds the facts, typed once. F8 starts a
      note from anywhere in the record.
    </p>
  </>
)
