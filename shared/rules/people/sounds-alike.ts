import { doubleMetaphone } from 'double-metaphone'
import { foldName } from '../fold.ts'

/**
 * Keys under which a name can be found by its sound (Double Metaphone, after accents are folded).
 * One or two for each word, and for each two neighbouring words as if written together, so that
 * 'Mac Donald' meets 'MacDonald'. Words the algorithm cannot sound out, such as names in another
 * script, are their own key. Sorted, without repeats; empty for an empty name.
 */
export function soundsAlikeKeys(name: string): string[] {
  const words = wordsOfName(name)
  const joined = words.slice(1).map((word, index) => `${words[index]}${word}`)
  return [...new Set([...words, ...joined].flatMap(keysOfWord))].toSorted()
}

/**
 * Whether two names sound alike: each word of the shorter has its like in the longer (of two
 * equally long ones, both ways), or both sound the same written as one word. An empty name sounds like none.
 */
export function soundsAlike(one: string, other: string): boolean {
  const [words, otherWords] = [wordsOfName(one), wordsOfName(other)]
  if (words.length === 0 || otherWords.length === 0) return false
  if (shareKey(words.join(''), otherWords.join(''))) return true
  const isCovered = words.length > otherWords.length || everyWordHasLike(words, otherWords)
  return isCovered && (otherWords.length > words.length || everyWordHasLike(otherWords, words))
}

function everyWordHasLike(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => others.some((other) => shareKey(word, other)))
}

function wordsOfName(name: string): string[] {
  return foldName(name).split(' ').filter((word) => word !== '')
}

function shareKey(one: string, other: string): boolean {
  const keys = keysOfWord(one)
  return keysOfWord(other).some((key) => keys.includes(key))
}

function keysOfWord(word: string): string[] {
  const keys = [...new Set(doubleMetaphone(word))].filter((key) => key !== '')
  return keys.length === 0 ? [word] : keys
}
