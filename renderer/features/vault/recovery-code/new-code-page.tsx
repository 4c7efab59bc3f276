import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useCore } from '../../../api/core-context.tsx'
import { useRead } from '../../../api/use-read.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { settingsAddress } from '../../settings/settings-address.ts'
import { BarePage } from '../bare-page.tsx'
import { FormFault } from '../../../ui/forms/form-fault.tsx'
import { PassphraseField } from '../passphrase/passphrase-field.tsx'
import { RecoveryCodeShown, RecoveryCodeTyped } from './recovery-code-steps.tsx'
import { landing } from '../session/session-address.ts'
import { useOpened } from '../use-opened.ts'
import { usePassphraseFault } from '../passphrase/use-passphrase-fault.ts'

/** A new recovery code for the open caseload: after unlocking, where the present one was never checked, or from the settings. */
export function NewCodePage() {
  const { value: caseload } = useRead('vault.current', {})
  const [, navigate] = useLocation()
  const opened = useOpened()
  const [code, setCode] = useState<string | null>(null)
  const [isTyping, setTyping] = useState(false)
  // What it was on arrival: it changes while the new code is made and checked.
  const [wasConfirmed, setWasConfirmed] = useState<boolean | null>(null)
  if (caseload === undefined || caseload === null) return <Loading words="Reading the caseload…" />
  if (wasConfirmed === null) setWasConfirmed(caseload.recoveryConfirmed)
  const leave = () => navigate(wasConfirmed === true ? settingsAddress('security') : landing, { replace: true })
  const take = (next: string) => {
    setCode(next)
    setTyping(false)
  }
  const finish = async () => {
    await opened()
    leave()
  }

  if (code === null) {
    return (
      <BarePage title={wasConfirmed === true ? 'Make a new recovery code' : 'Your recovery code was not checked'} help={help} focus="first-field">
        <AskForCode needsPassphrase={wasConfirmed === true} onCode={take} onLeave={leave} />
      </BarePage>
    )
  }
  return (
    <BarePage title={isTyping ? 'Is the code on your sheet?' : 'Your new recovery code'} help={help} focus={isTyping ? 'first-field' : 'heading'}>
      {isTyping ? (
        <RecoveryCodeTyped code={code} onBack={() => setTyping(false)} onConfirmed={() => void finish()} onNewCode={take} />
      ) : (
        <RecoveryCodeShown code={code} label={caseload.label} onNext={() => setTyping(true)} />
      )}
    </BarePage>
  )
}

const help = <p>The recovery code opens the caseload if the passphrase is forgotten. A new one replaces the one before.</p>

interface AskForCodeProps {
  /** The present code has been checked: only who knows the passphrase may replace it. */
  readonly needsPassphrase: boolean
  readonly onCode: (code: string) => void
  readonly onLeave: () => void
}

function AskForCode({ needsPassphrase, onCode, onLeave }: AskForCodeProps) {
  const core = useCore()
  const [passphrase, setPassphrase] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const wrong = usePassphraseFault(form)
  const make = async () => {
    const reply = await core.call('vault.newRecoveryCode', { passphrase: needsPassphrase ? passphrase : null })
    if (reply.ok) onCode(reply.value.recoveryCode)
    else wrong.show(reply.error)
  }
  return (
    <Form ref={form} onSubmit={make}>
      <p>
        {needsPassphrase
          ? 'From the moment a new code is made, the one on your present sheet no longer opens the caseload.'
          : 'When this caseload was made, nobody checked that its recovery code is on paper. Without it, a forgotten passphrase cannot be mended. Make a new one now: it takes two minutes.'}
      </p>
      {needsPassphrase ? (
        <PassphraseField label="Your passphrase" error={wrong.words} value={passphrase} onChange={setPassphrase} />
      ) : (
        <FormFault words={wrong.words} />
      )}
      <ButtonRow>
        <Button kind="main" type="submit" disabledBecause={wrong.waitReason}>
          Make a new code
        </Button>
        <Button onPress={onLeave}>{needsPassphrase ? 'Keep the present code' : 'Later, after the next unlocking'}</Button>
      </ButtonRow>
    </Form>
  )
}
