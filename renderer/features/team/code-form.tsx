import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { computerNameOf, noComputerName } from './computer-name.ts'
import { TypedCodeField, type TypedCodeFieldProps } from '../vault/recovery-code/typed-code-field.tsx'

export interface CodeFormProps extends Pick<TypedCodeFieldProps, 'label' | 'groupCount'> {
  /** What is said when no code is typed. */
  readonly missing: string
  /** Verb and noun: 'Join the team'. */
  readonly button: string
  /** Returns what went wrong and whether it is about the code, or null when it was done. */
  readonly onSend: (code: string, computer: string) => Promise<{ readonly isAboutCode: boolean; readonly words: string } | null>
}

/** A code from an administrator or from paper, and what this computer is to be called in the team. */
export function CodeForm({ label, groupCount, missing, button, onSend }: CodeFormProps) {
  const { value: who } = useRead('settings.profile', {})
  const [code, setCode] = useState('')
  const [named, setNamed] = useState<string | null>(null)
  const { errors, tries, errorOf, fail } = useFormErrors()
  const computer = named ?? computerNameOf(who?.profile.value?.memberName)

  const send = async () => {
    const empty = [
      ...(code.trim() === '' ? [{ field: 'code', words: missing }] : []),
      ...(computer.trim() === '' ? [{ field: 'computer', words: noComputerName }] : []),
    ]
    if (empty.length > 0) return fail(empty)
    const problem = await onSend(code, computer.trim())
    return problem === null ? undefined : fail([{ field: problem.isAboutCode ? 'code' : null, words: problem.words }])
  }
  return (
    <Form onSubmit={send}>
      <ErrorSummary errors={errors} tries={tries} />
      <TypedCodeField
        id="code"
        label={label}
        hint={`${groupCount} groups of 5 letters and numbers. Type or paste it; spaces and small letters do not matter.`}
        groupCount={groupCount}
        error={errorOf('code')}
        value={code}
        onType={setCode}
      />
      <TextField
        id="computer"
        label="Name of this computer"
        hint="As your team will see it, such as Ann’s laptop"
        maxLength={100}
        error={errorOf('computer')}
        value={computer}
        onChange={(event) => setNamed(event.target.value)}
      />
      <Button kind="main" type="submit" command="main-action">
        {button}
      </Button>
    </Form>
  )
}
