import { useRef, useState } from 'react'
import { personSectionNames, type PersonRecord, type PersonSection, type SectionChange } from '../../../shared/contract/people.ts'
import type { Base } from '../../../shared/model/change.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { useRead } from '../../api/use-read.ts'
import { useCommand } from '../../app/use-command.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { contactPointChildren, relevantContactChildren } from './children.ts'
import { ChildGroups } from './child-groups.tsx'
import { DeletePerson } from './delete-person.tsx'
import type { FieldValues } from './field-spec.ts'
import { GroupSection } from './group-section.tsx'
import { sectionSpecFor } from './life-dates.ts'
import { RecordHistory } from './record-history.tsx'
import { sectionSpecs } from './section-specs.ts'
import { useUndo } from '../../app/undo.tsx'
import { useKeptDrafts } from './use-kept-drafts.ts'

/** The facts of a record, section by section, each edited in place. */
export function DetailsTab({ personId }: { personId: string }) {
  const { value: record, fault } = useRead('people.open', { id: personId })
  if (fault !== undefined) return <p role="alert">{faultSentence(fault)}</p>
  if (record === undefined) return <Loading words="Opening the details…" />
  return <Details record={record} />
}

/** Phone numbers stand after the address, people after the practice: see `order`. */
type Part = PersonSection | 'contactPoint' | 'relevantContact' | 'history'

const order: readonly Part[] = [
  'name', 'birth', 'identity', 'background', 'address', 'contactPoint', 'contact', 'communication', 'adjustments', 'risks', 'safeguarding',
  'digital', 'practice', 'relevantContact', 'aboutMe', 'consent', 'death', 'history',
]

/** What the person at the screen is not to read. */
const isForColleagues = (part: Part): boolean => part === 'risks' || part === 'safeguarding' || part === 'history'

const titleOf = (part: Part): string => {
  if (part === 'contactPoint') return contactPointChildren.title
  if (part === 'relevantContact') return relevantContactChildren.title
  return part === 'history' ? 'History of this record' : sectionSpecs[part].title
}

function Details({ record }: { record: PersonRecord }) {
  const [editing, setEditing] = useState<string | null>(null)
  const drafts = useKeptDrafts(record.id, editing)
  const body = useRef<HTMLDivElement>(null)
  const saveSection = useSaveSection(record.id)

  const goTo = (part: Part) => body.current?.querySelector<HTMLElement>(`[data-part="${part}"] h2`)?.focus()
  const editFocused = () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-part]')?.dataset['part']
    setEditing(personSectionNames.find((name) => name === focused) ?? 'name')
  }
  useCommand('edit', editFocused, { words: 'Edit the section you are in' })

  return (
    <div className="person-details">
      <nav className="person-contents hv-not-in-print" aria-label="Sections of the details" data-region="sections">
        <ul>
          {order.map((part) => (
            <li key={part} className={isForColleagues(part) ? 'hv-not-in-visit' : undefined}>
              <Button kind="link" onPress={() => goTo(part)}>
                {titleOf(part)}
                {[...drafts].some((draft) => draft === part || draft.startsWith(`${part}:`)) && ' (half typed)'}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      <div ref={body} className="person-sections" data-region="details">
        <p className="hv-small hv-secondary hv-not-in-print">Keys: F2 edits the section you are in, Ctrl Enter saves it.</p>
        {order.map((part) => {
          const editingProps = { editing, onEdit: setEditing, drafts }
          if (part === 'contactPoint') return <ChildGroups key={part} personId={record.id} kind={contactPointChildren} items={record.contactPoints} {...editingProps} />
          if (part === 'relevantContact') return <ChildGroups key={part} personId={record.id} kind={relevantContactChildren} items={record.relevantContacts} {...editingProps} />
          if (part === 'history') return <RecordHistory key={part} record={record} />
          const { value, base, versions } = record.sections[part]
          return (
            <GroupSection
              key={part}
              part={part}
              spec={sectionSpecFor(part, record.sections)}
              value={value}
              base={base}
              versions={versions}
              record={record.id}
              personId={record.id}
              isEditing={editing === part}
              hasDraft={drafts.has(part)}
              isGuarded={part === 'safeguarding'}
              isForColleagues={isForColleagues(part)}
              onEdit={() => setEditing(part)}
              onClose={() => setEditing(null)}
              onSave={(fields, seen) => saveSection(part, fields, seen)}
            />
          )
        })}
        <DeletePerson personId={record.id} name={record.sections.name.value} />
      </div>
    </div>
  )
}

function useSaveSection(personId: string): (section: PersonSection, value: FieldValues, base: Base) => Promise<string | null> {
  const core = useCore()
  const { did } = useUndo()
  return async (section, value, base) => {
    // The form of a section reads exactly its fields; the core checks them against the same schema.
    const reply = await core.call('people.saveSection', { id: personId, base, change: { section, value } as unknown as SectionChange })
    if (!reply.ok) return faultSentence(reply.error)
    did(`${sectionSpecs[section].title} saved`, reply.value.undo)
    return null
  }
}
