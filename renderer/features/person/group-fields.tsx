import { useId } from 'react'
import type { Temporal } from 'temporal-polyfill'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { choicesOf } from '../../ui/forms/choice.ts'
import { DateField } from '../../ui/forms/date-field.tsx'
import type { FormError } from '../../ui/forms/error-summary.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { TextArea } from '../../ui/forms/text-area.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { TimeField } from '../../ui/forms/time-field.tsx'
import type { FieldSpec } from './field-spec.ts'
import type { TypedFields } from './typed-fields.ts'

export interface GroupFieldsProps {
  readonly fields: readonly FieldSpec[]
  readonly typed: TypedFields
  readonly onType: (typed: TypedFields) => void
  readonly errors: readonly FormError[]
  readonly today: Temporal.PlainDate
}

/** The fields of a group to type into. */
export function GroupFields({ fields, typed, onType, errors, today }: GroupFieldsProps) {
  return (
    <div className="person-fields">
      {fields.map((field) => (
        <TypedField
          key={field.name}
          field={field}
          text={typed[field.name] ?? ''}
          onText={(text) => onType({ ...typed, [field.name]: text })}
          error={errors.find((error) => error.field === field.name)?.words}
          today={today}
        />
      ))}
    </div>
  )
}

interface TypedFieldProps {
  readonly field: FieldSpec
  readonly text: string
  readonly onText: (text: string) => void
  readonly error: string | undefined
  readonly today: Temporal.PlainDate
}

function TypedField({ field, text, onText, error, today }: TypedFieldProps) {
  const listId = useId()
  const common = { name: field.name, label: field.label, error, ...(field.hint === undefined ? {} : { hint: field.hint }) }
  switch (field.kind) {
    case 'text':
      return <TextArea {...common} rows={3} value={text} onChange={(event) => onText(event.target.value)} />
    case 'choice':
    case 'rank':
      return (
        <SelectField
          {...common}
          choices={choicesOf(field.choices)}
          emptyWords={field.empty}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      )
    case 'tick':
      return <CheckboxField {...common} checked={text === 'yes'} onChange={(event) => onText(event.target.checked ? 'yes' : '')} />
    case 'day':
      return <DateField {...common} text={text} onText={onText} purpose={field.purpose} today={today} />
    case 'line': {
      const { suggestions } = field
      return (
        <>
          <TextField {...common} value={text} onChange={(event) => onText(event.target.value)} {...(suggestions === undefined ? {} : { list: listId })} />
          {suggestions !== undefined && (
            <datalist id={listId}>
              {suggestions.map((words) => (
                <option key={words}>{words}</option>
              ))}
            </datalist>
          )}
        </>
      )
    }
    case 'time':
      return <TimeField {...common} text={text} onText={onText} />
    case 'nhs-number':
    case 'postcode':
    case 'practice-code':
    case 'minutes':
      return <TextField {...common} width="short" value={text} onChange={(event) => onText(event.target.value)} />
  }
}
