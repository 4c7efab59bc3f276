import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PersonHeading, PersonRecord, PersonSection } from '../../../../shared/contract/people.ts'
import { formatListName } from '../../../../shared/rules/people/person-name.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useRead } from '../../../api/use-read.ts'
import type { RouteParams } from '../../../app/lazy-page.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Alert } from '../../../ui/messages/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import { apartWords, haveDifferentNhsNumbers, mergeChoices, seenSections, type Keep } from './merge-choices.ts'
import { MergeSection } from './merge-section.tsx'
import { RecordFrame } from '../record-frame.tsx'
import { sectionSpecs } from '../section-specs.ts'
import { useUndo } from '../../../app/undo.tsx'

/** Makes two records of one person one: `/people/:id/merge/:otherId`. The first stays. */
export function MergePage({ params }: { params: RouteParams }) {
  const { id = '', otherId = '' } = params
  return <RecordFrame personId={id}>{(heading) => <MergeTwo winner={heading} loserId={otherId} />}</RecordFrame>
}

function MergeTwo({ winner: { id: winnerId, caseload }, loserId }: { winner: PersonHeading; loserId: string }) {
  const { value: winner } = useRead('people.open', { id: winnerId })
  const { value: loser, fault } = useRead('people.open', { id: loserId })
  const { value: other } = useRead('people.heading', { id: loserId })
  const isOne = loser !== undefined && loser.id === winner?.id
  const words = fault !== undefined ? faultSentence(fault) : isOne ? 'These two are one record already.' : null
  return (
    <Page title="Merge two records" help={help}>
      {words !== null ? (
        <EmptyState words={words}>
          <ButtonLink href={`/people/${winnerId}`}>Back to the record</ButtonLink>
        </EmptyState>
      ) : winner === undefined || loser === undefined ? (
        <Loading words="Reading both records…" />
      ) : (
        <MergeForm winner={winner} loser={loser} apart={apartWords(caseload, other?.caseload ?? null)} />
      )}
    </Page>
  )
}

/** @param apart what is said where the two are on different caseloads */
function MergeForm({ winner: latestWinner, loser: latestLoser, apart }: { winner: PersonRecord; loser: PersonRecord; apart: string | null }) {
  // What is compared stays what was on screen when choosing began: a change from elsewhere must not slip in.
  const [{ winner, loser }, setSeen] = useState({ winner: latestWinner, loser: latestLoser })
  const [kept, setKept] = useState<Partial<Record<PersonSection, Keep>>>({})
  const { errors, tries, errorOf, fail } = useFormErrors()
  const [, navigate] = useLocation()
  const core = useCore()
  const { did } = useUndo()
  const { toChoose, added } = mergeChoices(winner, loser)
  const name = loser.sections.name.value === null ? 'this person' : formatListName(loser.sections.name.value)

  if (haveDifferentNhsNumbers(winner, loser))
    return (
      <Alert meaning="stop">
        <p>These two have different NHS numbers. Correct one before merging.</p>
        <ButtonLink href={`/people/${winner.id}/details`}>Details of this record</ButtonLink>
        <ButtonLink href={`/people/${loser.id}/details`}>Details of the other record</ButtonLink>
      </Alert>
    )

  const merge = async () => {
    const open = toChoose.filter((section) => kept[section] === undefined)
    if (open.length > 0) return fail(open.map((section) => ({ field: section, words: `${sectionSpecs[section].title}: choose which one to keep.` })))
    const take = [...toChoose.filter((section) => kept[section] === 'loser'), ...added]
    const reply = await core.call('people.merge', { winner: winner.id, loser: loser.id, take, seen: seenSections(winner, loser) })
    if (reply.ok) {
      did(`Two records of ${name} merged`, reply.value.undo)
      return navigate(`/people/${winner.id}`, { replace: true })
    }
    if (reply.error.code !== 'changed_since') return fail([{ field: null, words: faultSentence(reply.error) }])
    setSeen({ winner: latestWinner, loser: latestLoser })
    setKept({})
    return fail([{ field: null, words: 'One of these records changed on another computer while you were choosing. Nothing was merged. Look again.' }])
  }

  return (
    <div className="hv-stack">
      <ErrorSummary errors={errors} tries={tries} />
      <p>
        The record with the band above stays. Referrals, consultations, notes, phone numbers and people of the other record come to it.
        What is not kept stays in the history, where the merge can be undone.
      </p>
      {apart !== null && (
        <Alert meaning="needs">
          <p>{apart}</p>
        </Alert>
      )}
      {toChoose.map((section) => (
        <MergeSection
          key={section}
          section={section}
          winner={winner}
          loser={loser}
          kept={kept[section] ?? null}
          onKeep={(keep) => setKept({ ...kept, [section]: keep })}
          error={errorOf(section)}
        />
      ))}
      {toChoose.length === 0 && <p>Nothing differs between them.</p>}
      {added.length > 0 && <p>Only in the other record, and added: {added.map((section) => sectionSpecs[section].title).join(', ')}.</p>}
      <div className="hv-line-up">
        <Button kind="main" command="main-action" onPress={() => void merge()}>
          Merge records
        </Button>
        <ButtonLink href={`/people/${winner.id}`}>Cancel</ButtonLink>
      </div>
    </div>
  )
}

const help = (
  <p>
    Choose, for each part that differs, which one to keep. Nothing is chosen for you and nothing is lost: both stay in the history of the
    record, and Undo merge there makes them two again.
  </p>
)
