import { describe, expect, test } from 'vitest'
import { notes as contract, type TypedNote } from '../../../../shared/contract/notes.ts'
import type { TestCaseload } from '../../../../test/core/test-caseload.ts'
import { addNote } from '../../../../test/core/listed-people.ts'
import { value } from '../../../../test/core/answers.ts'
import { book, withPerson } from '../../../../test/core/test-notes.ts'
import { memberIdOf, profileOf, saveProfile } from '../settings.ts'
import { settleAllDrafts } from './note-settling.ts'

const call = (caseload: TestCaseload, memberName: string) => saveProfile(caseload, { ...profileOf(caseload), memberName })

const attendanceOf = (caseload: TestCaseload, consultation: string) =>
  caseload.database.prepare('SELECT attendance FROM consultation WHERE id = ?').pluck().get(consultation)

describe('signing', () => {
  test('carries the whole text with author and time in one change, and forgets the draft', async () => {
    const { typing, notes, person, open, changes } = await withPerson()
    const { id, typed } = await typing('Rang about transport')
    const before = changes()
    const { signedAt } = await value(notes.sign({ id, personId: person, typed, attendance: null }))
    expect(signedAt).toBe('2026-11-23T09:00:00.000Z')
    expect(changes()).toBe(before + 1)
    const record = await open(id)
    expect(record).toMatchObject({
      signed: { text: 'Rang about transport', author: 'Amina Rahman', authorRole: 'Link worker', signedAt },
      typed: null,
      savedAt: null,
      begunBy: null,
    })
    expect(contract.open.output.parse(record)).toEqual(record)
  })

  test('a signed note can be neither typed into, signed again nor removed', async () => {
    const { signed, notes, person, begin } = await withPerson()
    const id = await signed('Final')
    const { typed } = await begin()
    const other = { ...typed, body: { ...typed.body, text: 'Changed' } }
    expect(await notes.sign({ id, personId: person, typed: other, attendance: null })).toMatchObject({ error: { code: 'already_signed' } })
    expect(await notes.removeDraft({ id, reason: 'Wrong person' })).toMatchObject({ error: { code: 'already_signed' } })
  })

  test('what a colleague began stays theirs, whoever goes on with it, until somebody signs it', async () => {
    const { caseload, notes, person, open, typedOf } = await withPerson()
    const id = addNote(caseload, person, { text: 'Rang', author: 'Ann Cole', signedAt: null })
    expect(await open(id)).toMatchObject({ begunBy: 'Ann Cole' })
    const typed = await typedOf(id)
    const longer = { ...typed, body: { ...typed.body, text: 'Rang about transport' } }
    caseload.database.prepare('INSERT INTO draft VALUES (?, ?, ?, ?)').run(`note:${id}`, person, JSON.stringify(longer), 1)
    const authors = async () => (await value(notes.ofPerson({ personId: person }))).map(({ author }) => author)
    expect(await authors()).toEqual(['Ann Cole'])
    settleAllDrafts(caseload)
    expect(await open(id)).toMatchObject({ begunBy: 'Ann Cole', versions: [{ value: { text: 'Rang about transport', author: 'Ann Cole' } }] })
    await value(notes.sign({ id, personId: person, typed: await typedOf(id), attendance: null }))
    expect(await open(id)).toMatchObject({ begunBy: null, signed: { begunBy: 'Ann Cole', author: 'Amina Rahman', authorRole: 'Link worker' } })
    expect(await authors()).toEqual(['Amina Rahman'])
  })

  test('a draft stays one’s own under another name, and is signed in the name of the day', async () => {
    const { caseload, notes, person, settled, typing, open, typedOf } = await withPerson()
    const id = await settled('Rang')
    call(caseload, 'Amina Cole')
    expect(await open(id)).toMatchObject({ begunBy: null, versions: [{ value: { author: 'Amina Rahman' } }] })
    const { typed } = await typing('Rang about transport', { id, typed: await typedOf(id) })
    await value(notes.settle({ id }))
    expect(await open(id)).toMatchObject({ begunBy: null, versions: [{ value: { author: 'Amina Cole' } }] })
    await value(notes.sign({ id, personId: person, typed: { ...typed, base: (await typedOf(id)).base }, attendance: null }))
    const { signed } = await open(id)
    expect(signed).toMatchObject({ author: 'Amina Cole', authorId: memberIdOf(caseload) })
    expect(signed).not.toHaveProperty('begunBy')
  })

  test('a draft of a colleague is theirs also where they have one’s own name', async () => {
    const { caseload, notes, person, open, typedOf } = await withPerson()
    const id = addNote(caseload, person, { text: 'Rang', authorId: caseload.newId(), signedAt: null })
    expect(await open(id)).toMatchObject({ begunBy: 'Amina Rahman' })
    await value(notes.sign({ id, personId: person, typed: await typedOf(id), attendance: null }))
    expect((await open(id)).signed).toMatchObject({ author: 'Amina Rahman', authorId: memberIdOf(caseload), begunBy: 'Amina Rahman' })
  })

  test('what a colleague began is theirs, with whom it is of, however often others go on with it', async () => {
    const { caseload, person, typing, open, typedOf } = await withPerson()
    const ann = caseload.newId()
    const id = addNote(caseload, person, { text: 'Rang', author: 'Ann Cole', authorId: ann, signedAt: null })
    await typing('Rang about transport', { id, typed: await typedOf(id) })
    settleAllDrafts(caseload)
    expect((await open(id)).versions).toMatchObject([{ value: { text: 'Rang about transport', author: 'Ann Cole', authorId: ann } }])
  })

  test('nothing but headings cannot be signed', async () => {
    const { notes, person } = await withPerson()
    const { id, typed } = await value(notes.begin({ personId: person, kind: 'review', consultationId: null }))
    expect(await notes.sign({ id, personId: person, typed, attendance: null })).toMatchObject({ error: { code: 'empty_note' } })
  })

  test('a leftover draft of the signed text is forgotten, of another text becomes a draft of its own', async () => {
    const { notes, caseload, person, typing, settled, open, typedOf } = await withPerson()
    const id = await settled('Before')
    const typed = await typedOf(id)
    const final = { ...typed, body: { ...typed.body, text: 'Final' } }
    await value(notes.sign({ id, personId: person, typed: final, attendance: null }))
    const leave = (left: TypedNote) =>
      caseload.database.prepare('INSERT INTO draft VALUES (?, ?, ?, ?)').run(`note:${id}`, person, JSON.stringify(left), 1)
    leave(final)
    settleAllDrafts(caseload)
    expect((await open(id)).versions).toHaveLength(1)
    leave({ ...typed, body: { ...typed.body, text: 'Something else' } })
    settleAllDrafts(caseload)
    expect((await open(id)).versions.map((version) => version.value.text)).toEqual(['Final'])
    expect((await value(notes.ofPerson({ personId: person }))).map(({ firstLine }) => firstLine).toSorted()).toEqual(['Final', 'Something else'])
    expect((await typing('Another note')).id).not.toBe(id)
  })
})

