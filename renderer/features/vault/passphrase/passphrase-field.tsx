import { useState, type ComponentProps, type KeyboardEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field, useFieldIds } from '../../../ui/forms/field.tsx'
import './passphrase-field.css'

export interface PassphraseFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  /** Under the field, read out as it changes. */
  readonly note?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  /** 'new-password' where one is chosen, so that a password manager offers to keep it. */
  readonly autoComplete?: 'current-password' | 'new-password'
  readonly name?: string
  readonly onKeyDown?: ComponentProps<'input'>['onKeyDown']
}

/** Where a passphrase is typed: pasting and password managers work, it can be shown, and Caps Lock is told. */
export function PassphraseField({ label, hint, error, note, value, onChange, autoComplete = 'current-password', name = 'passphrase', onKeyDown }: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false)
  const [hasCapsLock, setCapsLock] = useState(false)
  const notes = [hasCapsLock ? 'Caps Lock is on.' : null, note ?? null].filter((words) => words !== null).join(' ')
  const field = useFieldIds(undefined, { hint, error, note: notes })
  const watchCapsLock = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Field id={field.id} label={label} hint={hint} error={error} note={notes}>
      <div className="hv-passphrase">
        <input
          {...field.described}
          id={field.id}
          name={name}
          className="hv-input"
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            watchCapsLock(event)
            onKeyDown?.(event)
          }}
          onKeyUp={watchCapsLock}
          onBlur={() => setCapsLock(false)}
        />
        <Button aria-pressed={isShown} aria-controls={field.id} onPress={() => setShown(!isShown)}>
          Show<span className="hv-hidden"> {label}</span>
        </Button>
      </div>
    </Field>
  )
}
