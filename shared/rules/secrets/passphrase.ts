import { foldName } from '../fold.ts'
import { estimatePassphrase } from './passphrase-strength.ts'
import { err, ok, type Result } from '../result.ts'

/** Least length in characters (code points). NCSC: length and a deny list, no composition rules, no expiry. */
const passphraseMinimum = 12

/** Only to keep somebody from pasting a whole document. */
export const passphraseMaximum = 1000

export type PassphraseProblem = 'passphrase_too_short' | 'passphrase_too_long' | 'passphrase_too_common'

/**
 * Whether a new passphrase may be used, giving it in the form from which the key must be derived (see
 * `normalisePassphrase`). Refused as too common: what an attacker reaches within a million guesses
 * (lists of known passwords, names, dates, keyboard rows and their like), and what is little
 * more than `ownWords`: the caseload's label, the user's name, the practice, the product.
 */
export async function checkPassphrase(
  text: string,
  ownWords: readonly string[],
): Promise<Result<string, PassphraseProblem>> {
  const passphrase = normalisePassphrase(text)
  const length = [...passphrase].length
  if (length < passphraseMinimum) return err('passphrase_too_short')
  if (length > passphraseMaximum) return err('passphrase_too_long')
  const known = knownWords(ownWords)
  if (isLittleMoreThan(passphrase, known)) return err('passphrase_too_common')
  const { score } = await estimatePassphrase(passphrase, known)
  return score <= highestRefusedScore ? err('passphrase_too_common') : ok(passphrase)
}

/**
 * The form of a passphrase that does not depend on the keyboard or system it was typed on: composed
 * characters (NFC), and every kind of space as a plain one (RFC 8265, OpaqueString). Case, and spaces
 * at the ends, are kept: they are part of it.
 */
export function normalisePassphrase(text: string): string {
  return text.replace(/\p{Zs}/gu, ' ').normalize('NFC')
}

const highestRefusedScore = 1

/** A year or a birthday without its century, and an exclamation mark, add nothing worth the name. */
const leastBeyondOwnWords = 6

function knownWords(ownWords: readonly string[]): string[] {
  const words = ['haversack', ...ownWords].flatMap((text) => foldName(text).split(' '))
  return [...new Set(words)].filter((word) => word.length >= 3).toSorted((a, b) => b.length - a.length)
}

function isLittleMoreThan(passphrase: string, words: readonly string[]): boolean {
  const bare = foldName(passphrase).replaceAll(' ', '')
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), bare)
  return rest !== bare && [...rest].length < leastBeyondOwnWords
}
