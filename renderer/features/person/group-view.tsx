import { Differs } from './doubles/differs.tsx'
import type { FieldValues, GroupSpec } from './field-spec.ts'
import { fieldWords, isFilled } from './typed-fields.ts'
import './person.css'

export interface GroupViewProps {
  readonly spec: GroupSpec
  readonly value: FieldValues | null
  /** Another version to compare with: fields that differ are marked. */
  readonly comparedWith?: FieldValues | null
}

/** A field group to read: every field with its words, and words for what is empty. */
export function GroupView({ spec, value, comparedWith }: GroupViewProps) {
  return (
    <dl className="person-facts">
      {spec.fields.filter((field) => field.typedOnly !== true).map((field) => {
        const words = fieldWords(field, value?.[field.name])
        const differs = comparedWith !== undefined && words !== fieldWords(field, comparedWith?.[field.name])
        return (
          <div key={field.name}>
            <dt>{field.label}</dt>
            <dd className={isFilled(field, value?.[field.name]) ? 'person-filled' : 'hv-secondary'}>
              {words}
              {differs && <Differs />}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
