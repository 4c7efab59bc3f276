import { Link } from 'wouter'
import type { ImportEntry, ImportReview, SentReferral } from '../../../shared/contract/imports.ts'
import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { useNoHome } from '../caseload/use-no-home.ts'
import type { DescribedPerson } from '../person/doubles/candidate-words.ts'
import { CandidateColumns } from '../person/doubles/duplicate-check.tsx'
import { referralAddress } from './addresses.ts'
import { entryName, placeWords, problemSentence, standingWords } from './import-words.ts'
import { SentView } from './sent-view.tsx'

export interface EntryDetailProps {
  readonly entry: ImportEntry
  readonly format: ImportReview['format']
  /** The button of the page takes in this one already. */
  readonly isOnlyReady: boolean
  /** 'new', 'different-person' or the id of the person it is. */
  readonly onTakeIn: (person: string) => void
}

/** What one entry of the file says, and what can be done with it. */
export function EntryDetail({ entry, format, isOnlyReady, onTakeIn }: EntryDetailProps) {
  const { entryNumber, standing, content } = entry
  const noHome = useNoHome()
  return (
    <section className="hv-sheet hv-stack" aria-label={entryName(entry, format)} data-region="entry">
      {standing.kind === 'ready' && !isOnlyReady && (
        <Button disabledBecause={noHome?.reason} onPress={() => onTakeIn('new')}>
          Take in this referral
        </Button>
      )}
      {standing.kind === 'already-here' && (
        <p>
          {standingWords(standing)}. <Link href={referralAddress(standing.referralId)}>Open the referral</Link>
        </p>
      )}
      {standing.kind === 'not-understood' && (
        <Alert meaning="stop">
          <p>{problemSentence(placeWords(entryNumber, format), standing.problem, standing.detail)} It was left out. Nothing was changed. Correct it in the file, or ask its sender.</p>
        </Alert>
      )}
      {standing.kind === 'possible-duplicate' && content !== null && <Candidates standing={standing} content={content} onTakeIn={onTakeIn} />}
      {content !== null && <SentView content={content} />}
    </section>
  )
}

interface CandidatesProps {
  readonly standing: Extract<ImportEntry['standing'], { kind: 'possible-duplicate' }>
  readonly content: SentReferral
  readonly onTakeIn: (person: string) => void
}

function Candidates({ standing, content, onTakeIn }: CandidatesProps) {
  const noHome = useNoHome()
  return (
    <section className="hv-stack" aria-label="Possible duplicate">
      <h2>This may be someone you already have.</h2>
      <p className="hv-secondary">Their record stays as it is. What the file says otherwise is kept with the referral.</p>
      <CandidateColumns headingLevel="h3" described={describe(content)} candidates={standing.candidates}>
        {({ person }) => <Button onPress={() => onTakeIn(person.id)}>Same person, use this record</Button>}
      </CandidateColumns>
      <Button disabledBecause={noHome?.reason} onPress={() => onTakeIn('different-person')}>
        Different person, make a new record
      </Button>
    </section>
  )
}

function describe({ person: { sections } }: SentReferral): DescribedPerson {
  return {
    ...sections.name,
    birthDate: sections.birth.birthDate,
    nhsNumber: sections.identity?.nhsNumber ?? null,
    postcode: sections.address?.postcode ?? null,
  }
}
