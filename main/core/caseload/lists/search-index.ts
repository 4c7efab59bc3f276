import type { Database } from 'better-sqlite3'
import { foldName } from '../../../../shared/rules/fold.ts'
import { soundsAlikeKeys } from '../../../../shared/rules/people/sounds-alike.ts'
import type { Columns } from '../../changes/tables/synced-table.ts'

/** The columns from which the indexes are worked out. They also depend on which records there are. */
export const searched: Columns = new Map([
  ['person', ['family', 'given', 'preferred', 'alias', 'nhsNumber', 'mergedInto']],
  ['note', ['personId', 'text', 'nextStep', 'aboutDate']],
  ['addendum', ['personId', 'text', 'signedAt']],
])

/** Keeps the full-text index and the index of names by sound in step with the tables. */
export const createSearchIndex = (database: Database) => {
  const findDocument = database.prepare('SELECT id FROM searchDocument WHERE record = ? AND entity = ?').pluck()
  const lastOfDay = database.prepare('SELECT max(id) FROM searchDocument WHERE id >= ? AND id < ?').pluck()
  const addDocument = database.prepare('INSERT INTO searchDocument (id, entity, record, personId) VALUES (?, ?, ?, ?)')
  const moveDocument = database.prepare('UPDATE searchDocument SET personId = ? WHERE id = ?')
  const removeDocument = database.prepare('DELETE FROM searchDocument WHERE id = ?')
  const indexes = { person: wordIndex(database, 'searchName'), note: wordIndex(database, 'searchText') }
  const removeSounds = database.prepare('DELETE FROM nameSound WHERE personId = ?')
  const addSound = database.prepare('INSERT OR IGNORE INTO nameSound (sound, personId) VALUES (?, ?)')
  const personRow = database.prepare(
    'SELECT id AS personId, family, given, preferred, alias, nhsNumber, mergedInto FROM person WHERE id = ?',
  )
  const noteRow = database.prepare('SELECT personId, text AS body, nextStep, aboutDate AS day FROM note WHERE id = ?')
  const addendumRow = database.prepare(
    'SELECT personId, text AS body, NULL AS nextStep, substr(signedAt, 1, 10) AS day FROM addendum WHERE id = ?',
  )

  const setMerging = database.prepare('INSERT INTO searchText (searchText, rank) VALUES (?, ?)')
  const dayOf = {
    note: database.prepare('SELECT aboutDate FROM note WHERE id = ?').pluck(),
    addendum: database.prepare('SELECT substr(signedAt, 1, 10) FROM addendum WHERE id = ?').pluck(),
  }

  const index = (entity: 'person' | 'note' | 'addendum', record: string, personId: string, day: string | null, body: string): void => {
    const words = entity === 'person' ? indexes.person : indexes.note
    const from = firstDocumentOf(day)
    const known = findDocument.get(record, entity) as number | undefined
    if (known !== undefined && known >= from && known < from + documentsInADay) {
      moveDocument.run(personId, known)
      words.replace(known, body)
      return
    }
    if (known !== undefined) remove(words, known)
    const last = lastOfDay.get(from, from + documentsInADay) as number | null
    const id = last === null ? from : last + 1
    addDocument.run(id, entity, record, personId)
    words.add(id, body)
  }

  const forget = (entity: 'person' | 'note' | 'addendum', record: string): void => {
    const known = findDocument.get(record, entity) as number | undefined
    if (known !== undefined) remove(entity === 'person' ? indexes.person : indexes.note, known)
  }

  const remove = (words: WordIndex, document: number): void => {
    words.remove(document)
    removeDocument.run(document)
  }

  const refreshPerson = (record: string): void => {
    const person = personRow.get(record) as PersonNames | undefined
    removeSounds.run(record)
    if (person === undefined || person.mergedInto !== null) return forget('person', record)
    const names = [person.family, person.given, person.preferred, person.alias].filter((name) => name !== null)
    // Both foldings: what the tokenizer makes of a name, and letters as people type them (Wójcik, Wojcik; ø, o).
    index('person', record, record, null, [...names, ...names.map(foldName), person.nhsNumber ?? ''].join(' '))
    for (const sound of new Set(names.flatMap(soundsAlikeKeys))) addSound.run(sound, record)
  }

  const refreshText = (entity: 'note' | 'addendum', record: string): void => {
    const row = (entity === 'note' ? noteRow : addendumRow).get(record) as NoteText | undefined
    if (row === undefined || row.personId === null) forget(entity, record)
    else index(entity, record, row.personId, row.day, searchedText(row.body, row.nextStep))
  }

  return {
    /** The number from which a note's or addendum's document would be counted; null for any other record. */
    placeOf(entity: string, record: string): number | null {
      if (entity !== 'note' && entity !== 'addendum') return null
      return firstDocumentOf((dayOf[entity].get(record) as string | null | undefined) ?? null)
    },

    refresh(entity: string, record: string): void {
      if (entity === 'person') refreshPerson(record)
      else if (entity === 'note' || entity === 'addendum') refreshText(entity, record)
    },

    /**
     * Merges pieces of the index of texts rarely, or as usual again: where thousands of texts come one after the other,
     * each piece would be written several times over. More pieces make searching slower by little.
     */
    mergeRarely(isRare: boolean): void {
      for (const [option, usual, rare] of mergeOptions) setMerging.run(option, BigInt(isRare ? rare : usual))
    },

    /**
     * Takes what was removed out of the file, step by step: until then the words of removed texts stay in the pieces of the
     * indexes, which note only that they are not to be found.
     */
    *forgetRemoved(): Generator<void, void> {
      for (const words of Object.values(indexes)) while (words.mergeSome()) yield
    },

    clear(): void {
      indexes.person.clear()
      indexes.note.clear()
      database.exec('DELETE FROM searchDocument; DELETE FROM nameSound')
    },
  }
}

