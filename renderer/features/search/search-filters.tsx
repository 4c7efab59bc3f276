import { useRef, useState } from 'react'
import { useStaffName } from '../../api/use-staff-name.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { DateField, type DateFieldProps } from '../../ui/forms/date-field.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { dayError, orderError } from './day-errors.ts'
import type { SearchView } from './search-view.ts'

export interface SearchFiltersProps {
  readonly view: SearchView
  readonly authors: readonly string[]
  readonly onChange: (change: Partial<SearchView>) => void
}

/** What to look among: kind, author and the days that notes are about. */
export function SearchFilters({ view, authors, onChange }: SearchFiltersProps) {
  const today = useToday()
  const isFiltered = view.kind !== 'all' || view.author !== null || view.from !== '' || view.to !== ''
  const named = view.author === null || authors.includes(view.author) ? authors : [...authors, view.author]
  const staffName = useStaffName(named)
  const filters = useRef<HTMLFieldSetElement>(null)
  const clear = () => {
    onChange({ kind: 'all', author: null, from: '', to: '' })
    // The button goes with what it clears.
    filters.current?.querySelector('select')?.focus()
  }
  return (
    <fieldset ref={filters} aria-label="Filter what is found" className="search-filters">
      <SelectField
        label="Look among"
        width="short"
        value={view.kind}
        choices={kinds}
        onChange={({ target }) => onChange({ kind: kinds.find(({ value }) => value === target.value)?.value ?? 'all' })}
      />
      <SelectField
        label="Written by"
        width="short"
        value={view.author ?? ''}
        emptyWords="Anybody"
        choices={named.map((author) => ({ value: author, words: staffName(author) }))}
        onChange={({ target }) => onChange({ author: target.value === '' ? null : target.value })}
      />
      <DayFilter label="From" text={view.from} onText={(from) => onChange({ from })} today={today} error={undefined} />
      <DayFilter label="To" text={view.to} onText={(to) => onChange({ to })} today={today} error={orderError(view.from, view.to, today)} />
      {isFiltered && (
        <Button kind="link" onPress={clear}>
          Clear
        </Button>
      )}
    </fieldset>
  )
}

const kinds = [
  { value: 'all', words: 'People and notes' },
  { value: 'people', words: 'People' },
  { value: 'notes', words: 'Notes' },
] as const

type DayFilterProps = Pick<DateFieldProps, 'label' | 'text' | 'onText' | 'today' | 'error'>

/** A day to filter by: what cannot be read is said once the field is left. */
function DayFilter({ error, ...field }: DayFilterProps) {
  const [isLeft, setLeft] = useState(false)
  return <DateField {...field} purpose="event" error={dayError(field.text, isLeft, field.today) ?? error} onFocus={() => setLeft(false)} onBlur={() => setLeft(true)} />
}
