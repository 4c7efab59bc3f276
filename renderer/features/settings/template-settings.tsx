import { useState } from 'react'
import type { TemplateRecord } from '../../../shared/contract/notes.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { useUndo } from '../../app/undo.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { ReasonDialog } from '../../ui/messages/reason-dialog.tsx'
import { kindWords, templateKey } from '../notes/note-words.ts'
import { useRemoved } from '../team/use-removed.ts'
import { TemplateForm } from './template-form.tsx'

/** The headings that new notes start with. */
export function TemplateSettings() {
  const { value: templates } = useRead('notes.templates', {})
  const [edited, setEdited] = useState<string | null>(null)
  const removed = useRemoved()
  if (templates === undefined) return <Loading words="Reading the templates…" />
  return (
    <>
      <p>A new note starts with the headings of its kind. {'{name}'} becomes the name the person likes. Templates never change old notes.</p>
      {templates.map((template) => (
        <section key={templateKey(template)} className="hv-stack">
          {edited === templateKey(template) ? (
            <TemplateForm template={template} onClose={() => setEdited(null)} />
          ) : (
            <TemplateView template={template} removed={removed} onEdit={() => setEdited(templateKey(template))} />
          )}
        </section>
      ))}
      <section className="hv-stack">
        {edited === added ? (
          <TemplateForm template={emptyTemplate} onClose={() => setEdited(null)} />
        ) : (
          <Button disabledBecause={removed} onPress={() => setEdited(added)}>
            Add a template
          </Button>
        )}
      </section>
    </>
  )
}

const added = 'added'
const emptyTemplate: TemplateRecord = { id: null, base: [], content: { templateName: '', noteKind: 'general', headings: null } }

function TemplateView({ template, removed, onEdit }: { template: TemplateRecord; removed: string | null; onEdit: () => void }) {
  const { templateName, noteKind, headings } = template.content
  return (
    <>
      <h2>{templateName}</h2>
      <p className="hv-secondary hv-small">
        For: {kindWords(noteKind)}. {template.id === null ? 'Comes with Haversack.' : 'Your team’s own.'}
      </p>
      <p className="hv-reading">{headings ?? 'No headings'}</p>
      <div className="hv-line-up">
        <Button disabledBecause={removed} onPress={onEdit}>
          Change<span className="hv-hidden"> the template {templateName}</span>
        </Button>
        {template.id !== null && removed === null && <Removal id={template.id} name={templateName} />}
      </div>
    </>
  )
}

function Removal({ id, name }: { id: string; name: string }) {
  const core = useCore()
  const { did } = useUndo()
  const [isAsking, setAsking] = useState(false)
  const remove = async (reason: string): Promise<string | null> => {
    const reply = await core.call('notes.removeTemplate', { id, reason })
    if (!reply.ok) return faultSentence(reply.error)
    did('Template deleted', reply.value.undo)
    return null
  }
  return (
    <>
      <Button onPress={() => setAsking(true)}>
        Delete<span className="hv-hidden"> the template {name}</span>
      </Button>
      {isAsking && (
        <ReasonDialog
          recordId={id}
          personId={null}
          title={`Delete the template ${name}`}
          words="Notes that started from it stay as they are. A template that comes with Haversack takes its place again. You can undo this."
          button="Delete template"
          onClose={() => setAsking(false)}
          onConfirm={remove}
        />
      )}
    </>
  )
}
