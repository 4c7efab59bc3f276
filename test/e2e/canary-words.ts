import { randomInt } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A word that nothing but a test types: 14 random small letters. */
export const canaryWord = (): string => Array.from({ length: 14 }, () => String.fromCodePoint(97 + randomInt(26))).join('')

/** Canary words by what they were typed into. */
export type CanaryWords = Readonly<Record<string, string>>

/**
 * Where the words stand in bytes, in UTF-8 or UTF-16LE and in capital or small letters: 'note in UTF-16'. Only letters
 * of ASCII are compared.
 */
export const wordsIn = (bytes: Buffer, words: CanaryWords): readonly string[] => {
  const text = bytes.toString('latin1').toLowerCase()
  return Object.entries(words).flatMap(([what, word]) => [
    ...(text.includes(word.toLowerCase()) ? [`${what} in UTF-8`] : []),
    ...(text.includes(Buffer.from(word.toLowerCase(), 'utf16le').toString('latin1')) ? [`${what} in UTF-16`] : []),
  ])
}

/** Every file under a folder that holds one of the words, or is called by one, with what it holds; and how many files were read. */
export const filesWithWords = async (folder: string, words: CanaryWords): Promise<{ readonly read: number; readonly found: readonly string[] }> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const named = entries.flatMap(({ name }) => wordsIn(Buffer.from(name), words).map((what) => `the name of a file: ${what}`))
  const held = await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name)
      return wordsIn(await readFile(file), words).map((what) => `${relative(folder, file)}: ${what}`)
    }),
  )
  return { read: files.length, found: [...named, ...held.flat()] }
}

/** Words that nobody else types, each remembered under what it is typed into. */
export const rememberWords = () => {
  const words: Record<string, string> = {}
  return { words, word: (what: string): string => (words[what] ??= canaryWord()) }
}
