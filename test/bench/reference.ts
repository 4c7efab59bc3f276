import type { Database } from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { createReplay, type Asked } from './asked-statements.ts'
import { noteTextOf } from './note-text.ts'

/** The statements of each read and save, as they were heard when Haversack itself was asked. */
export interface Heard {
  readonly caseload: readonly Asked[]
  readonly search: readonly Asked[]
  readonly people: readonly (readonly Asked[])[]
  /** Each save once, in order: their rows go into the copy as they went into the original. */
  readonly saves: readonly (readonly Asked[])[]
}

/**
 * What Haversack is held against: the very statements that its handlers run, straight on better-sqlite3, their rows
 * thrown away. A save is one transaction there as well.
 */
export const createReference = (database: Database, heard: Heard) => {
  const replay = createReplay(database)
  const people = heard.people.map(replay)
  let turn = 0

  const saves = heard.saves.map(replay)
  let saved = 0
  const saveNext = database.transaction(() => {
    const save = saves[saved++]
    if (save === undefined) throw new Error('More saves are timed than were heard')
    save()
  })

  return {
    caseload: replay(heard.caseload),
    search: replay(heard.search),
    openPerson: (): void => people[turn++ % people.length]?.(),
    saveNote: (): void => saveNext.immediate(),
  }
}

/**
 * A stricter measure. Opening a person: only the rows, without the changes that a page needs to notice a second
 * version and to save on top of what it showed. Saving a note: the row and its full-text index, as a program without
 * change log and derived lists would write them.
 */
export const createRowsAlone = (database: Database) => {
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

  const person = database.prepare('SELECT * FROM person WHERE id = ?')
  const contactPoints = database.prepare('SELECT * FROM contactPoint WHERE personId = ?')
  const relevantContacts = database.prepare('SELECT * FROM relevantContact WHERE personId = ?')
  const notes = database.prepare('SELECT * FROM note WHERE personId = ? ORDER BY aboutDate DESC')
  const addenda = database.prepare('SELECT noteId, count(*) FROM addendum WHERE personId = ? GROUP BY noteId')
  return {
    openPerson: (id: string): unknown => [person.get(id), contactPoints.all(id), relevantContacts.all(id), notes.all(id), addenda.all(id)],
    saveNote: (personId: string): unknown => save.immediate(personId),
  }
}
