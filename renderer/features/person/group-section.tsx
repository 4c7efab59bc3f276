import type { Base } from '../../../shared/model/change.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { FieldValues, GroupSpec } from './field-spec.ts'
import { GroupForm } from './group-form.tsx'
import { GroupView } from './group-view.tsx'
import { fieldWords } from './typed-fields.ts'
import { TwoVersions } from './two-versions.tsx'
import { draftKey } from './use-kept-drafts.ts'

export interface GroupSectionProps {
  /** The name of the section in the model. */
  readonly part: string
  readonly spec: GroupSpec
  readonly value: FieldValues | null
  readonly base: Base
  readonly versions: number
  readonly record: string
  readonly personId: string
  readonly isEditing: boolean
  readonly hasDraft: boolean
  /** Only its first field is in sight; the rest opens on purpose. */
  readonly isGuarded: boolean
  /** Hidden while the person can see the screen. */
  readonly isForColleagues: boolean
  readonly onEdit: () => void
  readonly onClose: () => void
  readonly onSave: (value: FieldValues, base: Base) => Promise<string | null>
}

/** One section of the details: to read, to edit in place, or with two versions to choose from. */
export function GroupSection({ part, spec, value, base, versions, record, personId, isEditing, hasDraft, isGuarded, isForColleagues, onEdit, onClose, onSave }: GroupSectionProps) {
  return (
    <section className={classNames('hv-sheet person-section', isForColleagues && 'hv-not-in-visit', isGuarded && 'hv-not-in-print')} aria-labelledby={`part-${part}`} data-part={part}>
      <div className="person-section-head">
        <h2 id={`part-${part}`} tabIndex={-1}>
          {spec.title}
        </h2>
        {versions > 1 && <Tag meaning="needs">Two versions</Tag>}
        {hasDraft && <Tag meaning="needs">Half typed</Tag>}
        {!isEditing && (
          <span className="person-section-edit hv-not-in-print">
            <Button kind="link" onPress={onEdit}>
              {hasDraft ? 'Go on typing' : 'Edit'}
              <span className="hv-hidden"> {spec.title}</span>
            </Button>
          </span>
        )}
      </div>
      {isEditing ? (
        <GroupForm spec={spec} value={value} base={base} draftKey={draftKey(personId, part)} personId={personId} onSave={onSave} onClose={onClose} />
      ) : versions > 1 ? (
        <TwoVersions entity="person" record={record} group={part} spec={spec} />
      ) : isGuarded ? (
        <Guarded spec={spec} value={value} />
      ) : (
        <GroupView spec={spec} value={value} />
      )}
    </section>
  )
}

function Guarded({ spec, value }: { spec: GroupSpec; value: FieldValues | null }) {
  const [first] = spec.fields
  if (first === undefined) return null
  return (
    <>
      <p>{fieldWords(first, value?.[first.name])}</p>
      <Disclosure title={`Show ${spec.title.toLowerCase()} details`}>
        <GroupView spec={spec} value={value} />
      </Disclosure>
    </>
  )
}
