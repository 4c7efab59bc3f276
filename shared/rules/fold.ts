/**
 * Folds a text for comparing: lower case, and Latin letters without their accents, so that
 * 'Zoë' meets 'zoe'. The same folding as SQLite's full-text tokenizer `unicode61` with
 * `remove_diacritics 2`, so that what is marked in a result is what the search found. Marks of other
 * scripts stay, because there they make another letter.
 */
export function foldText(text: string): string {
  // Nearly every word of a search is plain, and a page of results folds thousands.
  if (plainText.test(text)) return text.toLowerCase()
  return text.normalize('NFD').replace(latinMarks, '$1').normalize('NFC').toLowerCase()
}

/**
 * Folds a name further than a text: letters that only look like an accented letter (ø, ł, ß) become
 * the letters people type for them, apostrophes go, and hyphens part words. "O'Neill-Strøm" →
 * 'oneill strom'.
 */
export function foldName(name: string): string {
  return foldText(name)
    .replace(specialLetters, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’‘ʼ`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** The folded words of a search, in order and without repeats. */
export function searchWords(query: string): string[] {
  return [...new Set([...query.matchAll(wordPattern)].map(([word]) => foldText(word)))]
}

export interface MarkedPart {
  readonly text: string
  readonly match: boolean
}

/**
 * Cuts a text into parts that match the search and parts that do not; joined they are the text
 * again. A word matches when it begins with a word of the search, as in the search itself.
 */
export function markMatches(text: string, queryWords: readonly string[]): MarkedPart[] {
  const parts: MarkedPart[] = []
  let position = 0
  for (const { start, end } of wordsMatching(queryWords)(text)) {
    if (start > position) parts.push({ text: text.slice(position, start), match: false })
    parts.push({ text: text.slice(start, end), match: true })
    position = end
  }
  if (position < text.length) parts.push({ text: text.slice(position), match: false })
  return parts
}

/**
 * Cuts from a text a piece around the first match, at most `length` UTF-16 units with its ellipses, cut
 * between words where possible and never inside a character. Runs of white space become one space.
 * Without a match it is the beginning. The words are given first, since a page of results has many texts.
 */
export function excerptAround(queryWords: readonly string[], length: number): (text: string) => string {
  const matchesIn = wordsMatching(queryWords)
  const room = Math.max(0, length - 2)
  const leadIn = Math.floor(room / 3)
  return (text) => {
    const line = text.replace(/[^\S ]\s*|\s{2,}/gu, ' ').trim()
    if (line.length <= length) return line
    const [first] = matchesIn(line)
    const wanted = first === undefined ? 0 : Math.max(0, Math.min(first.start - leadIn, line.length - room))
    const start = wanted === 0 ? 0 : forwardToWord(line, wanted, first?.start ?? wanted)
    const end = Math.min(line.length, start + room)
    const cut = end === line.length ? end : backToWord(line, end, Math.max(start, first?.end ?? start))
    const middle = line.slice(start, cut).trim()
    return `${start > 0 ? '…' : ''}${middle}${cut < line.length ? '…' : ''}`
  }
}

const plainText = /^[ -~\s]*$/
const latinMarks = /(\p{Script=Latin})\p{M}+/gu
const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'ng',
}
const specialLetters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')

interface Match {
  readonly start: number
  readonly end: number
}

/** Finds, in order, the words of a text that begin with one of these. */
function wordsMatching(queryWords: readonly string[]): (text: string) => Iterable<Match> {
  const wanted = queryWords.flatMap(searchWords)
  const plain = wanted.filter((word) => plainText.test(word))
  // In a text without accents, as most are, one expression finds what folding word by word would.
  const inPlain = plain.length === 0 ? null : new RegExp(`(?<![a-z0-9])(?:${plain.join('|')})[a-z0-9]*`, 'gi')
  return (text) => {
    if (plainText.test(text)) return inPlain === null ? [] : matchesOf(inPlain, text, () => true)
    return matchesOf(wordPattern, text, (found) => {
      const folded = foldText(found)
      return wanted.some((word) => folded.startsWith(word))
    })
  }
}

function* matchesOf(pattern: RegExp, text: string, fits: (word: string) => boolean): Generator<Match, undefined> {
  for (const { 0: word, index } of text.matchAll(pattern)) {
    if (fits(word)) yield { start: index, end: index + word.length }
  }
  return undefined
}

/** The next beginning of a word at or after `from`, but not after `limit`. */
function forwardToWord(line: string, from: number, limit: number): number {
  const space = line.indexOf(' ', from - 1)
  if (space !== -1 && space + 1 <= limit) return space + 1
  return isInsideCharacter(line, from) ? from + 1 : from
}

/** The last end of a word at or before `from`, but not before `limit`. */
function backToWord(line: string, from: number, limit: number): number {
  const space = line.lastIndexOf(' ', from)
  if (space > 0 && space >= limit) return space
  return isInsideCharacter(line, from) ? from - 1 : from
}

function isInsideCharacter(line: string, position: number): boolean {
  return /[\udc00-\udfff]/.test(line.charAt(position)) && /[\ud800-\udbff]/.test(line.charAt(position - 1))
}
