import { useCore } from '../../../api/core-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { ownWordsOf, type You } from '../first-run/first-run-steps.ts'
import { NewPassphraseFields } from './new-passphrase.tsx'
import { newPassphraseFault, useNewPassphrase } from './use-new-passphrase.ts'
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
  const { fields, summary, isSetting, set } = useNewPassphrase(ownWordsOf(you))

  const create = () =>
    set(async (passphrase) => {
      const practiceCode = you.hasNoPractice ? null : you.practiceCode
      const reply = await core.call('vault.create', { name: you.name, role: you.role, practiceCode, passphrase })
      if (!reply.ok) return [newPassphraseFault(reply.error)]
      onCreated(reply.value.recoveryCode)
      await opened()
      return 'set'
    })

  return (
    <Form onSubmit={create}>
      <ErrorSummary {...summary} />
      <NewPassphraseFields {...fields} />
      <ButtonRow>
        <Button kind="main" type="submit">
          {isSetting ? 'Creating…' : 'Create caseload'}
        </Button>
        <Button onPress={onBack}>Back</Button>
      </ButtonRow>
    </Form>
  )
}
