import { useRef } from 'react'
import { useCommand } from '../../app/use-command.tsx'
import './filter-field.css'
import { KeyWords } from '../key-words.tsx'

export interface FilterFieldProps {
  /** What it looks in: 'Filter by name or postcode'. */
  readonly words: string
  readonly text: string
  readonly onText: (text: string) => void
}

/** Where a list is narrowed down by typing; Ctrl F goes there. */
export function FilterField({ words, text, onText }: FilterFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useCommand('filter', () => field.current?.select())
  return (
    <label className="hv-filter-field">
      <span className="hv-hidden">{words}</span>
      <input
        ref={field}
        className="hv-input"
        type="text"
        placeholder={words}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      <KeyWords command="filter" />
    </label>
  )
}
