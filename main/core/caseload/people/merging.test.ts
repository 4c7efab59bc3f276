import { describe, expect, test } from 'vitest'
import { personSectionNames, type PersonSection } from '../../../../shared/contract/people.ts'
import { value } from '../../../../test/core/answers.ts'
import { addressOf, nameOf } from '../../../../test/core/field-groups.ts'
import { scopes, teamComputer } from '../../../../test/core/team-world.ts'
import { testCaseload, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { createPeople } from './people.ts'

const name = nameOf({ given: 'Ngozi', family: 'Okafor' })
const birth = { birthDate: '1945-07-14', birthDateNotKnown: false }
const numbered = (nhsNumber: string) => ({ nhsNumber, nhsNumberStatus: null, otherIdentifier: null })
const phone = { kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1 } as const

const emptyAddress = addressOf({})

const twoRecords = async (numbers: { winner?: string; loser?: string } = {}, of: Promise<TestCaseload> = testCaseload()) => {
  const caseload = await of
  const people = createPeople(caseload)
  const make = async (preferred: string, nhsNumber: string | undefined) => {
    const made = await people.create({
      name: { ...name, preferred },
      birth,
      ...(nhsNumber === undefined ? {} : { identity: numbered(nhsNumber) }),
    })
    if (!made.ok) throw new Error('not made')
    caseload.clock.advance({ minutes: 1 })
    return made.value.id
  }
  const winner = await make('Goz', numbers.winner)
  const loser = await make('Ngo', numbers.loser)
  await people.saveContactPoint({ id: null, base: [], details: { ...phone, personId: loser } })
  caseload.clock.advance({ minutes: 1 })

  const open = (id: string) => value(people.open({ id }))
  const seen = async () => {
    const records = [await open(winner), await open(loser)]
    return records.flatMap((record) => personSectionNames.map((section) => ({ record: record.id, section, base: record.sections[section].base })))
  }
  const merge = async (take: PersonSection[] = []) => people.merge({ winner, loser, take, seen: await seen() })
  return { caseload, people, winner, loser, open, seen, merge }
}

describe('merging', () => {
  test('what belongs to the loser is then shown under the winner, and its old id leads there', async () => {
    const { merge, open, winner, loser, caseload } = await twoRecords()
    expect(await merge()).toMatchObject({ ok: true })
    expect(await open(loser)).toMatchObject({ id: winner })
    const record = await open(winner)
    expect(record.contactPoints).toMatchObject([{ details: { value: { value: phone.value } } }])
    expect(record.mergedRecords).toMatchObject([{ id: loser, name: { preferred: 'Ngo' } }])
    expect(caseload.database.prepare('SELECT personId FROM overview').pluck().all()).toEqual([winner])
  })

  test('the sections taken say what the loser said, the others what the winner said', async () => {
    const { merge, open, winner } = await twoRecords({ loser: '9992048174' })
    await merge(['identity'])
    const { sections } = await open(winner)
    expect(sections.identity.value?.nhsNumber).toBe('9992048174')
    expect(sections.name.value?.preferred).toBe('Goz')
  })

  test('undo of the merge gives back both records as they were', async () => {
    const { merge, open, winner, loser, caseload } = await twoRecords()
    const merged = await merge(['name'])
    if (!merged.ok) throw new Error('not merged')
    expect((await open(winner)).sections.name.value?.preferred).toBe('Ngo')
    expect(caseload.undo(merged.value.undo).ok).toBe(true)
    expect((await open(winner)).sections.name.value?.preferred).toBe('Goz')
    expect(await open(loser)).toMatchObject({ id: loser, contactPoints: [{}] })
  })

  test('taken back later, sections taken over and changed since are left as they are', async () => {
    const { people, merge, open, winner, loser, caseload } = await twoRecords({ loser: '9992048174' })
    await merge(['name', 'identity'])
    caseload.clock.advance({ days: 3 })
    const merged = await open(winner)
    await people.saveSection({ id: winner, base: merged.sections.name.base, change: { section: 'name', value: { ...name, preferred: 'Gozi' } } })
    const parted = await people.unmerge({ loser, base: merged.mergedRecords[0]?.base ?? [] })
    expect(parted.ok).toBe(true)
    const { sections, contactPoints, mergedRecords } = await open(winner)
    expect(sections.identity.value).toBeNull()
    expect(sections.name.value?.preferred).toBe('Gozi')
    expect({ contactPoints, mergedRecords }).toEqual({ contactPoints: [], mergedRecords: [] })
    expect((await open(loser)).contactPoints).toHaveLength(1)
    if (!parted.ok) return
    expect(caseload.undo(parted.value.undo).ok).toBe(true)
    expect((await open(loser)).id).toBe(winner)
  })

  test('what the winner was given by hand before the merge stays when the merge is taken back', async () => {
    const { people, merge, open, winner, loser, caseload } = await twoRecords()
    await people.saveSection({ id: winner, base: [], change: { section: 'identity', value: numbered('9992048174') } })
    caseload.clock.advance({ milliseconds: 5_000 })
    await merge(['name'])
    await people.unmerge({ loser, base: (await open(winner)).mergedRecords[0]?.base ?? [] })
    expect((await open(winner)).sections.identity.value?.nhsNumber).toBe('9992048174')
  })

  test('of records in two caseloads is taken back as of one: what was taken over, and nothing given by hand', async () => {
    const { caseload, people, winner, open, merge } = await twoRecords({}, teamComputer('supervisor'))
    const other = scopes.find(({ id, kind }) => kind === 'caseload' && id !== caseload.scopes.homeOf(winner))
    caseload.record(caseload.moveWrites(winner, other?.id ?? ''))
    caseload.clock.advance({ minutes: 1 })
    const byHand = { ...emptyAddress, addressLine1: '1 Elm Row' }
    await people.saveSection({ id: winner, base: [], change: { section: 'address', value: byHand } })
    caseload.clock.advance({ minutes: 1 })
    expect((await merge(['name'])).ok).toBe(true)
    const merged = await open(winner)
    expect(merged.sections.name.value?.preferred).toBe('Ngo')
    const [{ id: loser, base } = { id: '', base: [] }] = merged.mergedRecords
    expect((await people.unmerge({ loser, base })).ok).toBe(true)
    const parted = await open(winner)
    expect(parted.sections.name.value?.preferred).toBe('Goz')
    expect(parted.sections.address.value?.addressLine1).toBe('1 Elm Row')
  })

  test('two different NHS numbers are not merged', async () => {
    const { merge, open, loser } = await twoRecords({ winner: '9992048174', loser: '9990000018' })
    expect(await merge(['identity'])).toMatchObject({ ok: false, error: { code: 'different_nhs_numbers' } })
    expect((await open(loser)).id).toBe(loser)
  })

  test('nothing is merged when a section changed after it was looked at', async () => {
    const { people, open, seen, winner, loser } = await twoRecords()
    const before = await seen()
    const { base } = (await open(loser)).sections.name
    await people.saveSection({ id: loser, base, change: { section: 'name', value: { ...name, preferred: 'Gozi' } } })
    expect(await people.merge({ winner, loser, take: [], seen: before })).toMatchObject({ ok: false, error: { code: 'changed_since' } })
    expect((await open(loser)).id).toBe(loser)
  })

  test('a section can only be taken by somebody who saw it', async () => {
    const { people, winner, loser } = await twoRecords()
    expect(await people.merge({ winner, loser, take: ['name'], seen: [] })).toMatchObject({ ok: false, error: { code: 'changed_since' } })
  })

  test('a record is merged with neither itself nor one that was merged away', async () => {
    const { people, merge, winner, loser } = await twoRecords()
    await merge()
    for (const pair of [{ winner: loser, loser: winner }, { winner, loser: winner }, { winner, loser }])
      expect(await people.merge({ ...pair, take: [], seen: [] })).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })

  test('two computers that merge two records into each other agree on the one that stays', async () => {
    const { caseload, open, winner, loser } = await twoRecords()
    const mergeInto = (record: string, mergedInto: string) =>
      caseload.record([{ entity: 'person', record, grp: 'mergedInto', subject: record, base: [], value: { mergedInto } }])
    mergeInto(loser, winner)
    mergeInto(winner, loser)
    const stays = [winner, loser].sort()[0]
    for (const id of [winner, loser]) expect(await open(id)).toMatchObject({ id: stays, contactPoints: [{}] })
  })

  test('deleting somebody deletes what was merged into them, and undo brings both back', async () => {
    const { people, merge, open, winner, loser, caseload } = await twoRecords()
    await merge()
    const removed = await people.remove({ id: winner, reason: 'Entered by mistake' })
    expect(await people.open({ id: loser })).toMatchObject({ ok: false })
    for (const table of ['person', 'contactPoint', 'overview'])
      expect(caseload.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    if (!removed.ok) throw new Error('not removed')
    caseload.undo(removed.value.undo)
    expect(await open(loser)).toMatchObject({ id: winner, contactPoints: [{}] })
  })
})
