import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OpenedVersions, Unsettled } from '../../../shared/contract/settle.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useCommand } from '../../app/commands.tsx'
import type { RouteParams } from '../../app/routes.tsx'
import { useVisit } from '../../app/visit.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordFrame } from '../person/record-frame.tsx'
import { SettleGroup } from './settle-group.tsx'
import { SettleNote } from './settle-note.tsx'
import { headingWords, settlePath } from './settle-words.ts'

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
  const { value: list = [] } = useRead('settle.list', {})
  const here = list.findIndex((each) => settlePath(each) === settlePath(opened))
  const next = list[(here + 1) % list.length]
  const goTo = (one: Unsettled | undefined) => navigate(one === undefined ? '/settle' : settlePath(one), { replace: true })
  const others = list.filter((each) => settlePath(each) !== settlePath(opened))
  // The one after it, so that settling goes through the list in its order.
  const afterThis = others[here >= others.length ? 0 : Math.max(here, 0)]
  const canGoOn = others.length > 0
  useCommand('previous-in-list', () => goTo(list[(here + list.length - 1) % list.length]), { enabled: canGoOn })
  return (
    <Page
      title={headingWords({ ...opened, versions: opened.versions.length })}
      summary={here >= 0 && list.length > 1 ? <span className="settle-place">{`${here + 1} of ${list.length}`}</span> : undefined}
      help={help}
      actions={
        <>
          {canGoOn && (
            <Button command="next-in-list" onPress={() => goTo(next)}>
              Next
            </Button>
          )}
          {opened.person !== null && <ButtonLink href={`/people/${opened.person.id}`}>Open the record</ButtonLink>}
          <ButtonLink href="/settle">All</ButtonLink>
        </>
      }
      keyNotes="Tab goes to the next button, Enter presses it"
    >
      <Body opened={opened} onSettled={() => goTo(afterThis)} />
    </Page>
  )
}

function Body({ opened, onSettled }: { opened: OpenedVersions; onSettled: () => void }): ReactNode {
  if (opened.versions.length < 2) return <EmptyState words="Everything agrees here." />
  const isNote = opened.entity === 'note' && opened.group === 'text' && opened.person !== null
  return isNote ? <SettleNote noteId={opened.record} onSettled={onSettled} /> : <SettleGroup opened={opened} onSettled={onSettled} />
}

const help = (
  <>
    <p>Two computers changed the same thing before they met. Both versions are kept until you choose; nothing is chosen for you.</p>
    <p>Keep this one settles it with one click. F2 lets you write it yourself, with both in sight. What is not kept stays in the history, and Undo brings both back.</p>
  </>
)
