import { useState } from 'react'
import type { Base } from '../../../shared/model/change.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { Button } from '../../ui/button.tsx'
import { ReasonDialog } from '../../ui/messages/reason-dialog.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Child, ChildKind } from './children.ts'
import type { FieldValues } from './field-spec.ts'
import { GroupForm } from './group-form.tsx'
import { GroupView } from './group-view.tsx'
import { TwoVersions } from './two-versions.tsx'
import { useUndo } from '../../app/undo.tsx'
import { draftKey } from './use-kept-drafts.ts'

export interface ChildGroupsProps {
  readonly personId: string
  readonly kind: ChildKind
  readonly items: readonly Child[]
  /** The part of the details that is being edited. */
  readonly editing: string | null
  readonly onEdit: (part: string | null) => void
  readonly drafts: ReadonlySet<string>
}

/** Phone numbers and email addresses, or people around the person: each edited in place, added and deleted. */
export function ChildGroups({ personId, kind, items, editing, onEdit, drafts }: ChildGroupsProps) {
  const [deleting, setDeleting] = useState<Child | null>(null)
  const { save, remove } = useChildWrites(kind, personId)
  const newPart = `${kind.entity}:new`
  const form = (part: string, value: FieldValues | null, base: Base, child: Child | null) => (
    <GroupForm
      spec={kind.spec}
      value={value}
      base={base}
      draftKey={draftKey(personId, part)}
      personId={personId}
      onSave={(fields, seen) => save(child, fields, seen)}
      onClose={() => onEdit(null)}
    />
  )
  return (
    <section className="hv-sheet person-section" aria-labelledby={`part-${kind.entity}`} data-part={kind.entity}>
      <div className="person-section-head">
        <h2 id={`part-${kind.entity}`} tabIndex={-1}>
          {kind.title}
        </h2>
        {editing !== newPart && (
          <span className="person-section-edit hv-not-in-print">
            {drafts.has(newPart) && <Tag meaning="needs">Half typed</Tag>}{' '}
            <Button kind="link" onPress={() => onEdit(newPart)}>
              {drafts.has(newPart) ? 'Go on typing' : kind.add}
            </Button>
          </span>
        )}
      </div>
      {items.length === 0 && editing !== newPart && <p className="hv-secondary">{kind.empty}</p>}
      <ul className="person-children">
        {items.map((child) => {
          const { value, base, versions } = child.details
          const part = `${kind.entity}:${child.id}`
          const name = String((value as FieldValues | null)?.[kind.nameField] ?? 'Emptied')
          return (
            <li key={child.id}>
              {editing === part ? (
                form(part, value, base, child)
              ) : (
                <>
                  <div className="person-section-head">
                    <h3 className="hv-numbers">{name}</h3>
                    {versions > 1 && <Tag meaning="needs">Two versions</Tag>}
                    {drafts.has(part) && <Tag meaning="needs">Half typed</Tag>}
                    <span className="person-section-edit hv-not-in-print">
                      <Button kind="link" onPress={() => onEdit(part)}>
                        Edit<span className="hv-hidden"> {name}</span>
                      </Button>{' '}
                      <Button kind="link" onPress={() => setDeleting(child)}>
                        Delete<span className="hv-hidden"> {name}</span>
                      </Button>
                    </span>
                  </div>
                  {versions > 1 ? (
                    <TwoVersions entity={kind.entity} record={child.id} group="details" spec={kind.spec} />
                  ) : (
                    <GroupView spec={{ ...kind.spec, fields: kind.spec.fields.filter((field) => field.name !== kind.nameField) }} value={value} />
                  )}
                </>
              )}
            </li>
          )
        })}
      </ul>
      {editing === newPart && form(newPart, null, [], null)}
      {deleting !== null && (
        <ReasonDialog
          recordId={deleting.id}
          personId={personId}
          title={`Delete ${String((deleting.details.value as FieldValues | null)?.[kind.nameField] ?? 'this entry')}`}
          words="It leaves the record, and can be undone."
          button="Delete from the record"
          onClose={() => setDeleting(null)}
          onConfirm={(reason) => remove(deleting, reason)}
        />
      )}
    </section>
  )
}

function useChildWrites({ entity, spec }: ChildKind, personId: string) {
  const core = useCore()
  const { did } = useUndo()
  // An entry that came with a merged record stays about that record, so that parting the two takes it along.
  const ownerOf = (child: Child | null): string => child?.details.value?.personId ?? personId

  return {
    save: async (child: Child | null, fields: FieldValues, base: Base): Promise<string | null> => {
      // The form reads exactly the fields of this kind of entry; the core checks them against the same schema.
      const details = { ...fields, personId: ownerOf(child) } as never
      const input = { id: child?.id ?? null, base, details }
      const reply = entity === 'contactPoint' ? await core.call('people.saveContactPoint', input) : await core.call('people.saveRelevantContact', input)
      if (!reply.ok) return faultSentence(reply.error)
      did(`${spec.title} saved`, reply.value.undo)
      return null
    },
    remove: async (child: Child, reason: string): Promise<string | null> => {
      const reply = await core.call('people.removeChild', { entity, id: child.id, personId: ownerOf(child), reason })
      if (!reply.ok) return faultSentence(reply.error)
      did(`${spec.title} deleted`, reply.value.undo)
      return null
    },
  }
}
