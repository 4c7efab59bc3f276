import { TextField } from '../../../ui/forms/text-field.tsx'

/** What was typed of the groups that are asked for, by their numbers. */
export type TypedGroups = Readonly<Record<number, string>>

export interface TypedBackGroupsProps {
  /** Which groups of a code are asked for, counted from 1. */
  readonly numbers: readonly number[]
  readonly typed: TypedGroups
  readonly onType: (typed: TypedGroups) => void
  readonly errorOf: (field: string) => string | undefined
}

/** Groups of a code on paper, typed back so that it is known to be there and legible. */
export function TypedBackGroups({ numbers, typed, onType, errorOf }: TypedBackGroupsProps) {
  return numbers.map((number) => {
    const field = groupField(number)
    return (
      <TextField
        key={number}
        id={field}
        label={`Group ${number}`}
        width="short"
        autoCapitalize="characters"
        error={errorOf(field)}
        value={typed[number] ?? ''}
        onChange={(event) => onType({ ...typed, [number]: event.target.value })}
      />
    )
  })
}

/** The field of a group, for what is wrong with it. */
export function groupField(number: number): string {
  return `group-${number}`
}
