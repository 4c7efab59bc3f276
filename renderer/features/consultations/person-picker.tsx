import { useId, useState, type KeyboardEvent } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { formatDate } from '../../../shared/rules/dates.ts'
import { formatNhsNumber } from '../../../shared/rules/nhs-number.ts'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { useRead } from '../../api/use-read.ts'
import { Field, useFieldIds } from '../../ui/field.tsx'
import './person-picker.css'

export interface PersonPickerProps {
  readonly label: string
  readonly error?: string | undefined
  readonly onPick: (person: PersonSummary) => void
}

/** Finds one person by name or NHS number: type, ↑ ↓, Enter. Date of birth and NHS number stand beside each name. */
export function PersonPicker({ label, error, onPick }: PersonPickerProps) {
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(0)
  const listId = useId()
  const isTyped = text.trim() !== ''
  const { value: found } = useRead('search.people', { text }, { enabled: isTyped, keepPrevious: true })
  const people = isTyped ? (found?.people ?? []) : []
  const message = !isTyped || found === undefined ? '' : foundWords(text.trim(), people.length, found.bySound)
  const { id, described } = useFieldIds(undefined, { hint, error, note: message })
  const selected = people[Math.min(current, people.length - 1)]

  const onKeyDown = (event: KeyboardEvent) => {
    if (people.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') setCurrent((current + 1) % people.length)
    else if (event.key === 'ArrowUp') setCurrent((current + people.length - 1) % people.length)
    else if (event.key === 'Enter' && selected !== undefined) onPick(selected)
    else return
    event.preventDefault()
  }

  return (
    <Field id={id} label={label} hint={hint} error={error} note={message}>
      <input
        {...described}
        id={id}
        name="person"
        className="hv-input"
        type="text"
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={selected === undefined ? undefined : optionId(listId, selected.id)}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setCurrent(0)
        }}
        onKeyDown={onKeyDown}
      />
      {/* The listbox pattern: the text field keeps the focus and the keys, so options have none of their own. */}
      {/* eslint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div id={listId} role="listbox" aria-label="People found" className="person-picker-list">
        {people.map((person) => (
          <div
            key={person.id}
            id={optionId(listId, person.id)}
            role="option"
            aria-selected={person === selected}
            className="person-picker-option"
            onClick={() => onPick(person)}
          >
            <span>{formatCaseloadName(person)}</span>
            <span className="hv-small hv-secondary hv-numbers">{identityWords(person)}</span>
          </div>
        ))}
      </div>
      {/* eslint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
    </Field>
  )
}

const hint = 'Name or NHS number. ↑ ↓ choose, Enter picks.'

function foundWords(text: string, count: number, bySound: boolean): string {
  if (count === 0) return `Nothing found for '${text}'.`
  if (bySound) return `Nothing found for '${text}'. Sounds like:`
  return count === 1 ? '1 person' : `${count} people`
}

function identityWords({ birthDate, nhsNumber }: PersonSummary): string {
  const born = birthDate === null ? 'Date of birth not known' : `Born ${formatDate(Temporal.PlainDate.from(birthDate))}`
  return nhsNumber === null ? born : `${born}, NHS No. ${formatNhsNumber(nhsNumber)}`
}

function optionId(listId: string, personId: string): string {
  return `${listId}-${personId}`
}
