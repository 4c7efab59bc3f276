import type { Handlers, Input, Output } from '../../../../shared/contract/operation.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import type { search } from '../../../../shared/contract/search.ts'
import { excerptAround, foldName, searchWords } from '../../../../shared/rules/fold.ts'
import { ok } from '../../../../shared/rules/result.ts'
import { soundsAlike, soundsAlikeKeys } from '../../../../shared/rules/people/sounds-alike.ts'
import type { Caseload } from '../caseload.ts'
import { personSummaryColumns, personSummaryOf } from '../people/person-summary.ts'
import { firstDocumentOf, lastDocument, lastDocumentOf, searchedText } from './search-index.ts'
import { createShownPerson } from '../people/shown-person.ts'

const excerptLength = 160
const recentCount = 5
/** Enough to choose from by the whole name; a sound that more people share tells nobody apart. */
const mostSoundingAlike = 200

/** Finding people and notes again, by every word or its beginning; people also by the sound of their name. */
export const createSearch = ({ database }: Caseload): Handlers<typeof search> => {
  const byName = database.prepare(byNameStatement)
  const bySound = database.prepare(soundingAlikeStatement)
  const inNotes = { anyone: database.prepare(inNotesStatement('1')), one: database.prepare(inNotesStatement('coalesce(addendum.author, note.author) = @author')) }
  const members = database.prepare('SELECT DISTINCT memberName FROM member WHERE memberName IS NOT NULL').pluck()
  const summary = database.prepare(`SELECT ${personSummaryColumns} FROM person WHERE id = ?`)
  const shownPerson = createShownPerson(database)
  const recent: string[] = []

  const findPeople = (text: string, limit: number): Output<typeof search.people> => {
    const words = nameWords(text)
    if (words.length === 0) return { people: [], bySound: false }
    const found = byName.all(matchAll(words), limit) as PersonSummary[]
    if (found.length > 0) return { people: found.map(personSummaryOf), bySound: false }
    const alike = (bySound.all(JSON.stringify(soundsAlikeKeys(text)), mostSoundingAlike) as SoundingAlike[])
      .filter((row) => soundsAlike(text, [row.given, row.family, row.preferred, row.alias].filter((name) => name !== null).join(' ')))
      .slice(0, limit)
    return { people: alike.map(personSummaryOf), bySound: alike.length > 0 }
  }

  const findNotes = (words: readonly string[], { author, from, to, limit }: Wish): NoteRow[] => {
    // BigInt, because a full-text table takes no REAL for a rowid.
    const range = { first: BigInt(firstDocumentOf(from)), last: BigInt(to === null ? lastDocument : lastDocumentOf(to)) }
    const wish = { words: matchAll(words), ...range, limit: limit + 1 }
    return (author === null ? inNotes.anyone.all(wish) : inNotes.one.all({ ...wish, author })) as NoteRow[]
  }

  return {
    people: ({ text, limit }) => ok(findPeople(text, limit)),

    everything({ text, kind, ...wish }) {
      const words = searchWords(text)
      const found = kind === 'notes' ? { people: [], bySound: false } : findPeople(text, wish.limit + 1)
      const people = { ...found, people: found.people.slice(0, wish.limit), morePeople: found.people.length > wish.limit }
      const authors = members.all() as string[]
      if (kind === 'people' || words.every(isOneLetter)) return ok({ ...people, notes: [], moreNotes: false, authors })
      const rows = findNotes(words, wish)
      const excerptOf = excerptAround(words, excerptLength)
      const notes = rows.slice(0, wish.limit).map((row) => toHit(row, excerptOf))
      const named = new Set([...authors, ...notes.map((note) => note.author)])
      return ok({ ...people, notes, moreNotes: rows.length > wish.limit, authors: [...named].sort() })
    },

    recent() {
      const shown = new Set(recent.map((id) => shownPerson(id)?.id).filter((id) => id !== undefined))
      return ok([...shown].map((id) => personSummaryOf(summary.get(id) as PersonSummary)))
    },

    opened({ id }) {
      const known = recent.indexOf(id)
      if (known >= 0) recent.splice(known, 1)
      recent.unshift(id)
      recent.length = Math.min(recent.length, recentCount)
      return ok(null)
    },
  }
}

type Wish = Pick<Input<typeof search.everything>, 'author' | 'from' | 'to' | 'limit'>

interface SoundingAlike extends PersonSummary {
  readonly alias: string | null
}

interface NoteRow extends PersonSummary {
  readonly recordId: string
  readonly noteId: string
  readonly date: string
  readonly signed: number
  readonly author: string
  readonly body: string | null
  readonly nextStep: string | null
}

/** Exported, as the next two, for the test that reads how they are planned. */
export const byNameStatement = `
  SELECT ${personSummaryColumns} FROM searchName JOIN searchDocument ON searchDocument.id = searchName.rowid
  JOIN person ON person.id = searchDocument.record JOIN overview ON overview.personId = person.id
  WHERE searchName MATCH ?
  ORDER BY overview.status NOT IN ('active', 'on-hold'), overview.sortName, person.id LIMIT ?`

/** Those who share the most sounds come first. */
export const soundingAlikeStatement = `
  SELECT ${personSummaryColumns}, person.alias FROM nameSound JOIN person ON person.id = nameSound.personId
  WHERE nameSound.sound IN (SELECT value FROM json_each(?))
  GROUP BY person.id ORDER BY count(*) DESC, person.family, person.given, person.id LIMIT ?`

// Addenda are texts of a note: found by their own words, shown under the note.
export const inNotesStatement = (author: string): string => `
  SELECT ${personSummaryColumns}, searchDocument.record AS recordId, note.id AS noteId,
    coalesce(substr(addendum.signedAt, 1, 10), note.aboutDate) AS date, note.signedAt IS NOT NULL AS signed,
    coalesce(addendum.author, note.author) AS author,
    CASE WHEN addendum.id IS NULL THEN note.text ELSE addendum.text END AS body,
    CASE WHEN addendum.id IS NULL THEN note.nextStep END AS nextStep
  FROM searchText
  CROSS JOIN searchDocument ON searchDocument.id = searchText.rowid
  LEFT JOIN addendum ON addendum.id = searchDocument.record AND searchDocument.entity = 'addendum'
  JOIN note ON note.id = coalesce(addendum.noteId, searchDocument.record)
  JOIN person ON person.id = note.personId
  WHERE searchText MATCH @words AND searchText.rowid BETWEEN @first AND @last AND ${author}
  ORDER BY searchText.rowid DESC LIMIT @limit`

const toHit = (row: NoteRow, excerptOf: (text: string) => string): Output<typeof search.everything>['notes'][number] => ({
  id: row.recordId,
  noteId: row.noteId,
  person: personSummaryOf(row),
  date: row.date,
  author: row.author,
  signed: row.signed === 1,
  excerpt: excerptOf(searchedText(row.body, row.nextStep)),
})

/** One letter begins a word of almost every note: only names are looked for by it. In other scripts it may be a whole word. */
const isOneLetter = (word: string): boolean => /^[\p{Script=Latin}\p{N}]$/u.test(word)

/** The words of a name; an NHS number typed in groups is one word. */
const nameWords = (text: string): string[] =>
  /^[\d\s.-]+$/.test(text) ? [text.replace(/\D/g, '')].filter((digits) => digits !== '') : foldName(text).split(' ').filter((word) => word !== '')

/** A full-text question for every word, each as a beginning. Quoted, so that nothing typed is taken for an operator. */
const matchAll = (words: readonly string[]): string => words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
