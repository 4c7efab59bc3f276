import { describe, expect, test } from 'vitest'
import { search as contract } from '../../../../shared/contract/search.ts'
import type { RawInput } from '../../../../shared/contract/operation.ts'
import { value } from '../../../../test/core/answers.ts'
import { nameOf } from '../../../../test/core/field-groups.ts'
import { addCase, addNote, addPerson } from '../../../../test/core/listed-people.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createPeople } from '../people/people.ts'
import { byNameStatement, createSearch, inNotesStatement, soundingAlikeStatement } from './search.ts'

const opened = async () => {
  const caseload = await testCaseload()
  const search = createSearch(caseload)
  const people = async (text: string, limit = 8) => {
    const found = contract.people.output.parse(await value(search.people({ text, limit })))
    return { ...found, names: found.people.map(({ family }) => family) }
  }
  const everything = async (wish: RawInput<typeof contract.everything>) =>
    contract.everything.output.parse(await value(search.everything(contract.everything.input.parse(wish))))
  const recent = async () => contract.recent.output.parse(await value(search.recent({}))).map(({ family }) => family)
  const rebuild = () => caseload.rebuild()
  return { caseload, search, people, everything, recent, rebuild }
}

describe('finding people', () => {
  test.each([
    ['Wójcik', ['Wojcik', 'wójcik', 'WÓJ', 'wojc']],
    ['Zoë', ['zoe', 'Zoë', 'zo']],
    ["O'Neill", ['ONeill', "o'neill", 'o’neill', 'o neill', 'neill']],
    ['Strøm', ['strom', 'strøm']],
    ['Smith-Jones', ['smith jones', 'jones', 'Smith-J']],
  ])('%s by any way to write it', async (family, texts) => {
    const { caseload, people } = await opened()
    await addPerson(caseload, { family })
    await addPerson(caseload, { family: 'Okafor' })
    for (const text of texts) expect(await people(text), text).toMatchObject({ names: [family], bySound: false })
  })

  test('by given, preferred and former name, and only if every word fits', async () => {
    const { caseload, people } = await opened()
    await addPerson(caseload, { family: 'Okafor', given: 'Ngozi', preferred: 'Goz', alias: 'Eze' })
    for (const text of ['ngo', 'goz', 'eze', 'ngozi oka', 'oka goz']) expect((await people(text)).names, text).toEqual(['Okafor'])
    expect((await people('okafor adeel')).names).toEqual([])
  })

  test('by NHS number in any spacing, or its beginning', async () => {
    const { caseload, people } = await opened()
    await addPerson(caseload, { family: 'Okafor' }, '9992048174')
    await addPerson(caseload, { family: 'Patel' })
    for (const text of ['9992048174', '999 204 8174', ' 99 92 04 81 74', '999-204-8174', '999\u00a0204\u00a08174', '999 204'])
      expect((await people(text)).names, text).toEqual(['Okafor'])
  })

  test('by the sound of the name, only where nobody has it as written', async () => {
    const { caseload, people } = await opened()
    await addPerson(caseload, { family: 'Okafor', given: 'Ngozi' })
    await addPerson(caseload, { family: 'Mensah', given: 'Ngozi' })
    expect(await people('okfor')).toMatchObject({ names: ['Okafor'], bySound: true })
    expect(await people('okfor ngozi')).toMatchObject({ names: ['Okafor'], bySound: true })
    expect(await people('okafor')).toMatchObject({ bySound: false })
    expect(await people('brzezinski')).toMatchObject({ names: [], bySound: false })
  })

  test('those on the caseload come first; a limit is kept', async () => {
    const { caseload, people, everything } = await opened()
    await addPerson(caseload, { family: 'Khan', given: 'Adeel' })
    addCase(caseload, await addPerson(caseload, { family: 'Khan', given: 'Zara' }))
    const found = await people('khan')
    expect(found.people.map(({ given }) => given)).toEqual(['Zara', 'Adeel'])
    expect((await people('khan', 1)).people).toHaveLength(1)
    expect(await everything({ text: 'khan', limit: 1 })).toMatchObject({ people: [{ given: 'Zara' }], morePeople: true })
  })

  test('merged people are found once, deleted ones not at all', async () => {
    const { caseload, people, everything } = await opened()
    const register = createPeople(caseload)
    const [winner, loser, deleted] = await Promise.all(['Winner', 'Loser', 'Deleted'].map((given) => addPerson(caseload, { family: 'Khan', given }))) as [string, string, string]
    addNote(caseload, loser, { text: 'choir on Tuesday' })
    addNote(caseload, deleted, { text: 'choir on Friday' })
    await value(register.merge({ winner, loser, take: [], seen: [] }))
    const removed = await value(register.remove({ id: deleted, reason: 'Entered twice' }))
    expect((await people('khan')).people.map(({ given }) => given)).toEqual(['Winner'])
    expect((await people('kahn')).people.map(({ given }) => given)).toEqual(['Winner'])
    expect((await everything({ text: 'choir' })).notes).toMatchObject([{ person: { id: winner } }])
    caseload.undo(removed.undo)
    expect((await people('khan')).people).toHaveLength(2)
    expect((await everything({ text: 'choir' })).notes).toHaveLength(2)
  })

  test('also when one write names a record of another kind that has the same id', async () => {
    const { caseload, people } = await opened()
    const id = caseload.newId()
    const name = nameOf({ family: 'Okafor' })
    const beam = { entity: 'hologram', record: id, grp: 'beam', subject: id, base: [], value: { x: 1 } }
    caseload.record([put('person', 'name', id, id, name), put('person', 'home', id, id, { homeScope: caseload.scopes.newHome() }), beam])
    expect(await people('okafor')).toMatchObject({ names: ['Okafor'] })
  })

  test('nothing that is typed is an operator, and nothing typed finds nothing', async () => {
    const { people, everything } = await opened()
    for (const text of ['', '   ', '"', "'", 'NOT', 'a OR b', 'x*', '(', 'NEAR(a b)', '-', 'body:x', '.-']) {
      expect((await people(text)).people, text).toEqual([])
      expect((await everything({ text })).notes, text).toEqual([])
    }
  })
})

