import { useEffect, useId, useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { nextOption } from './option-keys.ts'
import './search-box.css'

export interface SearchBoxWish<Option> {
  /** What was found, the likeliest first. */
  readonly options: readonly Option[]
  readonly keyOf: (option: Option) => string
  readonly onPick: (option: Option) => void
  /** Whether the options are those for what stands in the field. Until they are, Enter waits: it would pick somebody else. */
  readonly isSettled: boolean
  /** Whether an Enter that waited picks what its writer has not seen yet: not where that is only a guess, or Enter may have meant to search. */
  readonly picksUnseen: boolean
}

export interface SearchBox<Option> {
  /** The option that Enter picks. */
  readonly selected: Option | undefined
  /** Of the selected option, to scroll it into view. */
  readonly selectedId: string | undefined
  /** Call when something else is looked for. */
  readonly toFirst: () => void
  /** For the text field: it keeps the focus and the keys. */
  readonly input: ComponentProps<'input'>
  /** For `FoundOptions`. */
  readonly list: Pick<SearchBoxWish<Option>, 'options' | 'keyOf' | 'onPick'> & { readonly id: string; readonly selected: Option | undefined }
}

/** Finding by typing: the field keeps the focus, ↑ ↓ choose among what was found, Enter picks. */
export function useSearchBox<Option>({ options, keyOf, onPick, isSettled, picksUnseen }: SearchBoxWish<Option>): SearchBox<Option> {
  const [current, setCurrent] = useState(0)
  const [isPickAsked, setPickAsked] = useState(false)
  const id = useId()
  const position = Math.min(current, options.length - 1)
  const selected = options[position]
  const selectedId = selected === undefined ? undefined : optionId(id, keyOf(selected))

  // Whoever types quickly presses Enter before anything is found, and means the likeliest of what will be.
  useEffect(() => {
    if (!isPickAsked || !isSettled) return undefined
    // What is picked may close the dialog around the field at once, which React does not do within an effect.
    const timer = setTimeout(() => {
      setPickAsked(false)
      if (picksUnseen && selected !== undefined) onPick(selected)
    })
    return () => clearTimeout(timer)
  })

  const moveTo = (next: number) => {
    setCurrent(next)
    setPickAsked(false)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = nextOption(event.key, position, options.length)
    if (next !== null) moveTo(next)
    else if (event.key !== 'Enter') return
    else if (!isSettled) setPickAsked(true)
    else if (selected !== undefined) onPick(selected)
    event.preventDefault()
  }

  return {
    selected,
    selectedId,
    toFirst: () => moveTo(0),
    input: {
      type: 'text',
      role: 'combobox',
      'aria-expanded': options.length > 0,
      'aria-controls': id,
      'aria-autocomplete': 'list',
      'aria-activedescendant': selectedId,
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
      onBlur: () => setPickAsked(false),
    },
    list: { options, keyOf, onPick, id, selected },
  }
}

export interface FoundOptionsProps<Option> {
  readonly list: SearchBox<Option>['list']
  /** What is in the list: 'People found'. */
  readonly label: string
  readonly className?: string
  /** Of each option; without it an option is one line, its parts at both ends. */
  readonly optionClassName?: string
  /** The words of one option. */
  readonly children: (option: Option) => ReactNode
}

/** What was found, under the field of `useSearchBox`. */
export function FoundOptions<Option>({ list, label, className, optionClassName = 'hv-option-line', children }: FoundOptionsProps<Option>) {
  const { options, keyOf, onPick, id, selected } = list
  return (
    // The listbox pattern: the text field keeps the focus and the keys, so options have none of their own.
    /* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */
    <div id={id} role="listbox" aria-label={label} className={className} hidden={options.length === 0}>
      {options.map((option) => (
        <div
          key={keyOf(option)}
          id={optionId(id, keyOf(option))}
          role="option"
          aria-selected={option === selected}
          className={classNames('hv-option', optionClassName)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          {children(option)}
        </div>
      ))}
    </div>
    /* oxlint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */
  )
}

function optionId(listId: string, key: string): string {
  return `${listId}-${key}`
}