describe('attendance at signing', () => {
  const signing = async (options: Parameters<typeof book>[2], attendance: '5' | '2' | null) => {
    const { caseload, person, notes, begin, open } = await withPerson()
    const consultation = book(caseload, person, options)
    const { id, typed } = await begin()
    const linked = { ...typed, body: { ...typed.body, text: 'Rang', consultationId: consultation } }
    await value(notes.keepDraft({ id, personId: person, typed: linked }))
    const base = (await open(id)).consultation?.attendanceBase ?? []
    const reply = await notes.sign({ id, personId: person, typed: linked, attendance: attendance === null ? null : { attendance, reason: null, base } })
    return { reply, caseload, consultation }
  }

  test('is asked for when the consultation is of today or earlier and still says booked', async () => {
    for (const date of ['2026-11-23', '2026-11-20']) {
      const { reply } = await signing({ date }, null)
      expect(reply).toMatchObject({ ok: false, error: { code: 'attendance_missing' } })
    }
  })

  test('given, is written together with the signature', async () => {
    const { reply, caseload, consultation } = await signing({}, '5')
    expect(reply.ok).toBe(true)
    expect(attendanceOf(caseload, consultation)).toBe('5')
  })

  test('of a cancelled consultation says why', async () => {
    expect((await signing({}, '2')).reply).toMatchObject({ ok: false, error: { code: 'reason_missing' } })
  })

  test('is not asked for when it is known, or when the consultation is still to come', async () => {
    expect((await signing({ attendance: '5' }, null)).reply.ok).toBe(true)
    expect((await signing({ date: '2026-11-24' }, null)).reply.ok).toBe(true)
  })
})

describe('after signing', () => {
  test('something can be added, with reason, author and time of its own', async () => {
    const { signed, notes, caseload, open } = await withPerson()
    const id = await signed('Final')
    caseload.clock.advance({ days: 1 })
    await value(notes.addTo({ noteId: id, reason: 'Left out', text: 'Daughter drives' }))
    const record = await open(id)
    expect(record.signed?.text).toBe('Final')
    expect(record.addenda).toMatchObject([
      { value: { reason: 'Left out', text: 'Daughter drives', author: 'Amina Rahman', signedAt: '2026-11-24T09:00:00.000Z' } },
    ])
  })

  test('adding needs a signed note, a reason and a text', async () => {
    const { signed, settled, notes } = await withPerson()
    const id = await signed('Final')
    expect(await notes.addTo({ noteId: await settled('Draft'), reason: 'r', text: 't' })).toMatchObject({ error: { code: 'not_signed' } })
    expect(await notes.addTo({ noteId: id, reason: '', text: 't' })).toMatchObject({ error: { code: 'reason_missing' } })
    expect(await notes.addTo({ noteId: id, reason: 'r', text: ' \n' })).toMatchObject({ error: { code: 'empty_note' } })
  })

  test('flags can be set, and set back', async () => {
    const { signed, notes, caseload, open } = await withPerson()
    const id = await signed('Final')
    const flags = { aboutSomeoneElse: true, safeguardingNote: false, notToBeShared: false }
    const { undo } = await value(notes.setFlags({ id, base: [], flags }))
    expect((await open(id)).flags.value).toEqual(flags)
    expect(caseload.undo(undo).ok).toBe(true)
    expect((await open(id)).flags.value).toBeNull()
    expect((await open(id)).signed?.text).toBe('Final')
  })
})