describe('finding notes', () => {
  const withNotes = async () => {
    const tools = await opened()
    const person = await addPerson(tools.caseload, { family: 'Okafor' })
    const middle = addNote(tools.caseload, person, { text: 'The café choir', aboutDate: '2026-11-10' })
    const newest = addNote(tools.caseload, person, { text: 'Choir again', aboutDate: '2026-11-20', signedAt: null })
    const oldest = addNote(tools.caseload, person, { text: 'First choir', aboutDate: '2026-10-01', author: 'Ann Cole' })
    return { ...tools, person, middle, newest, oldest }
  }

  test('newest first by what they are about, whenever they were written, also after a rebuild', async () => {
    const { everything, rebuild, middle, newest, oldest } = await withNotes()
    const order = async () => (await everything({ text: 'choir' })).notes.map(({ id }) => id)
    expect(await order()).toEqual([newest, middle, oldest])
    rebuild()
    expect(await order()).toEqual([newest, middle, oldest])
  })

  test('a draft moves in the order with the day it is about', async () => {
    const { caseload, everything, person, middle, newest, oldest } = await withNotes()
    const text = caseload.log.headsOfRegister({ entity: 'note', record: newest, grp: 'text' })[0]?.value as Parameters<typeof put<'note', 'text'>>[4]
    caseload.record([put('note', 'text', newest, person, { ...text, aboutDate: '2026-10-15' }, caseload.baseOf('note', newest, 'text'))])
    expect((await everything({ text: 'choir' })).notes.map(({ id }) => id)).toEqual([middle, newest, oldest])
  })

  test('by every word or its beginning, with accents or without, in text and next step', async () => {
    const { caseload, everything, person, middle } = await withNotes()
    expect((await everything({ text: 'cafe cho' })).notes).toMatchObject([{ id: middle, excerpt: 'The café choir', signed: true, author: 'Amina Rahman' }])
    expect((await everything({ text: 'café bus' })).notes).toEqual([])
    const id = addNote(caseload, person, { text: 'x '.repeat(300), nextStep: 'Post the bus pass form' })
    const [hit] = (await everything({ text: 'bus' })).notes
    expect(hit).toMatchObject({ id })
    expect(hit?.excerpt).toContain('bus pass')
  })

  test('from one day to another, by author and by kind', async () => {
    const { everything, middle, oldest, newest } = await withNotes()
    const ids = async (wish: Partial<RawInput<typeof contract.everything>>) => (await everything({ text: 'choir', ...wish })).notes.map(({ id }) => id)
    expect(await ids({ from: '2026-11-10' })).toEqual([newest, middle])
    expect(await ids({ to: '2026-11-10' })).toEqual([middle, oldest])
    expect(await ids({ from: '2026-11-11', to: '2026-11-19' })).toEqual([])
    expect(await ids({ author: 'Ann Cole' })).toEqual([oldest])
    expect(await ids({ kind: 'people' })).toEqual([])
    expect((await everything({ text: 'okafor', kind: 'notes' })).people).toEqual([])
    expect((await everything({ text: 'choir', author: 'Ann Cole' })).authors).toEqual(['Amina Rahman', 'Ann Cole'])
  })

  test('what was added to a note is found by its own words, under the note', async () => {
    const { caseload, everything, person, middle } = await withNotes()
    const id = caseload.newId()
    const addendum = { noteId: middle, personId: person, reason: 'Left out', text: 'She sings alto.', author: 'Ann Cole', authorRole: 'Link worker', signedAt: '2026-11-21T09:00:00.000Z' }
    caseload.record([put('addendum', 'text', id, person, addendum)])
    expect((await everything({ text: 'alto' })).notes).toMatchObject([{ id, noteId: middle, date: '2026-11-21', author: 'Ann Cole', excerpt: 'She sings alto.' }])
  })

  test('one letter finds people only, except where it is a word', async () => {
    const { caseload, everything, person } = await withNotes()
    const id = addNote(caseload, person, { text: '家 is written on the door' })
    expect(await everything({ text: 'o' })).toMatchObject({ people: [{ family: 'Okafor' }], notes: [] })
    expect((await everything({ text: '家' })).notes).toMatchObject([{ id }])
  })

  test('a page at a time', async () => {
    const { everything } = await withNotes()
    expect(await everything({ text: 'choir', limit: 2 })).toMatchObject({ notes: [{}, {}], moreNotes: true })
    expect(await everything({ text: 'choir', limit: 3 })).toMatchObject({ moreNotes: false, morePeople: false })
  })
})

