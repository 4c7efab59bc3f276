import type { Database } from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { createReplay, type Asked } from './asked-statements.ts'
import { noteTextOf } from './note-text.ts'

/** The statements of each read, as they were heard when Haversack itself was asked. */
export interface HeardReads {
  readonly caseload: readonly Asked[]
  readonly search: readonly Asked[]
  readonly people: readonly (readonly Asked[])[]
}

/**
 * What Haversack is held against. Reads: the very statements that its handlers run, straight on better-sqlite3,
 * their rows thrown away. Saving a note: what a program without contract, change log and derived lists would
 * write, the full-text index included.
 */
export const createReference = (database: Database, heard: HeardReads) => {
  const replay = createReplay(database)
  const people = heard.people.map(replay)
  let turn = 0

  const addNote = database.prepare(
    `INSERT INTO note (id, personId, noteKind, aboutDate, minutes, text, author, authorRole)
     VALUES (?, ?, 'phone-call', '2026-11-23', 30, ?, 'Amina Rahman', 'Link worker')`,
  )
  const addDocument = database.prepare(`INSERT INTO searchDocument (entity, record, personId) VALUES ('note', ?, ?)`)
  const addText = database.prepare('INSERT INTO searchText (rowid, body) VALUES (?, ?)')
  let count = 0
  const save = database.transaction((personId: string) => {
    const id = randomUUID()
    const text = noteTextOf(count++)
    addNote.run(id, personId, text)
    addText.run(addDocument.run(id, personId).lastInsertRowid, text)
  })

  return {
    caseload: replay(heard.caseload),
    search: replay(heard.search),
    openPerson: (): void => people[turn++ % people.length]?.(),
    saveNote: (personId: string): unknown => save.immediate(personId),
  }
}

/**
 * A stricter measure for opening a person: only the rows, without the changes that a page needs to notice a
 * second version and to save on top of what it showed.
 */
export const createRowsAlone = (database: Database) => {
  const person = database.prepare('SELECT * FROM person WHERE id = ?')
  const contactPoints = database.prepare('SELECT * FROM contactPoint WHERE personId = ?')
  const relevantContacts = database.prepare('SELECT * FROM relevantContact WHERE personId = ?')
  const notes = database.prepare('SELECT * FROM note WHERE personId = ? ORDER BY aboutDate DESC')
  const addenda = database.prepare('SELECT noteId, count(*) FROM addendum WHERE personId = ? GROUP BY noteId')
  return (id: string): unknown => [person.get(id), contactPoints.all(id), relevantContacts.all(id), notes.all(id), addenda.all(id)]
}
