import { useState } from 'react'
import type { TemplateRecord } from '../../../shared/contract/notes.ts'
import { noteKinds } from '../../../shared/model/note.ts'
import { isCodeIn } from '../../../shared/rules/code-list.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/loading.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useUndo } from '../../app/undo.tsx'
import { kindWords } from './note-words.ts'
import './notes.css'

/** The headings that notes start with, for the settings: those that come with Haversack and one's own. */
export function NoteTemplates() {
  const { value: templates, fault } = useRead('notes.templates', {})
  const [edited, setEdited] = useState<string | null>(null)
  if (fault !== undefined) return <p className="hv-error">{faultSentence(fault)}</p>
  if (templates === undefined) return <Loading words="Reading the templates…" />
  return (
    <div className="hv-stack">
      <p className="hv-secondary">
        A template is a list of headings, one a line. In a heading, {'{name}'} stands for what the person likes to be called. Changing a
        template never changes old notes.
      </p>
      <ul className="hv-template-list">
        {templates.map((template) => (
          <li key={keyOf(template)} className="hv-stack">
            {edited === keyOf(template) ? (
              <TemplateForm template={template} onClose={() => setEdited(null)} />
            ) : (
              <TemplateLine template={template} onEdit={() => setEdited(keyOf(template))} />
            )}
          </li>
        ))}
      </ul>
      {edited === newKey ? (
        <TemplateForm template={null} onClose={() => setEdited(null)} />
      ) : (
        <Button onPress={() => setEdited(newKey)}>Add a template</Button>
      )}
    </div>
  )
}

function TemplateLine({ template, onEdit }: { template: TemplateRecord; onEdit: () => void }) {
  const { id, content } = template
  const [isRemoving, setRemoving] = useState(false)
  return (
    <>
      <h3>{content.templateName}</h3>
      <p className="hv-secondary">
        {kindWords(content.noteKind)}. {id === null ? 'Comes with Haversack.' : 'Your own.'}
      </p>
      <p className="hv-reading">{content.headings ?? 'No headings'}</p>
      <div className="hv-line-up">
        <Button kind="link" onPress={onEdit}>
          Change<span className="hv-hidden"> {content.templateName}</span>
        </Button>
        {id !== null && (
          <Button kind="link" onPress={() => setRemoving(true)}>
            Delete<span className="hv-hidden"> {content.templateName}</span>
          </Button>
        )}
      </div>
      {isRemoving && id !== null && <RemoveTemplate id={id} onClose={() => setRemoving(false)} />}
    </>
  )
}

function RemoveTemplate({ id, onClose }: { id: string; onClose: () => void }) {
  const core = useCore()
  const { did } = useUndo()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const remove = async (): Promise<void> => {
    if (reason.trim() === '') return setError('Give a reason for deleting the template.')
    const reply = await core.call('notes.removeTemplate', { id, reason })
    if (!reply.ok) return setError(faultSentence(reply.error))
    did('Template deleted', reply.value.undo)
  }
  return (
    <form
      className="hv-stack"
      onSubmit={(event) => {
        event.preventDefault()
        void remove()
      }}
    >
      <TextField label="Why delete this template?" value={reason} error={error} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      <ButtonRow>
        <Button type="submit">Delete template</Button>
        <Button kind="link" onPress={onClose}>
          Keep template
        </Button>
      </ButtonRow>
    </form>
  )
}

/** Changing a built-in template makes an own one of the same name, which stands in its place. */
function TemplateForm({ template, onClose }: { template: TemplateRecord | null; onClose: () => void }) {
  const core = useCore()
  const { did } = useUndo()
  const [name, setName] = useState(template?.content.templateName ?? '')
  const [kind, setKind] = useState<TemplateRecord['content']['noteKind']>(template?.content.noteKind ?? 'general')
  const [headings, setHeadings] = useState(template?.content.headings ?? '')
  const [error, setError] = useState<string>()
  const isBuiltIn = template !== null && template.id === null

  const save = async (): Promise<void> => {
    if (name.trim() === '') return setError('Give the template a name.')
    const content = { templateName: name, noteKind: kind, headings }
    const reply = await core.call('notes.saveTemplate', { id: template?.id ?? null, base: template?.base ?? [], content })
    if (!reply.ok) return setError(faultSentence(reply.error))
    did('Template saved', reply.value.undo)
    onClose()
  }

  return (
    <form
      className="hv-stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="Name"
        value={name}
        error={error}
        maxLength={100}
        readOnly={isBuiltIn}
        {...(isBuiltIn ? { hint: 'Comes with Haversack, so its name stays.' } : {})}
        onChange={(event) => setName(event.target.value)}
      />
      {!isBuiltIn && (
        <SelectField
          label="Kind of note"
          value={kind}
          choices={noteKinds.map(({ code, words }) => ({ value: code, words }))}
          onChange={(event) => {
            if (isCodeIn(noteKinds, event.target.value)) setKind(event.target.value)
          }}
        />
      )}
      <TextArea label="Headings" hint="One a line" rows={6} value={headings} maxLength={5000} onChange={(event) => setHeadings(event.target.value)} />
      <ButtonRow>
        <Button type="submit">Save template</Button>
        <Button kind="link" onPress={onClose}>
          Cancel
        </Button>
      </ButtonRow>
    </form>
  )
}

const newKey = 'new'

const keyOf = ({ id, content }: TemplateRecord): string => id ?? `${content.noteKind}/${content.templateName}`
