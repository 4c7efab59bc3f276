import { useState } from 'react'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { ErrorSummary, type FormError } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import { ownWordsOf, type You } from '../first-run/first-run-steps.ts'
import { NewPassphraseFields, newPassphraseErrors, type NewPassphrase } from './new-passphrase.tsx'
import { useOpened } from '../use-opened.ts'

export interface PassphraseStepProps {
  readonly you: You
  readonly onBack: () => void
  readonly onCreated: (recoveryCode: string) => void
}

/** Second step: the passphrase, and the making of the caseload. */
export function PassphraseStep({ you, onBack, onCreated }: PassphraseStepProps) {
  const core = useCore()
  const opened = useOpened()
  const [passphrase, setPassphrase] = useState<NewPassphrase>({ next: '', again: '' })
  const { errors, tries, errorOf, fail: showErrors, clear } = useFormErrors()
  const [isCreating, setCreating] = useState(false)
  const ownWords = ownWordsOf(you)

  const fail = (found: readonly FormError[]) => {
    showErrors(found)
    setCreating(false)
  }
  const create = async () => {
    setCreating(true)
    const found = await newPassphraseErrors(core, passphrase, ownWords)
    if (found.length > 0) return fail(found)
    // Deriving the key takes seconds, in which nothing is wrong any more.
    clear()
    const reply = await core.call('vault.create', {
      name: you.name,
      role: you.role,
      practiceCode: you.hasNoPractice ? null : you.practiceCode,
      passphrase: passphrase.next,
    })
    if (!reply.ok) return fail([{ field: fieldOf(reply.error.code), words: faultSentence(reply.error) }])
    onCreated(reply.value.recoveryCode)
    return opened()
  }

  return (
    <Form onSubmit={create}>
      <ErrorSummary errors={errors} tries={tries} />
      <NewPassphraseFields value={passphrase} onChange={setPassphrase} errorOf={errorOf} ownWords={ownWords} />
      <ButtonRow>
        <Button kind="main" type="submit">
          {isCreating ? 'Creating…' : 'Create caseload'}
        </Button>
        <Button onPress={onBack}>Back</Button>
      </ButtonRow>
    </Form>
  )
}

function fieldOf(code: string): string | null {
  return code.startsWith('passphrase_') ? 'next' : null
}
