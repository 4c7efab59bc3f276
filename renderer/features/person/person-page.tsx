import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { PersonHeading } from '../../../shared/contract/people.ts'
import { formatListName } from '../../../shared/rules/person-name.ts'
import type { RouteParams } from '../../app/routes.tsx'
import { Button } from '../../ui/button.tsx'
import { Tabs, type TabItem } from '../../ui/tabs.tsx'
import { usePageHelp } from '../../ui/page-help.ts'
import { useBeginNote } from '../notes/begin-note.ts'
import { NotesTab } from '../notes/notes-tab.tsx'
import { DetailsTab } from './details-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import './person.css'
import { RecordFrame } from './record-frame.tsx'
import { TimelineTab } from './timeline-tab.tsx'

export type RecordTab = 'overview' | 'timeline' | 'notes' | 'consultations' | 'details'

/** A person's record: `/people/:id` with the tab and what is open in it. */
export function PersonPage({ params }: { params: RouteParams }) {
  const { id = '', tab, item } = params
  return <RecordFrame personId={id}>{(heading) => <Record heading={heading} tab={tabOf(tab)} item={item} />}</RecordFrame>
}

function Record({ heading, tab, item }: { heading: PersonHeading; tab: RecordTab; item: string | undefined }) {
  const [, navigate] = useLocation()
  const title = useRef<HTMLHeadingElement>(null)
  const name = formatListName(heading.name)
  usePageHelp(help)
  useEffect(() => {
    if (item === undefined) title.current?.focus()
  }, [tab, item])

  return (
    <div className="hv-page person-record">
      {/* The band above says whose record it is, large enough; the tab line says which part. */}
      <h1 ref={title} tabIndex={-1} className="hv-hidden person-title">
        {`${tabWords[tab]}: ${name}`}
      </h1>
      <Tabs
        label={`Record of ${name}`}
        tabs={tabsOf(heading)}
        selected={tab}
        onSelect={(next) => navigate(next === 'overview' ? `/people/${heading.id}` : `/people/${heading.id}/${next}`)}
        aside={<NewNote personId={heading.id} isMain={tab !== 'details' && tab !== 'consultations' && item === undefined} />}
      >
        {panel(heading, tab, item)}
      </Tabs>
    </div>
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
      return <OverviewTab personId={heading.id} name={heading.name} />
    case 'timeline':
      return <TimelineTab personId={heading.id} name={heading.name} />
    case 'notes':
      return <NotesTab personId={heading.id} noteId={item} />
    case 'consultations':
      return null
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

function tabsOf({ notes, consultations }: PersonHeading): readonly TabItem<RecordTab>[] {
  return [
    { id: 'overview', words: tabWords.overview },
    { id: 'timeline', words: tabWords.timeline },
    { id: 'notes', words: tabWords.notes, count: notes },
    { id: 'consultations', words: tabWords.consultations, count: consultations },
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
