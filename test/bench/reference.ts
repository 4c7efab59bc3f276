import type { Database } from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { noteTextOf } from './note-text.ts'

/** The same questions and orders, as a program without contract, change log and derived lists would put them. */
export const createReference = (database: Database) => {
  const addNote = database.prepare(
    `INSERT INTO note (id, personId, noteKind, aboutDate, minutes, text, author, authorRole)
     VALUES (?, ?, 'phone-call', '2026-11-23', 30, ?, 'Amina Rahman', 'Link worker')`,
  )
  const addDocument = database.prepare(`INSERT INTO searchDocument (entity, record, personId) VALUES ('note', ?, ?)`)
  const addText = database.prepare('INSERT INTO searchText (rowid, body) VALUES (?, ?)')
  const person = database.prepare('SELECT * FROM person WHERE id = ?')
  const contactPoints = database.prepare('SELECT * FROM contactPoint WHERE personId = ?')
  const relevantContacts = database.prepare('SELECT * FROM relevantContact WHERE personId = ?')
  const notes = database.prepare('SELECT * FROM note WHERE personId = ? ORDER BY aboutDate DESC')
  const caseload = database.prepare(
    `SELECT person.id, person.title, person.given, person.family, person.preferred, person.birthDate, person.nhsNumber,
       person.postcode, person.risksState, person.safeguardingState, overview.*
     FROM overview JOIN person ON person.id = overview.personId WHERE overview.status IN ('active', 'on-hold')
     ORDER BY overview.nextReview IS NULL, overview.nextReview, overview.sortName`,
  )
  const search = database.prepare(
    `SELECT person.family, person.given, note.id, note.aboutDate, note.author, note.text
     FROM searchText JOIN searchDocument ON searchDocument.id = searchText.rowid JOIN note ON note.id = searchDocument.record
     JOIN person ON person.id = note.personId WHERE searchText MATCH ? ORDER BY searchText.rowid DESC LIMIT 31`,
  )
  let count = 0
  const save = database.transaction((personId: string) => {
    const id = randomUUID()
    const text = noteTextOf(count++)
    addNote.run(id, personId, text)
    addText.run(addDocument.run(id, personId).lastInsertRowid, text)
  })
  return {
    saveNote: (personId: string): unknown => save.immediate(personId),
    openPerson: (id: string): unknown => [person.get(id), contactPoints.all(id), relevantContacts.all(id), notes.all(id)],
    caseload: (): unknown => caseload.all(),
    search: (words: string): unknown => search.all(words),
  }
}
