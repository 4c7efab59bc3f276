import { useState } from 'react'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { formatNhsNumber } from '../../../shared/rules/people/nhs-number.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useRead } from '../../api/use-read.ts'
import { currentPlatform, keyWords } from '../../app/keys.ts'
import { counted } from '../../ui/counted.ts'
import { Field, useFieldIds } from '../../ui/forms/field.tsx'
import { FoundOptions, useSearchBox } from '../../ui/forms/search-box.tsx'
import './person-picker.css'

export interface PersonPickerProps {
  readonly label: string
  readonly error?: string | undefined
  readonly onPick: (person: PersonSummary) => void
}

/** Finds one person by name or NHS number: type, ↑ ↓, Enter. Date of birth and NHS number stand beside each name. */
export function PersonPicker({ label, error, onPick }: PersonPickerProps) {
  const [text, setText] = useState('')
  const isTyped = text.trim() !== ''
  const { value: found, isEarlier } = useRead('search.people', { text }, { enabled: isTyped, keepPrevious: true })
  const people = isTyped ? (found?.people ?? []) : []
  const message = !isTyped || found === undefined ? '' : foundWords(text.trim(), people.length, found.bySound)
  const { id, described } = useFieldIds(undefined, { hint, error, note: message })
  const box = useSearchBox({ options: people, keyOf, onPick, isSettled: !isTyped || (found !== undefined && !isEarlier), picksUnseen: found?.bySound !== true })
  return (
    <Field id={id} label={label} hint={hint} error={error} note={message}>
      <input
        {...box.input}
        {...described}
        id={id}
        name="person"
        className="hv-input"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          box.toFirst()
        }}
      />
      <FoundOptions list={box.list} label="People found" className="person-picker-list">
        {(person) => (
          <>
            <span>{formatCaseloadName(person)}</span>
            <span className="hv-small hv-secondary hv-numbers">{identityWords(person)}</span>
          </>
        )}
      </FoundOptions>
    </Field>
  )
}

const keyOf = ({ id }: PersonSummary): string => id
const hint = 'Name or NHS number. ↑ ↓ choose, Enter picks.'

function foundWords(text: string, count: number, bySound: boolean): string {
  if (count === 0) return `Nothing found for '${text}'. Somebody new comes with a referral first: ${keyWords('new-referral', currentPlatform()) ?? ''}.`
  if (bySound) return `Nothing found for '${text}'. Sounds like:`
  return counted(count, 'person', 'people')
}

function identityWords({ birthDate, nhsNumber }: PersonSummary): string {
  const born = birthDate === null ? 'Date of birth not known' : `Born ${formatIsoDate(birthDate)}`
  return nhsNumber === null ? born : `${born}, NHS No. ${formatNhsNumber(nhsNumber)}`
}
