import { commands, type CommandId } from '../../shared/model/commands.ts'
import { foldText } from '../../shared/rules/fold.ts'
import type { CommandHandler } from './command-registry.ts'

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

/** What these do is another thing on every page, and said better by the page. */
const pageDecides: ReadonlySet<CommandId> = new Set(['edit', 'main-action', 'final-action', 'compare'])

/** Rows in all: what can be taken in at a glance. */
const paletteRows = 8

/**
 * People first, then the commands whose words begin with the words typed, of those that are answered now, in the page's
 * own words. Whoever only sounds like it comes last: else eight of them would hide the command of that name.
 */
export function paletteEntries(
  text: string,
  { people, soundsLike }: FoundPeople,
  answering: (id: CommandId) => Pick<CommandHandler, 'words'> | null,
): readonly PaletteEntry[] {
  const typed = foldText(text).split(' ').filter((word) => word !== '')
  const found = commands
    .flatMap(({ id, words }) => {
      const answer = id === 'palette' ? null : answering(id)
      return answer === null ? [] : [{ kind: 'command' as const, id, words: pageDecides.has(id) ? (answer.words ?? words) : words }]
    })
    .filter(({ words }) => typed.every((word) => beginsAWord(words, word)))
  const shownPeople = people.slice(0, paletteRows).map((person) => ({ kind: 'person' as const, person }))
  const shownCommands = typed.length === 0 ? [] : found
  return (soundsLike ? [...shownCommands, ...shownPeople] : [...shownPeople, ...shownCommands]).slice(0, paletteRows)
}

function beginsAWord(words: string, typed: string): boolean {
  return foldText(words)
    .split(' ')
    .some((word) => word.startsWith(typed))
}
