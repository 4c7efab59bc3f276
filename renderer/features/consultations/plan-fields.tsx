import type { BookingSuggestion } from '../../../shared/contract/consultations.ts'
import { consultationPlaces } from '../../../shared/model/consultation.ts'
import type { GroupValue } from '../../../shared/model/entities.ts'
import { isCodeIn, wordsOf } from '../../../shared/rules/code-list.ts'
import { mediums, type Medium } from '../../../shared/rules/medium.ts'
import { Button } from '../../ui/button.tsx'
import { choicesOf } from '../../ui/forms/choice.ts'
import { Alert } from '../../ui/messages/notice.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { addressWords } from './words.ts'

type Plan = GroupValue<'consultation', 'plan'>

/** A plan as it is typed: the medium may not be chosen yet, and texts are never null. */
export interface TypedPlan {
  readonly medium: Medium | null
  readonly place: Plan['place']
  readonly placeDetail: string
  readonly purpose: string
}

/** The plan to be saved, or null while the medium is not chosen. A place belongs to meetings face to face or another way. */
export function readPlan({ medium, place, placeDetail, purpose }: TypedPlan): Plan | null {
  if (medium === null) return null
  const detail = hasPlace(medium) ? placeDetail.trim() || null : null
  return { medium, place: hasPlace(medium) ? place : null, placeDetail: detail, purpose: purpose.trim() || null }
}

/** The sentence for a medium that was not chosen. */
export const noMediumWords = 'Choose how you will meet.'

export interface PlanFieldsProps {
  readonly typed: TypedPlan
  readonly onTyped: (typed: TypedPlan) => void
  readonly mediumError: string | undefined
  /** What suits the person; undefined while it is being read. */
  readonly suggestion: BookingSuggestion | undefined
}

/** How, where and what for, with a gentle word when the way may not suit the person. */
export function PlanFields({ typed, onTyped, mediumError, suggestion }: PlanFieldsProps) {
  const warning = suggestion?.warnings.find(({ medium }) => medium === typed.medium)
  return (
    <>
      <SelectField
        name="medium"
        label="How"
        error={mediumError}
        choices={mediumChoices}
        emptyWords="Choose how"
        value={typed.medium ?? ''}
        onChange={({ target }) => onTyped({ ...typed, medium: isCodeIn(mediums, target.value) ? target.value : null })}
      />
      <div aria-live="polite">
        {warning !== undefined && (
          <Alert meaning="needs">
            <p>{warning.words}</p>
            <Button onPress={() => onTyped({ ...typed, medium: warning.instead })}>Use {wordsOf(mediums, warning.instead).toLowerCase()}</Button>
          </Alert>
        )}
      </div>
      {hasPlace(typed.medium) && (
        <>
          <SelectField
            name="place"
            label="Where"
            hint={typed.place === 'home' && suggestion !== undefined ? addressWords(suggestion) : undefined}
            choices={placeChoices}
            emptyWords="Not settled yet"
            value={typed.place ?? ''}
            onChange={({ target }) => onTyped({ ...typed, place: isCodeIn(consultationPlaces, target.value) ? target.value : null })}
          />
          <TextField
            name="placeDetail"
            label="Which room, or how to find it"
            value={typed.placeDetail}
            maxLength={300}
            onChange={({ target }) => onTyped({ ...typed, placeDetail: target.value })}
          />
        </>
      )}
      <TextField name="purpose" label="What for" value={typed.purpose} maxLength={300} onChange={({ target }) => onTyped({ ...typed, purpose: target.value })} />
    </>
  )
}

const mediumChoices = choicesOf(mediums)
const placeChoices = choicesOf(consultationPlaces)

function hasPlace(medium: Medium | null): boolean {
  return medium === '01' || medium === '98'
}
