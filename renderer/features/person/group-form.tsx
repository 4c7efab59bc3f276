import { useEffect, useRef, useState } from 'react'
import type { Base } from '../../../shared/model/change.ts'
import { useDraft, type Draft } from '../../api/use-draft.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { NotKept } from '../../ui/forms/draft-words.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import type { FieldValues, GroupSpec } from './field-spec.ts'
import { GroupFields } from './group-fields.tsx'
import { readFields, typeFields, type TypedFields } from './typed-fields.ts'

export interface GroupFormProps {
  readonly spec: GroupSpec
  readonly value: FieldValues | null
  readonly base: Base
  /** Names what is half typed, so that it is there again after a lock or a crash. */
  readonly draftKey: string
  /** The person it is about; null: it belongs to the team. */
  readonly personId: string | null
  /** Saves; returns the sentence of what went wrong, or null. */
  readonly onSave: (value: FieldValues, base: Base) => Promise<string | null>
  readonly onClose: () => void
}

/** What is kept of a half-typed group: the text, and what its writer was looking at. */
interface KeptForm {
  readonly typed: TypedFields
  readonly base: Base
}

/** A field group edited in place. Ctrl Enter saves; Cancel forgets what was typed. */
export function GroupForm(props: GroupFormProps) {
  const draft = useDraft<KeptForm>(props.draftKey, props.personId)
  if (draft.kept === undefined) return <Loading words="Looking for what you typed before…" />
  return <OpenForm {...props} start={draft.kept ?? { typed: typeFields(props.spec, props.value), base: props.base }} wasKept={draft.kept !== null} draft={draft} />
}

interface OpenFormProps extends GroupFormProps {
  readonly start: KeptForm
  readonly wasKept: boolean
  readonly draft: Draft<KeptForm>
}

function OpenForm({ spec, onSave, onClose, start, wasKept, draft }: OpenFormProps) {
  const today = useToday()
  // What stood when typing began: later changes of the record must not pass for something its writer saw.
  const [{ base }] = useState(start)
  const [typed, setTyped] = useState(start.typed)
  const { errors, tries, fail } = useFormErrors()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const heading = form.current?.closest('[data-part]')?.querySelector<HTMLElement>('h2')
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => {
      // The focus went with the form: the section keeps it, so that F2 and Tab go on from there.
      if (document.activeElement === document.body) heading?.focus()
    }
  }, [])

  const type = (next: TypedFields) => {
    setTyped(next)
    draft.keep({ typed: next, base })
  }

  const finish = async () => {
    await draft.discard()
    onClose()
  }

  const save = async () => {
    const read = readFields(spec, typed, today)
    if (!read.ok) return fail(read.error.errors)
    const problem = await onSave(read.value, base)
    if (problem !== null) return fail([{ field: null, words: problem }])
    return finish()
  }

  return (
    <Form ref={form} onSubmit={save}>
      <ErrorSummary errors={errors} tries={tries} />
      {wasKept && <p className="hv-secondary">This is what you typed before. It is not saved in the record yet.</p>}
      {draft.unsaved && <NotKept />}
      <GroupFields fields={spec.fields} typed={typed} onType={type} errors={errors} today={today} />
      <ButtonRow>
        <Button kind="main" type="submit" command="main-action">
          Save section
        </Button>
        <Button onPress={() => void finish()}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}
