import { beforeEach, describe, expect, test } from 'vitest'
import { caseloadSections } from '../../../../shared/contract/contract.ts'
import { settleDraftKey } from '../../../../shared/model/settle-draft.ts'
import type { Caseload } from '../caseload.ts'
import { addressOf, caseStatusOf, nameOf } from '../../../../test/core/field-groups.ts'
import { anotherDevice, saidElsewhere } from '../../../../test/core/test-conflicts.ts'
import { value } from '../../../../test/core/answers.ts'
import { book, withPerson } from '../../../../test/core/test-notes.ts'
import { put } from '../../changes/record.ts'
import { createDrafts } from '../drafts.ts'
import { createLists } from '../lists/lists.ts'
import { createPeople } from '../people/people.ts'
import { createSettle } from './settle.ts'

const address = addressOf({ addressLine1: '14 Elm Row', addressLine3: 'Manchester', postcode: 'M14 5QT' })
const theirs = { ...address, addressLine2: 'Flat 2', postcode: 'M14 5QU' }

let all: Awaited<ReturnType<typeof withPerson>> & { readonly settle: ReturnType<typeof createSettle> }
let register: { readonly entity: string; readonly record: string; readonly group: string }

const open = async (asked = register) => value(all.settle.open(asked))
const count = async () => value(all.settle.count({}))
const overview = (caseload: Caseload) => caseload.database.prepare('SELECT twoVersions FROM overview').pluck().all()

/** The address of the one person, written here and elsewhere at once. */
beforeEach(async () => {
  const base = await withPerson()
  all = { ...base, settle: createSettle(base.caseload) }
  register = { entity: 'person', record: all.person, group: 'address' }
  all.caseload.record([put('person', 'address', all.person, all.person, address)])
  saidElsewhere(all.caseload, { entity: 'person', record: all.person, group: 'address', subject: all.person, value: theirs })
})

