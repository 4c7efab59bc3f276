import type { ComponentProps } from 'react'
import { useFocusBack } from '../focus-back.ts'
import { useOneAtATime } from '../one-at-a-time.ts'

export interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'noValidate'> {
  /** Saves what is typed, or says what is wrong with it. Until it has ended the form is not sent again. */
  readonly onSubmit: () => Promise<void> | void
}

/**
 * A form that checks what is typed itself, in words of its own. What is wrong takes the focus, so that it is heard: the
 * summary where there is one, else the first wrong field. Closed, it gives the focus back to what opened it.
 */
export function Form({ onSubmit, className = 'hv-stack', ...rest }: FormProps) {
  const send = useOneAtATime()
  useFocusBack()
  return (
    <form
      {...rest}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        void send(onSubmit).then(() => requestAnimationFrame(() => focusFirstWrong(form)))
      }}
    />
  )
}

function focusFirstWrong(form: HTMLFormElement): void {
  // Whoever went on elsewhere meanwhile stays there.
  if (!form.contains(document.activeElement) || form.querySelector('.hv-error-summary') !== null) return
  const wrong = form.querySelector('.hv-field-wrong')
  const field = wrong?.querySelector<HTMLElement>('input:checked') ?? wrong?.querySelector<HTMLElement>('input, select, textarea')
  field?.focus()
}
