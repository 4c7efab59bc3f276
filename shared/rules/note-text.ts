/**
 * A note's headings are ordinary lines of its text. A template keeps them one a line; `{name}` in one stands for
 * what the person likes to be called.
 */

/** The text that a note starts with: each heading with a line under it to write on. Empty without headings. */
export function startingText(headings: string | null, name: string): string {
  return linesOf(headings)
    .map((heading) => `${heading.replaceAll(namePlace, name)}\n\n`)
    .join('\n')
}

/** Where to start writing: under the first heading, or at the beginning of a text without headings. */
export function startingPlace(text: string, headings: readonly (string | null)[]): number {
  const end = text.indexOf('\n')
  const isHeading = headingTest(headings)
  return end >= 0 && isHeading(text.slice(0, end)) ? end + 1 : 0
}

/**
 * Puts the headings of another template into a text: in place of headings under which nothing was written yet,
 * else at the end, without those that are there already.
 */
export function withHeadings(text: string, headings: string | null, name: string, known: readonly (string | null)[]): string {
  if (isEmptyNote(text, known, name)) return startingText(headings, name)
  const present = new Set(text.split('\n').map((line) => line.trim()))
  const missing = linesOf(headings).filter((heading) => !present.has(heading.replaceAll(namePlace, name)))
  if (missing.length === 0) return text
  return `${text.trimEnd()}\n\n${startingText(missing.join('\n'), name)}`
}

/**
 * Whether nothing but headings stands in a text. `headings`: those of every template that may have been used.
 * `name`: the one that stands in them. Without it any words count as a name, which is good enough to say something
 * about a text, but not to throw it away: 'What his daughter said' may be all that somebody wrote.
 */
export function isEmptyNote(text: string, headings: readonly (string | null)[], name?: string): boolean {
  const named = name === undefined ? headings : headings.map((lines) => lines?.replaceAll(namePlace, name) ?? null)
  return firstLineOf(named)(text) === ''
}

/**
 * Finds the first line of a text that is more than a heading, for lists; empty when there is none. The headings
 * are given first, since a list has many texts and the same headings for all.
 */
export function firstLineOf(headings: readonly (string | null)[]): (text: string) => string {
  const isHeading = headingTest(headings)
  return (text) => {
    for (const [line] of text.matchAll(/\S.*/g)) {
      const written = line.trimEnd()
      if (!isHeading(written)) return written
    }
    return ''
  }
}

const namePlace = '{name}'

function linesOf(headings: string | null): string[] {
  return (headings ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

// The name is matched as any words, since the person may like to be called differently by now.
function headingTest(headings: readonly (string | null)[]): (line: string) => boolean {
  const exact = new Set<string>()
  const withName: { readonly before: string; readonly after: string }[] = []
  for (const line of headings.flatMap(linesOf)) {
    const at = line.indexOf(namePlace)
    if (at < 0) exact.add(line)
    // A heading of nothing but the name would be any line there is.
    else if (/\p{L}/u.test(line.replaceAll(namePlace, ''))) withName.push({ before: line.slice(0, at), after: line.slice(at + namePlace.length) })
  }
  return (line) => {
    const written = line.trim()
    return (
      exact.has(written) ||
      withName.some(
        ({ before, after }) =>
          written.length > before.length + after.length && written.startsWith(before) && written.endsWith(after),
      )
    )
  }
}
