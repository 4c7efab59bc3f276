import type { SentReferral } from '../../../shared/contract/imports.ts'

/** What a file says that has no field here, or does not fit the one it has: nothing sent is dropped in silence. */
export interface Kept {
  readonly all: () => SentReferral['keptAsSent']
  /** Keeps a text under a heading; blank ones are left out. */
  readonly add: (heading: string, text: string | null) => void
  /** The text as one line of at most 300 characters; one that is longer is cut there and kept whole as sent. */
  readonly line: (heading: string, text: string | null) => string | null
  /** The text as several lines of at most 20,000 characters. */
  readonly text: (heading: string, text: string | null) => string | null
}

/** Nothing kept yet, for one referral. */
export const createKept = (): Kept => {
  const kept: { heading: string; text: string }[] = []
  const add: Kept['add'] = (heading, text) => {
    const trimmed = text?.trim() ?? ''
    if (trimmed !== '') kept.push({ heading, text: cut(trimmed, longestKept) })
  }
  const fit = (heading: string, text: string, longest: number): string | null => {
    if (text === '') return null
    if (text.length > longest) add(heading, text)
    return cut(text, longest)
  }
  return {
    all: () => kept,
    add,
    line: (heading, text) => fit(heading, (text ?? '').replace(/\s+/g, ' ').trim(), 300),
    text: (heading, text) => fit(heading, (text ?? '').trim(), 20_000),
  }
}

// A referral letter of a hundred pages still fits; a whole hospital record pasted into one field does not.
const longestKept = 200_000

/** Cut at a length in UTF-16 units, never inside a character, with a sign that something is missing. */
const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
