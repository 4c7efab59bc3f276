import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { ErrorSummary, type FormError } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import { damageAddress, isDamage } from '../backups/damage-words.ts'
import { NewPassphraseFields, newPassphraseErrors, type NewPassphrase } from '../passphrase/new-passphrase.tsx'
import { useOpened } from '../use-opened.ts'

export interface RecoverPassphraseProps {
  readonly id: string
  /** The code that opens it. */
  readonly code: string
  readonly label: string
  readonly onBack: () => void
  /** The caseload is open and has a new code. */
  readonly onRecovered: (newCode: string) => void
}

/** A new passphrase for a caseload that its recovery code opens. */
export function RecoverPassphrase({ id, code, label, onBack, onRecovered }: RecoverPassphraseProps) {
  const core = useCore()
  const opened = useOpened()
  const [, navigate] = useLocation()
  const [passphrase, setPassphrase] = useState<NewPassphrase>({ next: '', again: '' })
  const { errors, tries, errorOf, fail: showErrors, clear } = useFormErrors()
  const [isOpening, setOpening] = useState(false)

  const fail = (found: readonly FormError[]) => {
    showErrors(found)
    setOpening(false)
  }
  const recover = async () => {
    setOpening(true)
    const found = await newPassphraseErrors(core, passphrase, [label])
    if (found.length > 0) return fail(found)
    // Deriving the key takes seconds, in which nothing is wrong any more.
    clear()
    const reply = await core.call('vault.recover', { id, code, newPassphrase: passphrase.next })
    if (reply.ok) {
      onRecovered(reply.value.recoveryCode)
      return opened()
    }
    if (isDamage(reply.error.code)) return navigate(damageAddress(id, reply.error.code))
    return fail([{ field: reply.error.code.startsWith('passphrase_') ? 'next' : null, words: faultSentence(reply.error) }])
  }

  return (
    <Form onSubmit={recover}>
      <ErrorSummary errors={errors} tries={tries} />
      <p>
        The code opens <strong>{label}</strong>.
      </p>
      <NewPassphraseFields value={passphrase} onChange={setPassphrase} errorOf={errorOf} ownWords={[label]} />
      <ButtonRow>
        <Button kind="main" type="submit">
          {isOpening ? 'Opening…' : 'Open the caseload'}
        </Button>
        <Button onPress={onBack}>Back</Button>
      </ButtonRow>
    </Form>
  )
}
