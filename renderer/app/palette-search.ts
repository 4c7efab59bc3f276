import { commands, type CommandId } from '../../shared/model/commands.ts'
import { foldText } from '../../shared/rules/fold.ts'

/** A person as the palette shows one. */
export interface PalettePerson {
  readonly id: string
  /** 'OKAFOR, Ngozi (Goz)' */
  readonly name: string
  /** What tells two of the same name apart: 'born 14 Jul 1945, NHS No. 999 204 8174'. */
  readonly detail: string
}

export interface FoundPeople {
  readonly people: readonly PalettePerson[]
  /** Nobody has this name; these sound like it. */
  readonly soundsLike: boolean
}

export type PaletteEntry =
  | { readonly kind: 'person'; readonly person: PalettePerson }
  | { readonly kind: 'command'; readonly id: CommandId; readonly words: string }

/** Rows in all: what can be taken in at a glance. */
const paletteRows = 8

/** People first, then the commands whose words begin with the words typed, of those that are answered now. */
export function paletteEntries(
  text: string,
  people: readonly PalettePerson[],
  isAnswered: (id: CommandId) => boolean,
): readonly PaletteEntry[] {
  const typed = foldText(text).split(' ').filter((word) => word !== '')
  const found = commands
    .filter(({ id, words }) => id !== 'palette' && isAnswered(id) && typed.every((word) => beginsAWord(words, word)))
    .map(({ id, words }) => ({ kind: 'command' as const, id, words }))
  const shownPeople = people.slice(0, paletteRows).map((person) => ({ kind: 'person' as const, person }))
  return [...shownPeople, ...(typed.length === 0 ? [] : found)].slice(0, paletteRows)
}

function beginsAWord(words: string, typed: string): boolean {
  return foldText(words)
    .split(' ')
    .some((word) => word.startsWith(typed))
}
