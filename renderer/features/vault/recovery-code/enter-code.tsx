import { useState, type ChangeEvent } from 'react'
import { useLocation } from 'wouter'
import { recoveryGroupCount } from '../../../../shared/rules/secrets/recovery-code.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Field } from '../../../ui/forms/field.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import { damageAddress, isDamage } from '../backups/damage-words.ts'
import { TypedCodeField } from './typed-code-field.tsx'
import { codeInSheet } from './typed-code.ts'

export interface EnterCodeProps {
  readonly id: string
  readonly label: string
  /** The code opens the caseload. */
  readonly onCode: (code: string) => void
}

/** The recovery code, typed, pasted, or read from the saved sheet. */
export function EnterCode({ id, label, onCode }: EnterCodeProps) {
  const core = useCore()
  const [, navigate] = useLocation()
  const [code, setCode] = useState('')
  const { errors, tries, errorOf, fail, clear } = useFormErrors()

  const open = async () => {
    const reply = await core.call('vault.checkRecoveryCode', { id, code })
    if (reply.ok) return onCode(code)
    if (isDamage(reply.error.code)) return navigate(damageAddress(id, reply.error.code))
    return fail([{ field: 'code', words: faultSentence(reply.error) }])
  }
  const readSheet = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (file === undefined) return
    const found = file.size > longestSheet ? null : codeInSheet(await file.text())
    if (found === null) return fail([{ field: 'sheet', words: 'There is no recovery code in that file. Choose the sheet you saved, or type the code.' }])
    clear()
    setCode(found)
  }

  return (
    <Form onSubmit={open}>
      <ErrorSummary errors={errors} tries={tries} />
      <p>
        Caseload: <strong>{label}</strong>
      </p>
      <TypedCodeField
        id="code"
        label="Recovery code"
        hint="6 groups of 5 letters and numbers. Paste or type it; spaces and small letters do not matter."
        groupCount={recoveryGroupCount}
        error={errorOf('code')}
        value={code}
        onType={setCode}
      />
      <Field id="sheet" label="Or choose the sheet you saved" error={errorOf('sheet')}>
        <input id="sheet" type="file" accept=".txt,text/plain" onChange={(event) => void readSheet(event)} />
      </Field>
      <Button kind="main" type="submit">
        Open with code
      </Button>
      <Disclosure title="I do not have the code either">
        <p>
          Without the passphrase or the newest code nobody can open this caseload. Another computer of yours or your team may still hold it: ask
          your administrator to add this computer again.
        </p>
      </Disclosure>
    </Form>
  )
}

const longestSheet = 100_000
