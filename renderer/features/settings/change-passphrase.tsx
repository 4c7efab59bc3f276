import { useEffect, useRef, useState } from 'react'
import { useCore } from '../../api/core-context.tsx'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { NewPassphraseFields } from '../vault/passphrase/new-passphrase.tsx'
import { newPassphraseFault, useNewPassphrase } from '../vault/passphrase/use-new-passphrase.ts'
import { PassphraseField } from '../vault/passphrase/passphrase-field.tsx'
import { usePassphraseFault } from '../vault/passphrase/use-passphrase-fault.ts'

/** A new passphrase for the open caseload. */
export function ChangePassphrase() {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <PassphraseForm onClose={() => setOpen(false)} />
  return (
    <>
      <p>It never runs out. Change it if somebody may have seen it.</p>
      <Button onPress={() => setOpen(true)}>Change the passphrase</Button>
    </>
  )
}

function PassphraseForm({ onClose }: { onClose: () => void }) {
  const core = useCore()
  const showToast = useToast()
  const { value: caseload } = useRead('vault.current', {})
  const { value: who } = useRead('settings.profile', {})
  const [current, setCurrent] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const wrong = usePassphraseFault(form, 'current')
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const ownWords = [caseload?.label, who?.profile.value?.memberName].filter((word) => word !== undefined)
  const { fields, summary, isSetting, set } = useNewPassphrase(ownWords)

  const change = () =>
    set(async (next) => {
      const reply = await core.call('vault.changePassphrase', { current, next })
      if (reply.ok) {
        showToast({ words: 'The passphrase was changed. Use the new one from now on.' })
        onClose()
        return 'set'
      }
      const { code } = reply.error
      if (code !== 'wrong_passphrase' && code !== 'wait_before_retry') return [newPassphraseFault(reply.error)]
      wrong.show(reply.error)
      return []
    })

  return (
    <Form ref={form} onSubmit={change}>
      <ErrorSummary {...summary} />
      <PassphraseField label="Present passphrase" name="current" error={wrong.words} value={current} onChange={setCurrent} />
      <NewPassphraseFields {...fields} />
      <ButtonRow>
        <Button kind="main" type="submit" disabledBecause={wrong.waitReason}>
          {isSetting ? 'Changing…' : 'Change passphrase'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}
