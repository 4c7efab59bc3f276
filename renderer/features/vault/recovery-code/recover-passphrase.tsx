import { useLocation } from 'wouter'
import { useCore } from '../../../api/core-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { damageAddress, isDamage } from '../backups/damage-words.ts'
import { NewPassphraseFields } from '../passphrase/new-passphrase.tsx'
import { newPassphraseFault, useNewPassphrase } from '../passphrase/use-new-passphrase.ts'
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
  const { fields, summary, isSetting, set } = useNewPassphrase([label])

  const recover = () =>
    set(async (newPassphrase) => {
      const reply = await core.call('vault.recover', { id, code, newPassphrase })
      if (reply.ok) {
        onRecovered(reply.value.recoveryCode)
        await opened()
        return 'set'
      }
      if (!isDamage(reply.error.code)) return [newPassphraseFault(reply.error)]
      navigate(damageAddress(id, reply.error.code))
      return []
    })

  return (
    <Form onSubmit={recover}>
      <ErrorSummary {...summary} />
      <p>
        The code opens <strong>{label}</strong>.
      </p>
      <NewPassphraseFields {...fields} />
      <ButtonRow>
        <Button kind="main" type="submit">
          {isSetting ? 'Opening…' : 'Open the caseload'}
        </Button>
        <Button onPress={onBack}>Back</Button>
      </ButtonRow>
    </Form>
  )
}