describe('the people opened last', () => {
  test('are five, newest first, each once', async () => {
    const { caseload, search, recent } = await opened()
    const ids = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((family) => addPerson(caseload, { family })))
    for (const id of [...ids, ids[2] ?? '']) await search.opened({ id })
    expect(await recent()).toEqual(['C', 'F', 'E', 'D', 'B'])
  })

  test('leave out who was deleted, and show who somebody was merged into', async () => {
    const { caseload, search, recent } = await opened()
    const people = createPeople(caseload)
    const [winner, loser, deleted] = await Promise.all(['One', 'Two', 'Three'].map((family) => addPerson(caseload, { family }))) as [string, string, string]
    for (const id of [winner, loser, deleted]) await search.opened({ id })
    await value(people.merge({ winner, loser, take: [], seen: [] }))
    await value(people.remove({ id: deleted, reason: 'Entered twice' }))
    expect(await recent()).toEqual(['One'])
  })
})

test('every search is read by index', async () => {
  const { caseload } = await opened()
  const plans = [
    [byNameStatement, ['"a"*', 8]],
    [soundingAlikeStatement, ['["A"]', 8]],
    [inNotesStatement('1'), [{ words: '"a"*', first: 0n, last: 9n, limit: 8 }]],
  ] as const
  for (const [statement, values] of plans) {
    const details = (caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values) as { detail: string }[]).map(({ detail }) => detail)
    const scans = details.filter((detail) => detail.startsWith('SCAN') && !/VIRTUAL TABLE|json_each/.test(detail))
    expect(scans).toEqual([])
  }
  expect(caseload.database.prepare(`EXPLAIN QUERY PLAN ${inNotesStatement('1')}`).all({ words: '"a"*', first: 0n, last: 9n, limit: 8 }).map((row) => (row as { detail: string }).detail).join()).not.toMatch(/TEMP B-TREE/)
})
