import { useId, useRef, type ComponentProps, type ReactNode, type RefObject } from 'react'
import { Link } from 'wouter'
import type { CommandId } from '../../shared/model/commands.ts'
import { useCommand } from '../app/use-command.tsx'
import { announce } from './messages/announce.tsx'
import './button.css'
import { classNames } from './class-names.ts'
import { ariaKeysOf, KeyWords } from './key-words.tsx'
import { textOf } from './text-of.ts'

/** main: the one green button of a page. danger: for what cannot be undone. */
type ButtonKind = 'main' | 'secondary' | 'link' | 'danger'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'onClick' | 'disabled' | 'className' | 'ref'> {
  readonly kind?: ButtonKind
  readonly onPress?: () => void
  /** Shows the key of the command on the button and lets the key press it. */
  readonly command?: CommandId | undefined
  /** Why it cannot be pressed now, shown beside it: 'Write something first'. It stays reachable, so that the reason is heard. */
  readonly disabledBecause?: string | null | undefined
  readonly children: ReactNode
}

/** What carries something out; what goes to another page is `ButtonLink`. */
export function Button({ kind = 'secondary', onPress, command, disabledBecause, children, type = 'button', ...rest }: ButtonProps) {
  const reasonId = useId()
  const element = useRef<HTMLButtonElement>(null)
  const reason = disabledBecause ?? null
  const button = (
    <button
      {...rest}
      ref={element}
      type={reason === null ? type : 'button'}
      className={classNames('hv-button', `hv-button-${kind}`)}
      aria-disabled={reason === null ? undefined : true}
      aria-describedby={reason === null ? rest['aria-describedby'] : reasonId}
      aria-keyshortcuts={ariaKeysOf(command) ?? rest['aria-keyshortcuts']}
      onClick={reason === null ? onPress : undefined}
    >
      {children}
      {command !== undefined && <KeyWords command={command} />}
    </button>
  )
  return (
    <>
      {command !== undefined && <CommandPress command={command} words={textOf(children) || undefined} button={element} reason={reason} />}
      {reason === null ? (
        button
      ) : (
        <span className="hv-button-with-reason">
          {button}
          <span id={reasonId} className="hv-small hv-secondary">
            {reason}
          </span>
        </span>
      )}
    </>
  )
}

export interface ButtonLinkProps {
  readonly kind?: ButtonKind
  readonly href: string
  readonly children: ReactNode
}

/** Goes to another page and looks like a button. */
export function ButtonLink({ kind = 'secondary', href, children }: ButtonLinkProps) {
  return (
    <Link href={href} className={classNames('hv-button', `hv-button-${kind}`)}>
      {children}
    </Link>
  )
}

interface CommandPressProps {
  readonly command: CommandId
  readonly words: string | undefined
  readonly button: RefObject<HTMLButtonElement | null>
  readonly reason: string | null
}

// A click rather than a call, so that the key of a submit button sends its form.
function CommandPress({ command, words, button, reason }: CommandPressProps) {
  useCommand(command, () => (reason === null ? button.current?.click() : announce(reason)), { words })
  return null
}
