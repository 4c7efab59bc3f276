import { useState } from 'react'
import type { Fault } from '../../../../shared/contract/errors.ts'
import type { CoreClient } from '../../../api/core-client.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import type { FormError } from '../../../ui/forms/error-summary.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import type { NewPassphrase, NewPassphraseFieldsProps } from './new-passphrase.tsx'
import { passphraseErrors } from './passphrase-words.ts'

export interface NewPassphraseForm {
  /** For `NewPassphraseFields`. */
  readonly fields: NewPassphraseFieldsProps
  /** For the summary of what is wrong. */
  readonly summary: { readonly errors: readonly FormError[]; readonly tries: number }
  readonly isSetting: boolean
  /** Has it set by `use`, unless something is wrong with it. `use` answers 'set', or what was wrong all the same. */
  readonly set: (use: (passphrase: string) => Promise<'set' | readonly FormError[]>) => Promise<void>
}

/**
 * A form in which a new passphrase is chosen and set.
 * @param ownWords words that make it easy to guess: names, the practice
 */
export function useNewPassphrase(ownWords: readonly string[]): NewPassphraseForm {
  const core = useCore()
  const [passphrase, setPassphrase] = useState<NewPassphrase>({ next: '', again: '' })
  const { errors, tries, errorOf, fail, clear } = useFormErrors()
  const [isSetting, setSetting] = useState(false)
  return {
    fields: { value: passphrase, onChange: setPassphrase, errorOf, ownWords },
    summary: { errors, tries },
    isSetting,
    async set(use) {
      setSetting(true)
      const problems = await problemsOf(core, passphrase, ownWords)
      // Deriving the key takes seconds, in which nothing is wrong any more.
      if (problems.length === 0) clear()
      const outcome = problems.length === 0 ? await use(passphrase.next) : problems
      if (outcome === 'set') return
      fail(outcome)
      setSetting(false)
    },
  }
}

/** What the core refused a new passphrase for, beside its field where it is about the passphrase itself. */
export function newPassphraseFault(fault: Fault): FormError {
  return { field: fault.code.startsWith('passphrase_') ? 'next' : null, words: faultSentence(fault) }
}

/** What to mend; the core has the last word on whether it may be used. */
async function problemsOf(core: CoreClient, { next, again }: NewPassphrase, ownWords: readonly string[]): Promise<readonly FormError[]> {
  const reply = await core.call('vault.checkPassphrase', { passphrase: next, context: [...ownWords] })
  if (!reply.ok) return [{ field: null, words: faultSentence(reply.error) }]
  const { problem } = reply.value
  return passphraseErrors(next, again, problem === null ? null : faultSentence({ code: problem }))
}
