import { describe, expect, test } from 'vitest'
import { value, withPerson } from '../../../test/core/test-notes.ts'
import { settleAllDrafts } from './note-settling.ts'
import { createPeople } from './people.ts'

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