describe('two versions', () => {
  test('are counted, listed and opened, the one shown first, with who wrote each and when', async () => {
    expect(await count()).toEqual({ records: 1, groups: 1 })
    expect(caseloadSections.settle.list.output.parse(await value(all.settle.list({})))).toMatchObject([
      { ...register, person: { id: all.person, family: 'Okafor' }, versions: 2, at: Date.parse('2026-11-23T09:01:00Z') },
    ])
    const { versions, base } = caseloadSections.settle.open.output.parse(await open())
    expect(versions.map(({ value: said, writer: { thisComputer, you } }) => [said, thisComputer, you])).toEqual([
      [theirs, false, false],
      [address, true, true],
    ])
    expect(base).toHaveLength(2)
    expect(overview(all.caseload)).toEqual([1])
  })

  test('keep the draft of a third in the list of drafts for as long as they stand', async () => {
    const drafts = createDrafts(all.caseload)
    const listed = async () => (await value(drafts.list({}))).map(({ key }) => key)
    const [own, other] = [settleDraftKey(register), 'referral:new']
    await drafts.save({ key: own, personId: all.person, content: {} })
    await drafts.save({ key: other, personId: null, content: {} })
    expect((await listed()).toSorted()).toEqual([other, own])
    const { base, versions } = await open()
    const { undo } = await value(all.settle.keep({ ...register, base, version: versions[1]?.base ?? [] }))
    expect(await listed()).toEqual([other])
    all.caseload.undo(undo)
    expect((await listed()).toSorted()).toEqual([other, own])
  })

  test('are settled by keeping one, and stand side by side again after undo', async () => {
    const { base, versions } = await open()
    const { undo } = await value(all.settle.keep({ ...register, base, version: versions[1]?.base ?? [] }))
    expect((await open()).versions.map(({ value: said }) => said)).toEqual([address])
    expect(await count()).toEqual({ records: 0, groups: 0 })
    expect(await value(all.settle.list({}))).toEqual([])
    expect(overview(all.caseload)).toEqual([0])
    expect(all.caseload.undo(undo)).toMatchObject({ ok: true })
    // Undo wrote both anew here; who said each is still told.
    const told = (all: typeof versions) => all.map(({ value: said, at, writer }) => JSON.stringify([at, writer.thisComputer, said])).toSorted()
    expect(told((await open()).versions)).toEqual(told(versions))
    expect(await count()).toEqual({ records: 1, groups: 1 })
  })

  test('are settled by a value of one’s own, which must be one of the field group', async () => {
    const { base } = await open()
    const mine = { ...theirs, addressLine2: 'Flat 2B' }
    expect(await all.settle.write({ ...register, base, value: { ...mine, addressType: 'castle' } })).toMatchObject({ error: { code: 'invalid_input', fields: ['addressType'] } })
    await value(all.settle.write({ ...register, base, value: mine }))
    expect((await open()).versions.map(({ value: said }) => said)).toEqual([mine])
  })

  test('are not settled by somebody who has not seen a third', async () => {
    const { base, versions } = await open()
    saidElsewhere(all.caseload, { entity: 'person', record: all.person, group: 'address', subject: all.person, value: { ...theirs, addressLine2: 'Flat 3' } })
    expect(await all.settle.keep({ ...register, base, version: versions[0]?.base ?? [] })).toMatchObject({ error: { code: 'changed_since' } })
    expect(await all.settle.write({ ...register, base, value: address })).toMatchObject({ error: { code: 'changed_since' } })
    expect((await open()).versions).toHaveLength(3)
  })

  test('that say the same are one', async () => {
    const birth = { birthDate: '1945-07-14', birthDateNotKnown: false }
    saidElsewhere(all.caseload, { entity: 'person', record: all.person, group: 'birth', subject: all.person, value: birth })
    expect(await count()).toEqual({ records: 1, groups: 1 })
    expect((await open({ ...register, group: 'birth' })).versions).toHaveLength(1)
  })

  test('of what was emptied on one of them can be settled as emptied', async () => {
    saidElsewhere(all.caseload, { entity: 'person', record: all.person, group: 'risks', subject: all.person, value: null })
    all.caseload.record([put('person', 'risks', all.person, all.person, { risksState: 'none', risks: null })])
    const risks = { ...register, group: 'risks' }
    const { base, versions } = await open(risks)
    await value(all.settle.keep({ ...risks, base, version: versions.find(({ value: said }) => said === null)?.base ?? [] }))
    expect((await open(risks)).versions.map(({ value: said }) => said)).toEqual([null])
  })

  test('written here before the caseload was restored are this computer’s', async () => {
    const { database } = all.caseload
    database.prepare(`INSERT INTO device SELECT ?, signPublic, signSecret, boxPublic, boxSecret, 'earlier', 0, 0 FROM device`).run(anotherDevice)
    database.prepare('INSERT INTO computer (id, computerName) VALUES (?, ?)').run(anotherDevice, 'Clinic laptop')
    expect((await open()).versions[0]?.writer).toEqual({ thisComputer: true, you: true, member: null, computer: 'Clinic laptop' })
  })
})

