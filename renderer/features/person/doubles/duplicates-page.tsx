import type { PersonHeading } from '../../../../shared/contract/people.ts'
import { useRead } from '../../../api/use-read.ts'
import type { RouteParams } from '../../../app/lazy-page.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { useHeadingAfterwards } from '../../../ui/focus-back.ts'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { CandidateColumns, usePossibleDuplicates } from './duplicate-check.tsx'
import { RecordFrame } from '../record-frame.tsx'
import { useKeepApart } from './use-keep-apart.ts'

/** Looks for a second record of a person who is on the caseload: `/people/:id/duplicates`. */
export function DuplicatesPage({ params }: { params: RouteParams }) {
  return <RecordFrame personId={params['id'] ?? ''}>{(heading) => <SecondRecords heading={heading} />}</RecordFrame>
}

function SecondRecords({ heading: { id, name, birth, nhsNumber } }: { heading: PersonHeading }) {
  const { value: record } = useRead('people.open', { id })
  const described = { ...name, birthDate: birth.birthDate, nhsNumber, postcode: record?.sections.address.value?.postcode ?? null }
  const candidates = usePossibleDuplicates(described, id)
  const keepApart = useKeepApart()
  return (
    <Page title="Second records of this person" help={help}>
      {candidates === undefined && <Loading words="Looking for second records…" />}
      {candidates?.length === 0 && (
        <EmptyState words="No other record has the same NHS number, or a name that sounds alike with the same date of birth.">
          <ButtonLink href={`/people/${id}`}>Back to the record</ButtonLink>
        </EmptyState>
      )}
      {candidates !== undefined && candidates.length > 0 && (
        <>
          <CandidateColumns headingLevel="h2" described={described} candidates={candidates}>
            {({ person, saidDifferent }) => (
              <>
                <span className="hv-line-up">
                  <ButtonLink href={`/people/${id}/merge/${person.id}`}>Same person, compare and merge</ButtonLink>
                  <ButtonLink kind="link" href={`/people/${person.id}`}>
                    Open that record
                  </ButtonLink>
                </span>
                {saidDifferent ? <p>Said to be different people.</p> : <DifferentPeople onPress={() => void keepApart({ id, ...name }, person)} />}
              </>
            )}
          </CandidateColumns>
          <div>
            <ButtonLink href={`/people/${id}`}>Back to the record</ButtonLink>
          </div>
        </>
      )}
    </Page>
  )
}

function DifferentPeople({ onPress }: { onPress: () => void }) {
  useHeadingAfterwards()
  return (
    <div>
      <Button kind="link" onPress={onPress}>
        Different people
      </Button>
    </div>
  )
}

const help = (
  <p>
    Somebody may have been added twice. These records have the same NHS number, or a name that sounds alike with the same date of birth.
    Merging keeps everything of both and can be undone. Of who is said to be different people Today asks no more, on any computer that
    has both.
  </p>
)
