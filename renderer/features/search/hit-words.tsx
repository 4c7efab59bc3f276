import { useMemo } from 'react'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { markMatches } from '../../../shared/rules/fold.ts'
import { formatNhsNumber } from '../../../shared/rules/people/nhs-number.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import type { StaffName } from '../../../shared/rules/people/staff-names.ts'
import { Marked } from '../../ui/marked.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Hit, NoteHit } from './hits.ts'

export interface HitWordsProps {
  readonly hit: Hit
  /** Those that were looked for, to be marked. */
  readonly words: readonly string[]
  /** What to call colleagues. */
  readonly staffName: StaffName
}

/** One line of the results. */
export function HitWords({ hit, words, staffName }: HitWordsProps) {
  return hit.kind === 'person' ? <PersonWords person={hit.person} words={words} /> : <NoteWords note={hit.note} words={words} staffName={staffName} />
}

function PersonWords({ person, words }: { person: PersonSummary; words: readonly string[] }) {
  return (
    <p className="search-hit-head">
      <span className="search-hit-name">
        <MarkedText text={formatCaseloadName(person)} words={words} />
      </span>
      <span className="hv-secondary">{detailOf(person)}</span>
    </p>
  )
}

function NoteWords({ note, words, staffName }: { note: NoteHit } & Pick<HitWordsProps, 'words' | 'staffName'>) {
  const { person, date, author, signed, excerpt, id, noteId } = note
  return (
    <>
      <p className="search-hit-head">
        <span className="search-hit-name">{formatCaseloadName(person)}</span>
        <span>{formatIsoDate(date)}</span>
        <span className="hv-secondary">
          {id === noteId ? 'note by' : 'added to a note by'} {staffName(author)}
        </span>
        {!signed && <Tag meaning="needs">Draft</Tag>}
      </p>
      <p className="search-hit-excerpt">
        <MarkedText text={excerpt} words={words} />
      </p>
    </>
  )
}

function MarkedText({ text, words }: { text: string; words: readonly string[] }) {
  const parts = useMemo(() => markMatches(text, words), [text, words])
  return <Marked parts={parts} />
}

/** What tells two of the same name apart. */
function detailOf({ birthDate, nhsNumber, postcode }: PersonSummary): string {
  const born = birthDate === null ? 'date of birth not known' : `born ${formatIsoDate(birthDate)}`
  const number = nhsNumber === null ? 'NHS No. not known' : `NHS No. ${formatNhsNumber(nhsNumber)}`
  return [born, number, postcode].filter((part) => part !== null).join(', ')
}
