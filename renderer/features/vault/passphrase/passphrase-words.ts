import type { ErrorCode } from '../../../../shared/contract/errors.ts'

export interface JudgedPassphrase {
  /** 0, very easy to guess, to 4. */
  readonly score: number
  /** 'Easy to guess' */
  readonly words: string
  readonly reason: string | null
  /** Why it may not be used. */
  readonly problem: ErrorCode | null
}

/** The meter in words: 'Easy to guess: a name and a year.' */
export function strengthWords({ words, reason, problem }: JudgedPassphrase): string {
  const judged = reason === null ? `${words}.` : `${words}: ${reason}.`
  return `${judged} ${problem === null ? 'You can use it.' : (refusals.get(problem) ?? 'It cannot be used.')}`
}

const refusals: ReadonlyMap<string, string> = new Map([
  ['passphrase_too_short', 'Too short to be used: type at least 12 characters.'],
  ['passphrase_too_long', 'Too long to be used.'],
])

/** What to mend about a passphrase typed twice, each under the name of its field; empty when nothing. */
export function passphraseErrors(first: string, second: string, problem: string | null): readonly { readonly field: 'next' | 'again'; readonly words: string }[] {
  if (problem !== null) return [{ field: 'next', words: problem }]
  return first === second ? [] : [{ field: 'again', words: 'The two passphrases are not the same.' }]
}
