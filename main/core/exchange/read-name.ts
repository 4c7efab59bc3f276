/** A name in one piece, taken apart. */
export interface SplitName {
  readonly title: string | null
  readonly given: string | null
  readonly family: string | null
}

/**
 * Takes a full name apart: 'OKAFOR, Ngozi (Mrs)', 'Mrs Ngozi Okafor', 'Mary van der Berg'. What stands before a
 * comma is the family name, else the last word with the small words before it. A title is only taken where one
 * stands; nothing is re-cased.
 */
export const splitName = (text: string): SplitName => {
  const { rest, title } = takeTitle(text.replace(/\s+/g, ' ').trim())
  const comma = rest.indexOf(',')
  if (comma >= 0) {
    const afterComma = rest.slice(comma + 1).trim()
    // A second title stays where it stands: there is one field for them.
    const given = title === null ? takeTitle(afterComma) : { rest: afterComma, title }
    return { title: given.title, family: orNull(rest.slice(0, comma)), given: orNull(given.rest) }
  }
  const words = rest.split(' ')
  if (words.length === 1) return title === null ? { title, given: orNull(rest), family: null } : { title, given: null, family: orNull(rest) }
  const family = words.slice(startOfFamilyName(words))
  return { title, given: orNull(words.slice(0, words.length - family.length).join(' ')), family: orNull(family.join(' ')) }
}

const titles = /^(dr|dame|lady|lord|master|miss|mr|mrs|ms|mx|prof|professor|rev|revd|reverend|sir|sister)\.?$/i

const takeTitle = (text: string): { rest: string; title: string | null } => {
  const bracketed = /^(.*?)\s*\(([^()]+)\)$/.exec(text)
  if (bracketed !== null && titles.test(bracketed[2] ?? '')) return { rest: bracketed[1] ?? '', title: bracketed[2] ?? null }
  const [first = '', ...others] = text.split(' ')
  return others.length > 0 && titles.test(first) ? { rest: others.join(' '), title: first } : { rest: text, title: null }
}

/** Small words belong to the family name ('van der Berg'), but the first word is always a given name. */
const startOfFamilyName = (words: readonly string[]): number => {
  let start = words.length - 1
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1] ?? '')) start -= 1
  return start
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
