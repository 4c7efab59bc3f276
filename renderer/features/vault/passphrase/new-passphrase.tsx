import { useEffect, useState } from 'react'
import { useCore } from '../../../api/core-context.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { strengthWords } from './passphrase-words.ts'

export interface NewPassphrase {
  readonly next: string
  readonly again: string
}

export interface NewPassphraseFieldsProps {
  readonly value: NewPassphrase
  readonly onChange: (value: NewPassphrase) => void
  readonly errorOf: (field: string) => string | undefined
  /** Words that make it easy to guess: names, the practice. */
  readonly ownWords: readonly string[]
}

/** A new passphrase, typed twice, with a meter in words. No rules of composition, no expiry, no hints. */
export function NewPassphraseFields({ value, onChange, errorOf, ownWords }: NewPassphraseFieldsProps) {
  const meter = useMeter(value.next, ownWords)
  return (
    <>
      <PassphraseField
        label="New passphrase"
        name="next"
        hint="At least 12 characters. Three or four unrelated words work well. Spaces count."
        autoComplete="new-password"
        error={errorOf('next')}
        note={meter}
        value={value.next}
        onChange={(next) => onChange({ ...value, next })}
      />
      <PassphraseField
        label="The same passphrase again"
        name="again"
        autoComplete="new-password"
        error={errorOf('again')}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
      />
    </>
  )
}

const typingPauseMilliseconds = 250

/** How good what is typed is, in words; empty until something is typed and judged. */
function useMeter(passphrase: string, ownWords: readonly string[]): string {
  const core = useCore()
  const [judged, setJudged] = useState({ passphrase: '', words: '' })
  const context = ownWords.join('\n')
  useEffect(() => {
    if (passphrase === '') return undefined
    let isStale = false
    const timer = setTimeout(async () => {
      const reply = await core.call('vault.checkPassphrase', { passphrase, context: context.split('\n') })
      if (!isStale && reply.ok) setJudged({ passphrase, words: strengthWords(reply.value) })
    }, typingPauseMilliseconds)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [core, passphrase, context])
  // The last words stay while more is typed, so that the line does not flicker.
  return passphrase === '' ? '' : judged.words
}
