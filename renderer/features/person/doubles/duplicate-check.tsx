import type { ReactNode } from 'react'
import type { Output } from '../../../../shared/contract/operation.ts'
import type { people } from '../../../../shared/contract/people.ts'
import { wordsOf } from '../../../../shared/rules/code-list.ts'
import { formatListName } from '../../../../shared/rules/people/person-name.ts'
import { duplicateReasons } from '../../../../shared/rules/people/possible-duplicate.ts'
import { useRead } from '../../../api/use-read.ts'
import { Button } from '../../../ui/button.tsx'
import { homeWords } from '../../caseload/caseload-words.ts'
import { useShownCaseload } from '../../caseload/use-shown-caseload.ts'
import { Differs } from './differs.tsx'
import { compareLines, type DescribedPerson } from './candidate-words.ts'
import '../person.css'

export type Candidate = Output<typeof people.possibleDuplicates>[number]

export interface DuplicateCheckProps {
  readonly described: DescribedPerson
  /** Same person: use this record. */
  readonly onUse: (personId: string) => void
  /** Different person: make a new record. */
  readonly onNew: () => void
}

/**
 * 'This may be someone you already have': up to 5 candidates side by side, none picked beforehand. Shows nothing
 * while there is nobody like the person described; `usePossibleDuplicates` tells a form whether there is.
 */
export function DuplicateCheck({ described, onUse, onNew }: DuplicateCheckProps) {
  const candidates = usePossibleDuplicates(described)
  if (candidates === undefined || candidates.length === 0) return null
  return (
    <section className="hv-stack" aria-labelledby="duplicate-check">
      <h2 id="duplicate-check" tabIndex={-1}>
        This may be someone you already have.
      </h2>
      <CandidateColumns headingLevel="h3" described={described} candidates={candidates}>
        {({ person }) => <Button onPress={() => onUse(person.id)}>Same person, use this record</Button>}
      </CandidateColumns>
      <Button onPress={onNew}>Different person, make a new record</Button>
    </section>
  )
}

/**
 * People who may be the one described, surest first; undefined while they are looked for.
 * @param except a record that is not to be found, such as the one that is described
 */
export function usePossibleDuplicates(described: DescribedPerson, except: string | null = null, enabled = true): readonly Candidate[] | undefined {
  const { title, given, family, preferred, alias, birthDate, nhsNumber } = described
  const { value } = useRead(
    'people.possibleDuplicates',
    { name: { title, given, family, preferred, alias, pronouns: null }, birthDate, nhsNumber, except },
    { enabled, keepPrevious: true },
  )
  return enabled ? value : undefined
}

export interface CandidateColumnsProps {
  /** The level of the candidates' names under the heading of the page or section. */
  readonly headingLevel: 'h2' | 'h3'
  readonly described: DescribedPerson
  readonly candidates: readonly Candidate[]
  /** What can be done about one of them. */
  readonly children: (candidate: Candidate) => ReactNode
}

/** Candidates side by side: why each was found, and what agrees and what differs. */
export function CandidateColumns({ headingLevel: Heading, described, candidates, children }: CandidateColumnsProps) {
  const { choices } = useShownCaseload()
  return (
    <div className="person-candidates">
      {candidates.map((candidate) => {
        const name = formatListName(candidate.person)
        return (
          <section key={candidate.person.id} className="hv-sheet hv-stack" aria-label={name}>
            <Heading>{name}</Heading>
            <p>{reasonWords(candidate)}</p>
            <dl className="person-facts person-facts-narrow">
              {compareLines(described, candidate.person).map(({ label, words, differs }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd className="hv-numbers">
                    {words}
                    {differs && <Differs />}
                  </dd>
                </div>
              ))}
              {choices.length > 1 && (
                <div>
                  <dt>Caseload</dt>
                  <dd>{homeWords(choices, candidate.person.home)}</dd>
                </div>
              )}
            </dl>
            {candidate.differentNhsNumbers && <p>The NHS numbers differ. If it is one person, one of them is wrong.</p>}
            {children(candidate)}
          </section>
        )
      })}
    </div>
  )
}

/** 'Found by: same NHS number'. */
function reasonWords({ reasons }: Candidate): string {
  return `Found by: ${reasons.map((reason) => wordsOf(duplicateReasons, reason)).join('; ')}`
}
