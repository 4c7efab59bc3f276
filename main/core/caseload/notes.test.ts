import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { notes as contract, type TypedNote } from '../../../shared/contract/notes.ts'
import { testCaseload, testClock, testRandom, type TestCaseload } from '../../../test/core/test-caseload.ts'
import { deviceOf } from '../changes/device.ts'
import { formatLine, type LogLine } from '../changes/line.ts'
import { put } from '../changes/record.ts'
import { createCaseload, type Caseload } from './caseload.ts'
import { settleAllDrafts } from './note-settling.ts'
import { createNotes } from './notes.ts'
import { createPeople } from './people.ts'

const name = { title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: 'Goz', alias: null, pronouns: null }
const birth = { birthDate: '1945-07-14', birthDateNotKnown: false }

const value = async <T>(reply: { ok: true; value: T } | { ok: false; error: { code: string } } | Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>): Promise<T> => {
  const answer = await reply
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

const withPerson = async () => {
  const caseload = await testCaseload()
  const { id: person } = await value(createPeople(caseload).create({ name, birth }))
  return { caseload, person, ...tools(caseload, person) }
}

const tools = (caseload: Caseload, person: string) => {
  const notes = createNotes(caseload)
  const begin = () => value(notes.begin({ personId: person, kind: null, consultationId: null }))
  const typing = async (text: string, from?: { id: string; typed: TypedNote }) => {
    const { id, typed } = from ?? (await begin())
    const next = { ...typed, body: { ...typed.body, text } }
    await value(notes.keepDraft({ id, personId: person, typed: next }))
    return { id, typed: next }
  }
  const settled = async (text: string) => {
    const { id } = await typing(text)
    await value(notes.settle({ id }))
    return id
  }
  const signed = async (text: string) => {
    const { id, typed } = await typing(text)
    await value(notes.sign({ id, personId: person, typed, attendance: null }))
    return id
  }
  const open = (id: string) => value(notes.open({ id }))
  const typedOf = async (id: string): Promise<TypedNote> => {
    const { typed } = await open(id)
    if (typed === null) throw new Error('not a draft')
    return typed
  }
  const changes = () => caseload.database.prepare('SELECT count(*) FROM change').pluck().get() as number
  return { notes, begin, typing, settled, signed, open, typedOf, changes }
}

const book = (caseload: TestCaseload, person: string, { date = '2026-11-23', time = '10:30', attendance = '0' as '0' | '2' | '5', medium = '02' as '01' | '02' } = {}) => {
  const id = caseload.newId()
  caseload.record([
    put('consultation', 'about', id, person, { personId: person }),
    put('consultation', 'time', id, person, { date, time, minutes: 30 }),
    put('consultation', 'plan', id, person, { medium, place: medium === '01' ? 'home' : null, placeDetail: null, purpose: null }),
    put('consultation', 'attendance', id, person, { attendance, attendanceReason: null }),
  ])
  return id
}

const attendanceOf = (caseload: TestCaseload, consultation: string) =>
  caseload.database.prepare('SELECT attendance FROM consultation WHERE id = ?').pluck().get(consultation)

/** Another computer's writing of the same text, from the base it was handed. */
const writtenElsewhere = (caseload: TestCaseload, id: string, text: string, signedAt: string | null = null) => {
  const { log, scopes } = caseload
  const [head] = log.headsOfRegister({ entity: 'note', record: id, grp: 'text' })
  const before = head === undefined ? null : log.find(head.ref, head.scope)
  if (head === undefined || before === null) throw new Error('nothing stands')
  const line: LogLine = {
    seq: 1,
    hlc: head.hlc + 5000,
    entity: 'note',
    record: id,
    grp: 'text',
    subject: before.subject,
    supersedes: before.supersedes,
    value: JSON.stringify({ ...(head.value as object), text, signedAt }),
  }
  caseload.apply({ scope: scopes.caseload, device: 'another', lines: [formatLine(line)] })
}

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
    expect(await value(notes.unsigned({}))).toMatchObject([{ id, personId: person, person: { family: 'Okafor' } }])
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
      return createCaseload({ database, device: await deviceOf(database, 'token', surroundings), surroundings, onChanged: () => {} })
    }
    const { id } = await tools(await openFile(file), person).typing('Half a sen')

    // The files as a kill leaves them: nothing was closed, the write-ahead log is still beside the database.
    const left = join(folder, 'left.db')
    copyFileSync(file, left)
    copyFileSync(`${file}-wal`, `${left}-wal`)
    const again = await openFile(left)
    expect((await tools(again, person).open(id)).typed?.body.text).toBe('Half a sen')
    settleAllDrafts(again)
    expect((await tools(again, person).open(id)).versions).toMatchObject([{ value: { text: 'Half a sen' }, thisComputer: true }])
  })
})

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
    })
    expect(contract.open.output.parse(record)).toEqual(record)
    expect(await value(notes.unsigned({}))).toEqual([])
  })

  test('a signed note can be neither typed into, signed again nor removed', async () => {
    const { signed, notes, person, begin } = await withPerson()
    const id = await signed('Final')
    const { typed } = await begin()
    const other = { ...typed, body: { ...typed.body, text: 'Changed' } }
    expect(await notes.keepDraft({ id, personId: person, typed: other })).toMatchObject({ error: { code: 'already_signed' } })
    expect(await notes.sign({ id, personId: person, typed: other, attendance: null })).toMatchObject({ error: { code: 'already_signed' } })
    expect(await notes.removeDraft({ id, reason: 'Wrong person' })).toMatchObject({ error: { code: 'already_signed' } })
  })

  test('nothing but headings cannot be signed', async () => {
    const { notes, person } = await withPerson()
    const { id, typed } = await value(notes.begin({ personId: person, kind: 'review', consultationId: null }))
    expect(await notes.sign({ id, personId: person, typed, attendance: null })).toMatchObject({ error: { code: 'empty_note' } })
  })

  test('a leftover draft of the signed text is forgotten, of another text becomes a second version', async () => {
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
    expect((await open(id)).versions.map((version) => version.value.text)).toEqual(['Final', 'Something else'])
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

describe('two versions', () => {
  const twoVersions = async () => {
    const all = await withPerson()
    const id = await all.settled('Rang about transport. Bus 42')
    writtenElsewhere(all.caseload, id, 'Rang about transport. Daughter drives')
    return { ...all, id }
  }

  test('both texts stand, each with where it was written; writing on leaves both', async () => {
    const { id, open, typing, notes, typedOf, person } = await twoVersions()
    expect((await open(id)).versions).toMatchObject([
      { value: { text: 'Rang about transport. Daughter drives' }, thisComputer: false },
      { value: { text: 'Rang about transport. Bus 42' }, thisComputer: true },
    ])
    await typing('Rang about transport. Daughter drives on Tuesdays', { id, typed: await typedOf(id) })
    await value(notes.settle({ id }))
    expect((await open(id)).versions).toHaveLength(2)
    expect(await value(notes.ofPerson({ personId: person }))).toMatchObject([{ versions: 2 }])
  })

  test('going on from one leaves one; the other stays among the earlier texts', async () => {
    const { id, open, notes } = await twoVersions()
    const { versions } = await open(id)
    const base = versions.flatMap((version) => version.base)
    await value(notes.goOn({ id, base, version: versions[1]?.base ?? [] }))
    expect((await open(id)).versions.map((version) => version.value.text)).toEqual(['Rang about transport. Bus 42'])
    const all = await value(notes.versions({ id }))
    expect(all.map(({ value: { text }, current, thisComputer }) => [text, current, thisComputer])).toEqual([
      ['Rang about transport. Bus 42', true, true],
      ['Rang about transport. Daughter drives', false, false],
      ['Rang about transport. Bus 42', false, true],
    ])
    expect(await notes.goOn({ id, base, version: versions[0]?.base ?? [] })).toMatchObject({ error: { code: 'changed_since' } })
  })

  test('keeping two drafts makes the other text a note of its own', async () => {
    const { id, open, notes, person } = await twoVersions()
    const { versions } = await open(id)
    const base = versions.flatMap((version) => version.base)
    const { ids } = await value(notes.keepAsTwo({ id, base, version: versions[0]?.base ?? [] }))
    expect((await open(id)).versions.map((version) => version.value.text)).toEqual(['Rang about transport. Daughter drives'])
    expect(ids).toHaveLength(1)
    expect((await open(ids[0] ?? '')).versions.map((version) => version.value.text)).toEqual(['Rang about transport. Bus 42'])
    expect(await value(notes.ofPerson({ personId: person }))).toHaveLength(2)
  })

  test('a draft beside a signed text can become a note of its own, and the signature stays', async () => {
    const { caseload, settled, open, notes } = await withPerson()
    const id = await settled('Mine')
    writtenElsewhere(caseload, id, 'Signed elsewhere', '2026-11-23T09:30:00.000Z')
    const { versions, signed } = await open(id)
    expect(signed?.text).toBe('Signed elsewhere')
    const base = versions.flatMap((version) => version.base)
    expect(await notes.goOn({ id, base, version: versions[1]?.base ?? [] })).toMatchObject({ error: { code: 'already_signed' } })
    const { ids } = await value(notes.keepAsTwo({ id, base, version: versions[0]?.base ?? [] }))
    expect(await open(id)).toMatchObject({ signed: { text: 'Signed elsewhere' }, versions: [{}] })
    expect((await open(ids[0] ?? '')).typed?.body.text).toBe('Mine')
  })
})

describe('templates', () => {
  test('come with Haversack, are replaced by the own one of the same name, and added to', async () => {
    const { notes, caseload, person } = await withPerson()
    const names = async () => (await value(notes.templates({}))).map(({ id, content }) => [id === null, content.templateName])
    expect(await names()).toEqual([[true, 'First contact'], [true, 'Home visit'], [true, 'Phone call'], [true, 'Review'], [true, 'Closing']])
    const content = { templateName: 'Phone call', noteKind: 'phone-call' as const, headings: 'What {name} asked' }
    const { id } = await value(notes.saveTemplate({ id: null, base: [], content }))
    await value(notes.saveTemplate({ id: null, base: [], content: { ...content, templateName: 'Short call' } }))
    expect(await names()).toEqual([
      [true, 'First contact'], [true, 'Home visit'], [false, 'Phone call'], [false, 'Short call'], [true, 'Review'], [true, 'Closing'],
    ])
    const begun = await value(notes.begin({ personId: person, kind: 'phone-call', consultationId: null }))
    expect(begun.typed.body.text).toBe('What Goz asked\n\n')
    const { undo } = await value(notes.removeTemplate({ id, reason: 'Not used' }))
    expect((await names())[2]).toEqual([true, 'Phone call'])
    caseload.undo(undo)
    expect((await names())[2]).toEqual([false, 'Phone call'])
  })

  test('changing one never changes a note', async () => {
    const { notes, open, person } = await withPerson()
    const { id, typed } = await value(notes.begin({ personId: person, kind: 'review', consultationId: null }))
    const text = `${typed.body.text}Written`
    await value(notes.sign({ id, personId: person, typed: { ...typed, body: { ...typed.body, text } }, attendance: null }))
    await value(notes.saveTemplate({ id: null, base: [], content: { templateName: 'Review', noteKind: 'review', headings: 'Other' } }))
    expect((await open(id)).signed?.text).toBe(text)
  })
})

describe('lists', () => {
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
