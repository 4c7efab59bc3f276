import { useMemo } from 'react'
import { Temporal } from 'temporal-polyfill'
import { formatDate } from '../../../shared/rules/dates.ts'
import { markMatches } from '../../../shared/rules/fold.ts'
import { formatNhsNumber } from '../../../shared/rules/nhs-number.ts'
import { formatCaseloadName, formatStaffName } from '../../../shared/rules/person-name.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { Marked } from '../../ui/marked.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Hit, NoteHit } from './hits.ts'

export interface HitOptionProps {
  readonly id: string
  readonly hit: Hit
  readonly words: readonly string[]
  readonly isSelected: boolean
  readonly onOpen: () => void
}

/** One line of the results; the text field keeps the focus and the keys. */
export function HitOption({ id, hit, words, isSelected, onOpen }: HitOptionProps) {
  return (
    // The listbox pattern: the field that is typed in has the keys, so the options have none of their own.
    // eslint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={id} role="option" aria-selected={isSelected} className="search-hit" onPointerDown={(event) => event.preventDefault()} onClick={onOpen}>
      {hit.kind === 'person' ? <PersonWords person={hit.person} words={words} /> : <NoteWords note={hit.note} words={words} />}
    </div>
  )
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

function NoteWords({ note, words }: { note: NoteHit; words: readonly string[] }) {
  const { person, date, author, signed, excerpt, id, noteId } = note
  return (
    <>
      <p className="search-hit-head">
        <span className="search-hit-name">{formatCaseloadName(person)}</span>
        <span>{formatDate(Temporal.PlainDate.from(date))}</span>
        <span className="hv-secondary">
          {id === noteId ? 'note by' : 'added to a note by'} {formatStaffName(author)}
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
  const born = birthDate === null ? 'date of birth not known' : `born ${formatDate(Temporal.PlainDate.from(birthDate))}`
  const number = nhsNumber === null ? 'NHS No. not known' : `NHS No. ${formatNhsNumber(nhsNumber)}`
  return [born, number, postcode].filter((part) => part !== null).join(', ')
}
