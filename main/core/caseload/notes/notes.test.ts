import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { notes as contract } from '../../../../shared/contract/notes.ts'
import { testCaseload, testClock, testRandom } from '../../../../test/core/test-caseload.ts'
import { value } from '../../../../test/core/answers.ts'
import { birth, book, name, tools, withPerson } from '../../../../test/core/test-notes.ts'
import { deviceOf } from '../../changes/log/device.ts'
import { createCaseload } from '../caseload.ts'
import { settleAllDrafts } from './note-settling.ts'
import { createPeople } from '../people/people.ts'

describe('starting a note', () => {
  test('fills in date, time, length and link from the consultation of today, and the kind from how it is held', async () => {
    const { caseload, person, settled, begin } = await withPerson()
    await settled('Earlier')
    const consultation = book(caseload, person)
    caseload.clock.advance({ minutes: 60 })
    const { typed } = await begin()
    expect(typed.body).toMatchObject({ noteKind: 'phone-call', aboutDate: '2026-11-23', aboutTime: '10:30', minutes: 30, consultationId: consultation })
    expect(typed.body.text).toBe('Why we spoke\n\n\nWhat Goz said\n\n\nWhat we agreed\n\n')
  })

  test('of several consultations takes the nearest that has no note yet and was not cancelled', async () => {
    const { caseload, person, begin, notes } = await withPerson()
    book(caseload, person, { time: '09:00', attendance: '2' })
    const near = book(caseload, person, { time: '09:30' })
    const far = book(caseload, person, { time: '10:00' })
    book(caseload, person, { time: '10:01' })
    const first = await begin()
    expect(first.typed.body.consultationId).toBe(near)
    await value(notes.keepDraft({ id: first.id, personId: person, typed: { ...first.typed, body: { ...first.typed.body, text: 'Written' } } }))
    await value(notes.settle({ id: first.id }))
    const second = await begin()
    expect(second.typed.body.consultationId).toBe(far)
    await value(notes.keepDraft({ id: second.id, personId: person, typed: { ...second.typed, body: { ...second.typed.body, text: 'Written' } } }))
    await value(notes.settle({ id: second.id }))
    // More than an hour ahead: this note cannot be about it.
    expect((await begin()).typed.body.consultationId).toBeNull()
  })

  test('without a consultation it is a note of now, and no contact is made up', async () => {
    const { begin } = await withPerson()
    expect((await begin()).typed.body).toMatchObject({ noteKind: 'general', aboutTime: '09:00', minutes: null, text: '' })
  })

  test('about somebody who is not there is refused', async () => {
    const { notes, caseload } = await withPerson()
    expect(await notes.begin({ personId: caseload.newId(), kind: null, consultationId: null })).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('typing', () => {
  test('logs no change, settling logs one', async () => {
    const { typing, changes, notes } = await withPerson()
    const before = changes()
    const draft = await typing('Rang about')
    await typing('Rang about transport', draft)
    expect(changes()).toBe(before)
    await value(notes.settle({ id: draft.id }))
    expect(changes()).toBe(before + 1)
    await value(notes.settle({ id: draft.id }))
    expect(changes()).toBe(before + 1)
  })

  test('goes on from the base that settling hands out, without leaving two versions', async () => {
    const { typing, notes, open } = await withPerson()
    const draft = await typing('One')
    const bases = await value(notes.settle({ id: draft.id }))
    await typing('Two', { id: draft.id, typed: { ...draft.typed, base: bases.base, flagsBase: bases.flagsBase } })
    await value(notes.settle({ id: draft.id }))
    const record = await open(draft.id)
    expect(record.versions.map((version) => version.value.text)).toEqual(['Two'])
    expect(contract.open.output.parse(record)).toEqual(record)
  })

  test('a note with nothing but headings leaves nothing behind', async () => {
    const { notes, person, changes } = await withPerson()
    const before = changes()
    const { id } = await value(notes.begin({ personId: person, kind: 'home-visit', consultationId: null }))
    expect(await value(notes.settle({ id }))).toMatchObject({ left: true })
    expect(changes()).toBe(before)
    expect(await value(notes.ofPerson({ personId: person }))).toEqual([])
    expect(await notes.open({ id })).toMatchObject({ error: { code: 'not_found' } })
  })

  test('a next step alone is worth keeping', async () => {
    const { notes, person, begin } = await withPerson()
    const { id, typed } = await begin()
    await value(notes.keepDraft({ id, personId: person, typed: { ...typed, body: { ...typed.body, nextStep: 'Ring choir leader' } } }))
    expect(await value(notes.settle({ id }))).toMatchObject({ left: false })
  })

  test('what is being typed is in the lists and is what opens', async () => {
    const { typing, open, notes, person } = await withPerson()
    const { id } = await typing('What is typed')
    expect((await open(id)).typed?.body.text).toBe('What is typed')
    expect(await value(notes.ofPerson({ personId: person }))).toMatchObject([{ id, firstLine: 'What is typed', signedAt: null }])
  })

  test('locking settles every draft, and search finds the text', async () => {
    const { caseload, typing, changes } = await withPerson()
    const before = changes()
    await typing('Choir on Tuesdays')
    await typing('Bus pass')
    const found = caseload.database.prepare(`SELECT count(*) FROM searchText WHERE searchText MATCH 'choir'`).pluck()
    expect(found.get()).toBe(0)
    settleAllDrafts(caseload)
    expect(changes()).toBe(before + 2)
    expect(found.get()).toBe(1)
    expect(caseload.database.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(0)
  })
})

describe('a killed process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'notes-test-'))
  const open: Database.Database[] = []
  afterEach(() => {
    for (const database of open.splice(0)) database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('leaves the draft as it was last kept', async () => {
    const empty = await testCaseload()
    const { id: person } = await value(createPeople(empty).create({ name, birth }))
    const file = join(folder, 'one.db')
    empty.database.exec(`VACUUM INTO '${file}'`)
    const openFile = async (path: string) => {
      const database = new Database(path)
      open.push(database)
      database.pragma('journal_mode = WAL')
      const surroundings = { clock: testClock().now, random: testRandom(path) }
      return createCaseload({ database, device: deviceOf(database, 'token', surroundings), surroundings, onChanged: () => {} })
    }
    const { id } = await tools(await openFile(file), person).typing('Half a sen')

    // The files as a kill leaves them: nothing was closed, the write-ahead log is still beside the database.
    const left = join(folder, 'left.db')
    copyFileSync(file, left)
    copyFileSync(`${file}-wal`, `${left}-wal`)
    const again = await openFile(left)
    expect((await tools(again, person).open(id)).typed?.body.text).toBe('Half a sen')
    settleAllDrafts(again)
    expect((await tools(again, person).open(id)).versions).toMatchObject([{ value: { text: 'Half a sen' }, writer: { thisComputer: true } }])
  })
})

describe('removing a draft', () => {
  test('takes a reason, and undo brings back all that was typed', async () => {
    const { typing, notes, person, caseload, open } = await withPerson()
    const { id } = await typing('Wrong person')
    const { undo } = await value(notes.removeDraft({ id, reason: 'Wrong person' }))
    expect(await notes.open({ id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await value(notes.ofPerson({ personId: person }))).toEqual([])
    caseload.undo(undo)
    expect((await open(id)).typed?.body.text).toBe('Wrong person')
  })

  test('of a note in which nothing was written leaves nothing to undo', async () => {
    const { begin, notes } = await withPerson()
    const { id } = await begin()
    expect(await value(notes.removeDraft({ id, reason: 'Not needed' }))).toEqual({ undo: [] })
    expect(await notes.removeDraft({ id, reason: 'Not needed' })).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('lists', () => {
  test('are counted over the record as they are shown, what is being typed among them', async () => {
    const { caseload, person, begin, typing, typedOf, settled, notes } = await withPerson()
    const counted = async () => (await value(createPeople(caseload).heading({ id: person }))).notes
    const both = async () => [await counted(), (await value(notes.ofPerson({ personId: person }))).length]
    await begin()
    expect(await both()).toEqual([1, 1])
    const earlier = await settled('Written and left')
    expect(await both()).toEqual([2, 2])
    await typing('Written and left, and gone on with', { id: earlier, typed: await typedOf(earlier) })
    expect(await both()).toEqual([2, 2])
  })

  test('show the newest first, with the first line that is more than a heading', async () => {
    const { signed, settled, notes, person, caseload } = await withPerson()
    const first = await signed('First line\nSecond')
    caseload.clock.advance({ days: 1 })
    const second = await settled('Later')
    const lines = await value(notes.ofPerson({ personId: person }))
    expect(lines.map(({ id, firstLine }) => [id, firstLine])).toEqual([[second, 'Later'], [first, 'First line']])
    for (const line of lines) expect(contract.ofPerson.output.element.parse(line)).toEqual(line)
  })

  test('read by index', async () => {
    const { caseload } = await withPerson()
    const plan = caseload.database
      .prepare(`EXPLAIN QUERY PLAN SELECT id, (SELECT count(*) FROM change WHERE record = note.id AND grp = 'text' AND head = 1) FROM note WHERE personId = ? ORDER BY aboutDate DESC`)
      .all('x') as { detail: string }[]
    expect(plan.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([])
  })
})
