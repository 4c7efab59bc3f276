import { useEffect, useRef, useState } from 'react'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { ErrorSummary, type FormError } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { NewPassphraseFields, newPassphraseErrors, type NewPassphrase } from '../vault/passphrase/new-passphrase.tsx'
import { PassphraseField } from '../vault/passphrase/passphrase-field.tsx'
import { usePassphraseFault } from '../vault/passphrase/use-passphrase-fault.ts'

const nothing: NewPassphrase = { next: '', again: '' }

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
  const [passphrase, setPassphrase] = useState(nothing)
  const { errors, tries, errorOf, fail: showErrors, clear } = useFormErrors()
  const [isChanging, setChanging] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wrong = usePassphraseFault(form, 'current')
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const ownWords = [caseload?.label, who?.profile.value?.memberName].filter((word) => word !== undefined)

  const fail = (found: readonly FormError[]) => {
    showErrors(found)
    setChanging(false)
  }
  const change = async () => {
    setChanging(true)
    const found = await newPassphraseErrors(core, passphrase, ownWords)
    if (found.length > 0) return fail(found)
    // Deriving the key takes seconds, in which nothing is wrong any more.
    clear()
    const reply = await core.call('vault.changePassphrase', { current, next: passphrase.next })
    if (reply.ok) {
      showToast({ words: 'The passphrase was changed. Use the new one from now on.' })
      return onClose()
    }
    const { code } = reply.error
    if (code === 'wrong_passphrase' || code === 'wait_before_retry') {
      fail([])
      return wrong.show(reply.error)
    }
    return fail([{ field: code.startsWith('passphrase_') ? 'next' : null, words: faultSentence(reply.error) }])
  }

  return (
    <Form ref={form} onSubmit={change}>
      <ErrorSummary errors={errors} tries={tries} />
      <PassphraseField label="Present passphrase" name="current" error={wrong.words} value={current} onChange={setCurrent} />
      <NewPassphraseFields value={passphrase} onChange={setPassphrase} errorOf={errorOf} ownWords={ownWords} />
      <ButtonRow>
        <Button kind="main" type="submit" disabledBecause={wrong.waitReason}>
          {isChanging ? 'Changing…' : 'Change passphrase'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Form>
  )
}
