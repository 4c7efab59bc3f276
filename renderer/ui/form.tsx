import type { ComponentProps } from 'react'
import { useOneAtATime } from './one-at-a-time.ts'

export interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'noValidate'> {
  /** Saves what is typed, or says what is wrong with it. Until it has ended the form is not sent again. */
  readonly onSubmit: () => Promise<void> | void
}

/** A form that checks what is typed itself, in words of its own. */
export function Form({ onSubmit, className = 'hv-stack', ...rest }: FormProps) {
  const send = useOneAtATime()
  return (
    <form
      {...rest}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(onSubmit)
      }}
    />
  )
}