describe('every kind of record', () => {
  const both = { personId: '', kind: 'phone', use: null, preference: null } as const

  test('is found: of the person, of their numbers, support, consultations and notes', async () => {
    const { caseload, person } = all
    const consultation = book(caseload, person)
    const [point, theCase, note] = [caseload.newId(), caseload.newId(), await all.settled('Rang about transport.')]
    const status = caseStatusOf({ status: 'active', statusFrom: '2026-11-01' })
    caseload.record([
      put('contactPoint', 'details', point, person, { ...both, personId: person, value: '07700 900123' }),
      put('case', 'opening', theCase, person, { personId: person, referralId: null, openedOn: '2026-11-01', openedBy: null }),
      put('case', 'status', theCase, person, status),
      put('note', 'flags', note, person, { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false }),
    ])
    const about = { subject: person }
    saidElsewhere(caseload, { ...about, entity: 'contactPoint', record: point, group: 'details', value: { ...both, personId: person, value: '07700 900456' } })
    saidElsewhere(caseload, { ...about, entity: 'case', record: theCase, group: 'status', value: { ...status, status: 'closed' } })
    saidElsewhere(caseload, { ...about, entity: 'consultation', record: consultation, group: 'time', value: { date: '2026-11-24', time: '11:00', minutes: 30 } })
    saidElsewhere(caseload, { ...about, entity: 'consultation', record: consultation, group: 'attendance', value: { attendance: '5', attendanceReason: null } })
    saidElsewhere(caseload, { ...about, entity: 'note', record: note, group: 'flags', value: { aboutSomeoneElse: true, safeguardingNote: false, notToBeShared: false } })

    const list = caseloadSections.settle.list.output.parse(await value(all.settle.list({})))
    expect(list.map(({ entity, group, about: { name, date, time } }) => [entity, group, name, date, time]).toSorted()).toEqual([
      ['case', 'status', null, '2026-11-01', null],
      ['consultation', 'attendance', null, '2026-11-24', '11:00'],
      ['consultation', 'time', null, '2026-11-24', '11:00'],
      ['contactPoint', 'details', '07700 900456', null, null],
      ['note', 'flags', null, '2026-11-23', '09:02'],
      ['person', 'address', null, null, null],
    ])
    expect(await count()).toEqual({ records: 1, groups: 6 })
    expect((await value(createLists(caseload).today({}))).twoVersions).toMatchObject([{ count: 6 }])
    for (const { entity, record, group } of list) {
      const { base, versions } = await open({ entity, record, group })
      await value(all.settle.keep({ entity, record, group, base, version: versions[0]?.base ?? [] }))
    }
    expect(await count()).toEqual({ records: 0, groups: 0 })
  })

  test('is found: what belongs to the team', async () => {
    const { caseload } = all
    const id = caseload.newId()
    const content = { templateName: 'First call', noteKind: 'phone-call', headings: 'Who rang' } as const
    caseload.record([put('noteTemplate', 'content', id, null, content)])
    saidElsewhere(caseload, { entity: 'noteTemplate', record: id, group: 'content', subject: null, value: { ...content, headings: 'Who called' } })
    expect((await value(all.settle.list({}))).at(-1)).toMatchObject({ entity: 'noteTemplate', person: null, about: { name: 'First call' } })
    expect(await count()).toEqual({ records: 2, groups: 2 })
    const template = { entity: 'noteTemplate', record: id, group: 'content' }
    const { base, versions } = await open(template)
    await value(all.settle.keep({ ...template, base, version: versions[1]?.base ?? [] }))
    expect((await open(template)).versions.map(({ value: said }) => said)).toEqual([content])
  })

  test('what belongs to the team is settled by those alone who may write it', async () => {
    const { caseload } = all
    const id = caseload.newId()
    const content = { templateName: 'First call', noteKind: 'phone-call', headings: 'Who rang' } as const
    caseload.record([put('noteTemplate', 'content', id, null, content)])
    saidElsewhere(caseload, { entity: 'noteTemplate', record: id, group: 'content', subject: null, value: { ...content, headings: 'Who called' } })
    caseload.usePermissions({ permission: () => ({ role: 'link-worker', ranges: [{ from: 1, to: null, tip: null }] }), everGranted: () => true })
    expect(await count()).toEqual({ records: 1, groups: 1 })
    const template = { entity: 'noteTemplate', record: id, group: 'content' }
    const { base, versions } = await open(template)
    expect(await all.settle.keep({ ...template, base, version: versions[1]?.base ?? [] })).toMatchObject({ error: { code: 'not_allowed' } })
  })

  test('a draft of a note is listed, and settled by the notes alone', async () => {
    const note = await all.settled('Mine')
    const { person } = all
    const text = (await all.open(note)).versions[0]?.value
    if (text === undefined) throw new Error('nothing was settled')
    saidElsewhere(all.caseload, { entity: 'note', record: note, group: 'text', subject: person, value: { ...text, text: 'Theirs' } })
    expect(await count()).toEqual({ records: 1, groups: 2 })
    const asked = { entity: 'note', record: note, group: 'text' }
    const { base, versions } = await open(asked)
    expect(await all.settle.keep({ ...asked, base, version: versions[0]?.base ?? [] })).toMatchObject({ error: { code: 'not_allowed_in_this_state' } })
  })

  test('a note signed on two computers needs no settling: both signatures stay', async () => {
    const note = await all.signed('Mine')
    const text = (await all.open(note)).signed
    if (text === null) throw new Error('nothing was signed')
    saidElsewhere(all.caseload, { entity: 'note', record: note, group: 'text', subject: all.person, value: { ...text, text: 'Theirs' } })
    expect(await count()).toEqual({ records: 1, groups: 1 })
  })

  test('a merged record’s numbers are settled under the person it became; its own fields are nobody’s to see', async () => {
    const { caseload, person } = all
    const people = createPeople(caseload)
    const { id: other } = await value(people.create({ name: nameOf({ given: 'N', family: 'Okafor' }), birth: { birthDate: null, birthDateNotKnown: true } }))
    const point = caseload.newId()
    caseload.record([put('contactPoint', 'details', point, other, { ...both, personId: other, value: '07700 900123' })])
    saidElsewhere(caseload, { entity: 'contactPoint', record: point, group: 'details', subject: other, value: { ...both, personId: other, value: '07700 900456' } })
    saidElsewhere(caseload, { entity: 'person', record: other, group: 'birth', subject: other, value: { birthDate: '1945-07-14', birthDateNotKnown: false } })
    await value(people.merge({ winner: person, loser: other, take: [], seen: [] }))
    const list = await value(all.settle.list({}))
    expect(list.map(({ entity, group, person: shown }) => [entity, group, shown?.id])).toEqual([
      ['person', 'address', person],
      ['contactPoint', 'details', person],
    ])
    expect(await count()).toEqual({ records: 1, groups: 2 })
  })

  test('nothing is settled of what was deleted', async () => {
    const { caseload, person } = all
    const people = createPeople(caseload)
    const { id: point } = await value(people.saveContactPoint({ id: null, base: [], details: { ...both, personId: person, value: '07700 900123' } }))
    saidElsewhere(caseload, { entity: 'contactPoint', record: point, group: 'details', subject: person, value: { ...both, personId: person, value: '07700 900456' } })
    expect(await count()).toEqual({ records: 1, groups: 2 })
    await value(people.removeChild({ entity: 'contactPoint', id: point, personId: person, reason: 'Wrong number' }))
    expect(await count()).toEqual({ records: 1, groups: 1 })
    await value(people.remove({ id: person, reason: 'Entered twice' }))
    expect(await count()).toEqual({ records: 0, groups: 0 })
    expect(await all.settle.open(register)).toMatchObject({ error: { code: 'not_found' } })
  })

  test('the caseload a person belongs to is no field to settle here', async () => {
    all.caseload.scopes.setOwn(all.caseload.scopes.own)
    all.caseload.database.prepare(`INSERT INTO scope (id, kind) VALUES (?, 'caseload')`).run('cd'.repeat(16))
    saidElsewhere(all.caseload, { entity: 'person', record: all.person, group: 'home', subject: all.person, value: { homeScope: 'cd'.repeat(16) } })
    expect(await count()).toEqual({ records: 1, groups: 1 })
    expect(await all.settle.open({ ...register, group: 'home' })).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('two people that a record was merged into', () => {
  test('are named', async () => {
    const { caseload, person } = all
    const people = createPeople(caseload)
    const somebody = async (given: string) =>
      (await value(people.create({ name: nameOf({ given, family: 'Okafor' }), birth: { birthDate: null, birthDateNotKnown: true } }))).id
    const [loser, other] = [await somebody('N'), await somebody('Nnenna')]
    await value(people.merge({ winner: person, loser, take: [], seen: [] }))
    saidElsewhere(caseload, { entity: 'person', record: loser, group: 'mergedInto', subject: loser, value: { mergedInto: other } })
    const { versions, named } = await open({ entity: 'person', record: loser, group: 'mergedInto' })
    expect(versions).toHaveLength(2)
    expect(named.map(({ name }) => name).toSorted()).toEqual(['OKAFOR, Ngozi (Goz)', 'OKAFOR, Nnenna'])
    expect(await count()).toMatchObject({ groups: 2 })
  })
})
