import { useRef, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { VaultSummary } from '../../../shared/contract/vault.ts'
import { useCore } from '../../api/core-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { damageAddress, isDamage } from './backups/damage-words.ts'
import { PassphraseField } from './passphrase/passphrase-field.tsx'
import { unlockFaultSentence } from './unlock-words.ts'
import { useOpened } from './use-opened.ts'
import { focusAndPick, usePassphraseFault } from './passphrase/use-passphrase-fault.ts'

export interface UnlockFormProps {
  readonly caseload: VaultSummary
  /** ↑ and ↓ in the passphrase go to the caseload above or below. */
  readonly onStep: (by: 1 | -1) => void
}

/** The passphrase of one caseload. The window stays live while the key is worked out. */
export function UnlockForm({ caseload, onStep }: UnlockFormProps) {
  const core = useCore()
  const opened = useOpened()
  const [, navigate] = useLocation()
  const [passphrase, setPassphrase] = useState('')
  const [isUnlocking, setUnlocking] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wrong = usePassphraseFault(form, 'passphrase', unlockFaultSentence)
  const [isEmpty, setEmpty] = useState(false)

  const unlock = async () => {
    setEmpty(passphrase === '')
    if (passphrase === '') return focusAndPick(form.current, 'passphrase')
    setUnlocking(true)
    const reply = await core.call('vault.unlock', { id: caseload.id, passphrase })
    if (reply.ok) return opened()
    setUnlocking(false)
    if (isDamage(reply.error.code)) return navigate(damageAddress(caseload.id, reply.error.code))
    return wrong.show(reply.error)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onStep(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <Form ref={form} onSubmit={unlock}>
      {/* A password manager tells caseloads apart by it. */}
      <input type="text" name="username" autoComplete="username" value={caseload.label ?? ''} readOnly hidden />
      <PassphraseField
        label="Passphrase"
        error={isEmpty ? 'Type the passphrase of this caseload.' : wrong.words}
        value={passphrase}
        onChange={setPassphrase}
        onKeyDown={onKeyDown}
      />
      <Button kind="main" type="submit" disabledBecause={wrong.waitReason}>
        {isUnlocking ? 'Unlocking…' : 'Unlock'}
      </Button>
    </Form>
  )
}
