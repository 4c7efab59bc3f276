import { useRef } from 'react'
import { Button } from '../button.tsx'
import { numberWords } from '../counted.ts'
import './filter-buttons.css'

interface Filter<Id extends string> {
  readonly id: Id
  readonly words: string
  readonly count: number
}

export interface FilterButtonsProps<Id extends string> {
  /** What is filtered: 'Filter the caseload'. */
  readonly label: string
  /** What the counts count, for speech, one and several: 'person', 'people'. */
  readonly nouns: readonly [one: string, several: string]
  readonly filters: readonly Filter<Id>[]
  readonly picked: ReadonlySet<Id>
  readonly onPick: (picked: ReadonlySet<Id>) => void
}

/** Filters as buttons with counts; several may be on, Clear turns all off. */
export function FilterButtons<Id extends string>({ label, nouns, filters, picked, onPick }: FilterButtonsProps<Id>) {
  const buttons = useRef<HTMLFieldSetElement>(null)
  const clear = () => {
    onPick(new Set())
    // The button goes with what it clears.
    buttons.current?.querySelector('button')?.focus()
  }
  return (
    <fieldset ref={buttons} aria-label={label} className="hv-line-up hv-filters">
      {filters.map(({ id, words, count }) => (
        <Button key={id} aria-pressed={picked.has(id)} onPress={() => onPick(toggled(picked, id))}>
          <span>
            {words} {numberWords(count)}
            <span className="hv-hidden"> {nouns[count === 1 ? 0 : 1]}</span>
          </span>
        </Button>
      ))}
      {picked.size > 0 && (
        <Button kind="link" onPress={clear}>
          Clear
        </Button>
      )}
    </fieldset>
  )
}

function toggled<Id>(picked: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  return picked.has(id) ? new Set([...picked].filter((other) => other !== id)) : new Set([...picked, id])
}