/** What of a note or addendum can be found, and what an excerpt is cut from. */
export const searchedText = (body: string | null, nextStep: string | null): string =>
  [body, nextStep].filter((part) => part !== null).join('\n')

/**
 * The first number for documents of a day (null: of none). Numbers follow the days that notes are about, so that
 * newest first and a period are ranges of the index itself: a word found in every note costs no more than a rare one.
 */
export const firstDocumentOf = (day: string | null): number =>
  day === null ? 0 : Math.max(0, Date.parse(`${day}T00:00:00Z`) / 86_400_000) * documentsInADay

/** The last number for documents of a day. */
export const lastDocumentOf = (day: string): number => firstDocumentOf(day) + documentsInADay - 1

/** No document has a larger number. */
export const lastDocument = Number.MAX_SAFE_INTEGER

/** More than a team writes about one day in a lifetime; the numbers of 2200 are still whole numbers in a double. */
const documentsInADay = 1_000_000

/**
 * How many pieces are merged into one in small steps, and how many in one go, which would take longer than a slice of
 * work. The usual ones are SQLite's own (FTS5, "automerge" and "crisismerge").
 */
const mergeOptions = [
  ['automerge', 4, 16],
  ['crisismerge', 16, 64],
] as const

/**
 * How many pages one step may write of merging all pieces of an index into one (FTS5, "merge"). A step that changed
 * fewer than two rows found nothing left to merge.
 */
const pagesInAStep = 256

const wordIndex = (database: Database, table: 'searchName' | 'searchText') => {
  const add = database.prepare(`INSERT INTO ${table} (rowid, body) VALUES (?, ?)`)
  const replace = database.prepare(`INSERT OR REPLACE INTO ${table} (rowid, body) VALUES (?, ?)`)
  const remove = database.prepare(`DELETE FROM ${table} WHERE rowid = ?`)
  const clear = database.prepare(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
  const merge = database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`)
  const totalChanges = database.prepare('SELECT total_changes()').pluck()
  return {
    // BigInt, because a number beyond 32 bits is handed on as a REAL, which a full-text table does not take as a rowid.
    add: (id: number, body: string): void => void add.run(BigInt(id), body),
    replace: (id: number, body: string): void => void replace.run(BigInt(id), body),
    remove: (id: number): void => void remove.run(BigInt(id)),
    clear: (): void => void clear.run(),
    mergeSome(): boolean {
      const before = totalChanges.get() as number
      merge.run(BigInt(-pagesInAStep))
      return (totalChanges.get() as number) - before >= 2
    },
  }
}

type WordIndex = ReturnType<typeof wordIndex>

interface PersonNames {
  readonly personId: string
  readonly family: string | null
  readonly given: string | null
  readonly preferred: string | null
  readonly alias: string | null
  readonly nhsNumber: string | null
  readonly mergedInto: string | null
}

interface NoteText {
  readonly personId: string | null
  readonly body: string | null
  readonly nextStep: string | null
  readonly day: string | null
}
