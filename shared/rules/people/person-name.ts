/** The parts of a person's name. Any of them may be missing. */
export interface PersonName {
  readonly family: string | null
  readonly given: string | null
  readonly title: string | null
  /** The name the person likes to be called. */
  readonly preferred: string | null
}

const nameNotKnown = 'Name not known'

/**
 * 'OKAFOR, Ngozi (Mrs)', for lists and the band over a record. The family name alone is put in
 * capitals; nothing else is re-cased, shortened or guessed.
 */
export function formatListName(name: PersonName): string {
  return withBracket(familyFirst(name) ?? clean(name.preferred), clean(name.title))
}

/** 'OKAFOR, Ngozi (Goz)', for rows where the name to call the person by matters more than the title. */
export function formatCaseloadName(name: PersonName): string {
  const preferred = clean(name.preferred)
  const isSaidAlready = preferred === clean(name.given)
  return withBracket(familyFirst(name) ?? preferred, isSaidAlready ? null : preferred)
}

/** What to call the person in sentences and headings: the name they like, else their given name. */
export function formatSentenceName(name: PersonName): string {
  const family = clean(name.family)
  const formal = family === null ? null : joinWords(clean(name.title), family)
  return clean(name.preferred) ?? clean(name.given) ?? formal ?? nameNotKnown
}

/**
 * 'Amina Rahman' → 'A. Rahman'. A title in front stays, a single name stays whole, and small words
 * stay with the family name they belong to ('Mary van der Berg' → 'M. van der Berg').
 */
export function formatStaffName(fullName: string): string {
  const words = fullName.trim().split(/\s+/)
  const title = words.length > 1 && titles.has((words[0] ?? '').replace('.', '').toLowerCase())
    ? words.shift()
    : undefined
  const given = words.length > 1 ? words[0] : undefined
  const initial = given === undefined ? undefined : `${firstLetter(given)}.`
  return joinWords(title, initial, familyWords(words)) || nameNotKnown
}

const titles = new Set([
  'dr', 'dame', 'lady', 'lord', 'miss', 'mr', 'mrs', 'ms', 'mx', 'nurse', 'prof', 'professor', 'rev', 'revd', 'sir', 'sr',
])

function familyFirst(name: PersonName): string | null {
  const family = clean(name.family)?.toLocaleUpperCase('en-GB') ?? null
  const given = clean(name.given)
  if (family === null || given === null) return family ?? given
  return `${family}, ${given}`
}

function withBracket(main: string | null, bracketed: string | null): string {
  if (main === null) return nameNotKnown
  return bracketed === null || bracketed === main ? main : `${main} (${bracketed})`
}

function clean(part: string | null): string | null {
  const text = part?.replace(/\s+/g, ' ').trim() ?? ''
  return text === '' ? null : text
}

function familyWords(words: readonly string[]): string {
  let start = words.length - 1
  while (start > 1 && isSmallWord(words[start - 1] ?? '')) start -= 1
  return words.slice(Math.max(0, start)).join(' ')
}

function isSmallWord(word: string): boolean {
  const letter = firstLetter(word)
  return letter !== letter.toLocaleUpperCase('en-GB') || familyPrefixes.has(word.toLocaleLowerCase('en-GB'))
}

/** What a family name begins with also where it is written with a capital letter. */
const familyPrefixes = new Set([
  'ab', 'abu', 'al', 'ap', 'bin', 'bint', 'da', 'de', 'del', 'della', 'den', 'der', 'di', 'dos', 'du', 'el', 'ibn', 'la', 'le', 'mac', 'mc', 'ni', 'ní', 'nic', 'o', 'ó',
  'st', 'st.', 'ui', 'uí', 'van', 'von',
])

function firstLetter(word: string): string {
  return [...word][0] ?? ''
}

function joinWords(...words: (string | null | undefined)[]): string {
  return words.filter((word) => word !== null && word !== undefined && word !== '').join(' ')
}
