import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { FieldError } from '../../ui/forms/field.tsx'
import { fieldIds } from './typed-wish.ts'

export interface CaseloadTicksProps {
  readonly choices: readonly CaseloadChoice[]
  readonly ticked: readonly string[]
  readonly onTick: (ticked: readonly string[]) => void
  readonly error: string | undefined
}

/** Which caseloads are counted; the inbox, which is none, may be counted as well. */
export function CaseloadTicks({ choices, ticked, onTick, error }: CaseloadTicksProps) {
  const id = fieldIds.caseloads
  return (
    <fieldset
      id={id}
      className={error === undefined ? 'hv-field hv-choices' : 'hv-field hv-field-wrong hv-choices'}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className="hv-label">Caseloads</legend>
      <FieldError id={id} error={error} />
      {choices.map((choice) => (
        <CheckboxField
          key={choice.id}
          label={choice.isOwn ? `${choice.name} (yours)` : choice.name}
          checked={ticked.includes(choice.id)}
          onChange={({ target }) => onTick(target.checked ? [...ticked, choice.id] : ticked.filter((other) => other !== choice.id))}
        />
      ))}
    </fieldset>
  )
}
