import { useState } from 'react'
import type { TemplateRecord } from '../../../shared/contract/notes.ts'
import { noteKinds } from '../../../shared/model/note.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useKeptFields } from '../../api/use-kept-fields.ts'
import { useUndo } from '../../app/undo.tsx'
import { Button } from '../../ui/button.tsx'
import { choicesOf } from '../../ui/forms/choice.ts'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { NotKept } from '../../ui/forms/draft-words.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { TextArea } from '../../ui/forms/text-area.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { FormFault } from '../../ui/forms/form-fault.tsx'

/** Changes a template, or adds one. */
export function TemplateForm({ template, onClose }: { template: TemplateRecord; onClose: () => void }) {
  const core = useCore()
  // What stood when the form was opened: a later change must not pass for something its writer saw.
  const [{ id, base }] = useState(template)
  const { did } = useUndo()
  const { fields: content, change, unsaved, leave } = useKeptFields(`template:${id ?? template.content.templateName}`, null, template.content, onClose)
  const [error, setError] = useState<string | undefined>(undefined)
  const [fault, setFault] = useState<string | undefined>(undefined)
  if (content === null) return null
  const save = async () => {
    const name = content.templateName.trim()
    setError(name === '' ? 'Type a name, so that you find the template again.' : undefined)
    if (name === '') return
    const reply = await core.call('notes.saveTemplate', { id, base, content: { ...content, templateName: name } })
    if (!reply.ok) return setFault(faultSentence(reply.error))
    did('Template saved', reply.value.undo)
    return leave()
  }
  return (
    <Form onSubmit={save}>
      {/* The form was asked for by its button, so the focus belongs in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <TextField label="Name" error={error} value={content.templateName} autoFocus onChange={(event) => change({ templateName: event.target.value })} />
      <SelectField
        label="For notes of the kind"
        width="short"
        value={content.noteKind}
        choices={choicesOf(noteKinds)}
        onChange={(event) => {
          const kind = noteKinds.find(({ code }) => code === event.target.value)
          if (kind !== undefined) change({ noteKind: kind.code })
        }}
      />
      <TextArea
        label="Headings"
        hint="One on each line, with an empty line between them."
        rows={8}
        value={content.headings ?? ''}
        onChange={(event) => change({ headings: event.target.value === '' ? null : event.target.value })}
      />
      <FormFault words={fault} />
      {unsaved && <NotKept />}
      <ButtonRow>
        <Button kind="main" type="submit">
          Save template
        </Button>
        <Button onPress={() => void leave()}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}
