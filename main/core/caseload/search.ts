import type { Handlers, Output } from '../../../shared/contract/operation.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import type { search } from '../../../shared/contract/search.ts'
import { excerptAround, foldName, searchWords } from '../../../shared/rules/fold.ts'
import { ok } from '../../../shared/rules/result.ts'
import { soundsAlikeKeys } from '../../../shared/rules/sounds-alike.ts'
import type { Caseload } from './caseload.ts'
import { personSummaryColumns, personSummaryOf } from './person-summary.ts'

const excerptLength = 160
const recentCount = 5

/** Finding people and notes again, by every word or its beginning; people also by the sound of their name. */
export const createSearch = ({ database }: Caseload): Handlers<typeof search> => {
  const byName = database.prepare(
    `SELECT ${personSummaryColumns} FROM searchName JOIN searchDocument ON searchDocument.id = searchName.rowid
     JOIN person ON person.id = searchDocument.record JOIN overview ON overview.personId = person.id
     WHERE searchName MATCH ?
     ORDER BY overview.status NOT IN ('active', 'on-hold'), overview.sortName LIMIT ?`,
  )
  const bySound = database.prepare(
    `SELECT ${personSummaryColumns} FROM nameSound JOIN person ON person.id = nameSound.personId
     WHERE nameSound.sound IN (SELECT value FROM json_each(?))
     GROUP BY person.id ORDER BY count(*) DESC, person.family, person.given LIMIT ?`,
  )
  // Newest first is the order of the index itself, so that a word found in every note costs no more than a rare one.
  const inNotes = database.prepare(
    `SELECT ${personSummaryColumns}, searchDocument.record AS recordId,
       note.id AS noteId, note.aboutDate, note.signedAt IS NOT NULL AS signed,
       coalesce(addendum.author, note.author) AS author, coalesce(addendum.text, note.text) AS body
     FROM searchText JOIN searchDocument ON searchDocument.id = searchText.rowid
     LEFT JOIN addendum ON addendum.id = searchDocument.record AND searchDocument.entity = 'addendum'
     JOIN note ON note.id = coalesce(addendum.noteId, searchDocument.record)
     JOIN person ON person.id = note.personId
     WHERE searchText MATCH @words AND (@author IS NULL OR coalesce(addendum.author, note.author) = @author)
       AND (@from IS NULL OR note.aboutDate >= @from) AND (@to IS NULL OR note.aboutDate <= @to)
     ORDER BY searchText.rowid DESC LIMIT @limit`,
  )
  const summary = database.prepare(`SELECT ${personSummaryColumns} FROM person WHERE id = ?`)
  const recent: string[] = []

  const findPeople = (text: string, limit: number): Output<typeof search.people> => {
    const words = nameWords(text)
    if (words.length === 0) return { people: [], bySound: false }
    const found = byName.all(matchAll(words), limit) as PersonSummary[]
    if (found.length > 0) return { people: found.map(personSummaryOf), bySound: false }
    const alike = bySound.all(JSON.stringify(soundsAlikeKeys(text)), limit) as PersonSummary[]
    return { people: alike.map(personSummaryOf), bySound: alike.length > 0 }
  }

  return {
    people: ({ text, limit }) => ok(findPeople(text, limit)),

    everything({ text, kind, author, from, to, limit }) {
      const words = searchWords(text)
      const people = kind === 'notes' ? { people: [], bySound: false } : findPeople(text, limit)
      if (kind === 'people' || words.length === 0) return ok({ ...people, notes: [], more: false, authors: [] })
      const rows = inNotes.all({ words: matchAll(words), author, from, to, limit: limit + 1 }) as NoteRow[]
      const notes = rows.slice(0, limit).map((row) => toHit(row, words))
      return ok({ ...people, notes, more: rows.length > limit, authors: [...new Set(notes.map((note) => note.author))].sort() })
    },

    recent: () =>
      ok(
        recent
          .map((id) => summary.get(id) as PersonSummary | undefined)
          .filter((row) => row !== undefined)
          .map(personSummaryOf),
      ),

    opened({ id }) {
      const known = recent.indexOf(id)
      if (known >= 0) recent.splice(known, 1)
      recent.unshift(id)
      recent.length = Math.min(recent.length, recentCount)
      return ok(null)
    },
  }
}

interface NoteRow extends PersonSummary {
  readonly recordId: string
  readonly noteId: string
  readonly aboutDate: string
  readonly signed: number
  readonly author: string
  readonly body: string
}

const toHit = (row: NoteRow, words: readonly string[]): Output<typeof search.everything>['notes'][number] => ({
  id: row.recordId,
  noteId: row.noteId,
  person: personSummaryOf(row),
  aboutDate: row.aboutDate,
  author: row.author,
  signed: row.signed === 1,
  excerpt: excerptAround(row.body, words, excerptLength),
})

/** The words of a name; an NHS number typed in groups is one word. */
const nameWords = (text: string): string[] =>
  /^[\d\s]+$/.test(text) ? [text.replace(/\s/g, '')].filter((digits) => digits !== '') : foldName(text).split(' ').filter((word) => word !== '')

/** A full-text question for every word, each as a beginning. Quoted, so that nothing typed is taken for an operator. */
const matchAll = (words: readonly string[]): string => words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
