import type { Database } from 'better-sqlite3'
import { foldName } from '../../../shared/rules/fold.ts'
import { soundsAlikeKeys } from '../../../shared/rules/sounds-alike.ts'

/** Keeps the full-text index and the index of names by sound in step with the tables. */
export const createSearchIndex = (database: Database) => {
  const findDocument = database.prepare('SELECT id FROM searchDocument WHERE record = ?').pluck()
  const addDocument = database.prepare('INSERT INTO searchDocument (entity, record, personId) VALUES (?, ?, ?)')
  const moveDocument = database.prepare('UPDATE searchDocument SET personId = ? WHERE id = ?')
  const removeDocument = database.prepare('DELETE FROM searchDocument WHERE id = ?')
  const indexes = { person: wordIndex(database, 'searchName'), note: wordIndex(database, 'searchText') }
  const removeSounds = database.prepare('DELETE FROM nameSound WHERE personId = ?')
  const addSound = database.prepare('INSERT OR IGNORE INTO nameSound (sound, personId) VALUES (?, ?)')
  const personRow = database.prepare(
    'SELECT id AS personId, family, given, preferred, alias, nhsNumber, mergedInto FROM person WHERE id = ?',
  )
  const noteRow = database.prepare('SELECT personId, text AS body, nextStep FROM note WHERE id = ?')
  const addendumRow = database.prepare('SELECT personId, text AS body, NULL AS nextStep FROM addendum WHERE id = ?')

  const index = (entity: 'person' | 'note' | 'addendum', record: string, personId: string, body: string): void => {
    const words = entity === 'person' ? indexes.person : indexes.note
    const known = findDocument.get(record) as number | undefined
    if (known === undefined) words.add(addDocument.run(entity, record, personId).lastInsertRowid, body)
    else {
      moveDocument.run(personId, known)
      words.replace(known, body)
    }
  }

  const forget = (entity: 'person' | 'note' | 'addendum', record: string): void => {
    const known = findDocument.get(record) as number | undefined
    if (known === undefined) return
    const words = entity === 'person' ? indexes.person : indexes.note
    words.remove(known)
    removeDocument.run(known)
  }

  const refreshPerson = (record: string): void => {
    const person = personRow.get(record) as PersonNames | undefined
    removeSounds.run(record)
    if (person === undefined || person.mergedInto !== null) return forget('person', record)
    const names = [person.family, person.given, person.preferred, person.alias].filter((name) => name !== null)
    // Both foldings: what the tokenizer makes of a name, and letters as people type them (Wójcik, Wojcik; ø, o).
    index('person', record, record, [...names, ...names.map(foldName), person.nhsNumber ?? ''].join(' '))
    for (const sound of new Set(names.flatMap(soundsAlikeKeys))) addSound.run(sound, record)
  }

  const refreshText = (entity: 'note' | 'addendum', record: string): void => {
    const row = (entity === 'note' ? noteRow : addendumRow).get(record) as NoteText | undefined
    if (row === undefined || row.personId === null) forget(entity, record)
    else index(entity, record, row.personId, `${row.body ?? ''}\n${row.nextStep ?? ''}`)
  }

  return {
    refresh(entity: string, record: string): void {
      if (entity === 'person') refreshPerson(record)
      else if (entity === 'note' || entity === 'addendum') refreshText(entity, record)
    },

    clear(): void {
      indexes.person.clear()
      indexes.note.clear()
      database.exec('DELETE FROM searchDocument; DELETE FROM nameSound')
    },
  }
}

export type SearchIndex = ReturnType<typeof createSearchIndex>

const wordIndex = (database: Database, table: 'searchName' | 'searchText') => {
  const add = database.prepare(`INSERT INTO ${table} (rowid, body) VALUES (?, ?)`)
  const replace = database.prepare(`INSERT OR REPLACE INTO ${table} (rowid, body) VALUES (?, ?)`)
  const remove = database.prepare(`DELETE FROM ${table} WHERE rowid = ?`)
  const clear = database.prepare(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
  return {
    add: (id: number | bigint, body: string): void => void add.run(id, body),
    replace: (id: number, body: string): void => void replace.run(id, body),
    remove: (id: number): void => void remove.run(id),
    clear: (): void => void clear.run(),
  }
}

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
}
