import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OpenedVersions, Unsettled } from '../../../shared/contract/settle.ts'
import { lowerFirst } from '../../../shared/rules/capitals.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useCommand } from '../../app/use-command.tsx'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { useVisit } from '../../app/visit.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useHeadingAfterwards } from '../../ui/focus-back.ts'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordFrame } from '../person/record-frame.tsx'
import { SettleGroup } from './settle-group.tsx'
import { SettleNote } from './settle-note.tsx'
import { groupWords, headingWords, settlePath } from './settle-words.ts'

/** `/settle/:entity/:record/:group`: the versions of one field group, to choose from. */
export function SettlePage({ params: { entity = '', record = '', group = '' } }: { params: RouteParams }) {
  const isVisit = useVisit()
  const { value: opened, fault } = useRead('settle.open', { entity, record, group })
  if (isVisit) {
    return (
      <Page title="Two versions" help={help}>
        <p>Not shown while the person can see the screen.</p>
      </Page>
    )
  }
  if (fault !== undefined) {
    return (
      <Page title="Two versions" help={help}>
        <EmptyState words={faultSentence(fault)}>
          <ButtonLink href="/settle">All that has two versions</ButtonLink>
        </EmptyState>
      </Page>
    )
  }
  if (opened === undefined) return <Loading words="Reading the versions…" />
  const { person } = opened
  return person === null ? <Versions opened={opened} /> : <RecordFrame personId={person.id}>{() => <Versions opened={opened} />}</RecordFrame>
}

function Versions({ opened }: { opened: OpenedVersions }) {
  const [, navigate] = useLocation()
  const { here, count, next, previous } = useUnsettled(opened)
  const goTo = (one: Unsettled | undefined) => one !== undefined && navigate(settlePath(one), { replace: true })
  useCommand('previous-in-list', () => goTo(previous), { enabled: previous !== undefined })
  return (
    <Page
      title={headingWords({ ...opened, versions: opened.versions.length })}
      summary={here >= 0 && count > 1 ? <span className="hv-numbers">{`${here + 1} of ${count}`}</span> : undefined}
      help={help}
      actions={
        <>
          {next !== undefined && (
            <Button command="next-in-list" onPress={() => goTo(next)}>
              Next
            </Button>
          )}
          {opened.person !== null && <ButtonLink href={`/people/${opened.person.id}`}>Open the record</ButtonLink>}
          <ButtonLink href="/settle">See all</ButtonLink>
        </>
      }
      keyNotes="Tab goes to the next button, Enter presses it"
    >
      <Body key={settlePath(opened)} opened={opened} next={next} />
    </Page>
  )
}

function Body({ opened, next }: { opened: OpenedVersions; next: Unsettled | undefined }): ReactNode {
  const [isWriting, setWriting] = useState(false)
  // Whoever writes their own version goes on, though somebody else has settled it meanwhile.
  if (opened.versions.length < 2 && !isWriting) return <Settled next={next} />
  const isNote = opened.entity === 'note' && opened.group === 'text' && opened.person !== null
  return isNote ? <SettleNote noteId={opened.record} /> : <SettleGroup opened={opened} isWriting={isWriting} onWriting={setWriting} />
}

/**
 * Stays where the versions were, instead of going on to the next by itself: a second click of a double click must not
 * settle what nobody has looked at.
 */
function Settled({ next }: { next: Unsettled | undefined }) {
  const words = useRef<HTMLParagraphElement>(null)
  // Undo takes the words away again.
  useHeadingAfterwards()
  useEffect(() => {
    // The button that settled it has gone, and would leave the keyboard nowhere.
    if (document.activeElement === document.body) words.current?.focus()
  }, [])
  return (
    <div className="hv-line-up">
      <p ref={words} tabIndex={-1}>
        {next === undefined ? 'Everything agrees.' : 'Everything agrees here.'}
      </p>
      {next !== undefined && (
        <ButtonLink href={settlePath(next)}>
          Next: {next.person === null ? '' : `${formatCaseloadName(next.person)}, `}
          {lowerFirst(groupWords(next))}
        </ButtonLink>
      )}
    </div>
  )
}

/** Where this one stands among all that has several versions, and its neighbours; once it is settled, those of its place. */
function useUnsettled(opened: OpenedVersions) {
  const { value: list = [] } = useRead('settle.list', {})
  const here = list.findIndex((each) => settlePath(each) === settlePath(opened))
  const [lastPlace, setLastPlace] = useState(0)
  if (here >= 0 && here !== lastPlace) setLastPlace(here)
  const others = list.filter((_, place) => place !== here)
  const place = here >= 0 ? here : lastPlace
  return { here, count: list.length, next: others[place] ?? others[0], previous: others[place - 1] ?? others.at(-1) }
}

const help = (
  <>
    <p>Two computers changed the same thing before they met. Both versions are kept until you choose; nothing is chosen for you.</p>
    <p>Keep this one settles it with one click. F2 lets you write it yourself, with both in sight. What is not kept stays in the history, and Undo brings both back.</p>
  </>
)
