import { describe, expect, test } from 'vitest'
import { saidElsewhere } from '../../../../test/core/test-conflicts.ts'
import { value } from '../../../../test/core/answers.ts'
import { withPerson } from '../../../../test/core/test-notes.ts'
import { settleAllDrafts } from './note-settling.ts'
import { createPeople } from '../people/people.ts'

const drafts = (database: { prepare: (sql: string) => { pluck: () => { all: () => unknown[] } } }) =>
  database.prepare('SELECT key FROM draft').pluck().all()

describe('settling', () => {
  test('a draft that cannot be settled stays, and keeps no other from it', async () => {
    const { caseload, person, notes, typing } = await withPerson()
    const { id, typed } = await typing('This one names a change that is not there.')
    await value(notes.keepDraft({ id, personId: person, typed: { ...typed, base: [['ff'.repeat(16), 1, 'AAAAAAAAAAA', caseload.scopes.newHome()]] } }))
    caseload.clock.advance({ minutes: 1 })
    const later = await typing('Typed later.')
    expect(() => settleAllDrafts(caseload)).toThrow()
    expect(drafts(caseload.database)).toEqual([`note:${id}`])
    expect(caseload.database.prepare('SELECT id FROM note').pluck().all()).toEqual([later.id])
  })

  test('a draft about somebody who went with the only caseload stays, until there is a caseload again', async () => {
    const { caseload, typing } = await withPerson()
    const { id } = await typing('Half a note')
    const { database } = caseload
    const taken = (['scope', 'person'] as const).map((table) => ({ table, rows: database.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[] }))
    database.exec("DELETE FROM scope WHERE kind = 'caseload'; DELETE FROM person")
    settleAllDrafts(caseload)
    expect(drafts(database)).toEqual([`note:${id}`])
    for (const { table, rows } of taken)
      for (const row of rows) database.prepare(`INSERT OR IGNORE INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row).map((name) => `@${name}`).join()})`).run(row)
    settleAllDrafts(caseload)
    expect(database.prepare('SELECT text FROM note').pluck().all()).toEqual(['Half a note'])
  })

  test('a note of one line is kept, though a heading could read like it with another name', async () => {
    const { caseload, typing } = await withPerson()
    await typing('What the neighbour said')
    settleAllDrafts(caseload)
    expect(caseload.database.prepare('SELECT text FROM note').pluck().all()).toEqual(['What the neighbour said'])
  })

  test('what was being typed about somebody goes with them when they are deleted, and comes back with them', async () => {
    const { caseload, person, typing } = await withPerson()
    await typing('She likes the garden.')
    const { undo } = await value(createPeople(caseload).remove({ id: person, reason: 'Entered twice' }))
    settleAllDrafts(caseload)
    expect(caseload.database.prepare('SELECT id FROM person').all()).toEqual([])
    caseload.undo(undo)
    expect(caseload.database.prepare('SELECT text FROM note').pluck().all()).toEqual(['She likes the garden.'])
  })
})

describe('a note that is signed on another computer while it is written here', () => {
  const signedWhileWritten = async () => {
    const all = await withPerson()
    const id = await all.settled('Rang about transport.')
    const typed = await all.typedOf(id)
    const { versions } = await all.open(id)
    const [stood] = versions
    if (stood === undefined) throw new Error('nothing was settled')
    const signed = { ...stood.value, text: 'Rang about transport. Done.', signedAt: '2026-11-23T09:30:00.000Z' }
    const signElsewhere = () => saidElsewhere(all.caseload, { entity: 'note', record: id, group: 'text', subject: all.person, value: signed, base: stood.base })
    return { ...all, id, typed, signElsewhere }
  }

  test('what was typed becomes a draft of its own, and the signature stays alone', async () => {
    const { notes, open, typing, person, id, typed, signElsewhere } = await signedWhileWritten()
    await typing('Rang about transport. Daughter drives.', { id, typed: { ...typed, flags: { ...typed.flags, aboutSomeoneElse: true } } })
    signElsewhere()
    await typing('Rang about transport. Daughter drives on Tuesdays.', { id, typed: { ...typed, flags: { ...typed.flags, aboutSomeoneElse: true } } })
    const { apart } = await value(notes.settle({ id }))
    expect(await open(id)).toMatchObject({ signed: { text: 'Rang about transport. Done.' }, versions: [{}] })
    expect(await open(apart ?? '')).toMatchObject({
      personId: person,
      signed: null,
      versions: [{ value: { text: 'Rang about transport. Daughter drives on Tuesdays.', author: 'Amina Rahman' } }],
      flags: { value: { aboutSomeoneElse: true } },
    })
    expect(await value(notes.settle({ id }))).toMatchObject({ apart: null })
    expect(await value(notes.ofPerson({ personId: person }))).toHaveLength(2)
  })

  test('locking does the same', async () => {
    const { caseload, notes, typing, person, id, typed, signElsewhere } = await signedWhileWritten()
    await typing('Rang about transport. Daughter drives.', { id, typed })
    signElsewhere()
    settleAllDrafts(caseload)
    expect((await value(notes.ofPerson({ personId: person }))).map(({ firstLine }) => firstLine).toSorted()).toEqual([
      'Rang about transport. Daughter drives.',
      'Rang about transport. Done.',
    ])
  })

  test('what says no more than stood before, or was signed, is no draft of its own', async () => {
    const { notes, typing, person, id, typed, signElsewhere } = await signedWhileWritten()
    await typing('Rang about transport.', { id, typed })
    signElsewhere()
    expect(await value(notes.settle({ id }))).toMatchObject({ apart: null })
    await typing('Rang about transport. Done.', { id, typed })
    expect(await value(notes.settle({ id }))).toMatchObject({ apart: null })
    expect(await value(notes.ofPerson({ personId: person }))).toHaveLength(1)
  })
})

test('what is typed about somebody who is deleted on another computer meanwhile is kept, and brings them back', async () => {
  const { caseload, person, notes, typing, typedOf } = await withPerson()
  const { id } = await typing('She likes')
  const typed = await typedOf(id)
  const { entity, record, value: tombstone } = caseload.burial('person', person, person, 'Entered twice')
  saidElsewhere(caseload, { entity: entity as 'person', record, group: 'tombstone' as never, subject: person, value: tombstone as never })
  expect(caseload.database.prepare('SELECT id FROM person').all()).toEqual([])
  await typing('She likes the garden.', { id, typed })
  await value(notes.settle({ id }))
  expect(caseload.database.prepare('SELECT id FROM person').pluck().all()).toEqual([person])
  expect(await notes.keepDraft({ id: caseload.newId(), personId: caseload.newId(), typed })).toMatchObject({ error: { code: 'not_found' } })
})
