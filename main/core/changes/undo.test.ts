import { describe, expect, test } from 'vitest'
import { value } from '../../../test/core/answers.ts'
import { addressOf, referralOf } from '../../../test/core/field-groups.ts'
import { birth, name, tools } from '../../../test/core/test-notes.ts'
import { testCaseload, type TestCaseload } from '../../../test/core/test-caseload.ts'
import { createPeople } from '../caseload/people/people.ts'
import { createReferrals } from '../caseload/referrals/referrals.ts'
import { createCases } from '../caseload/referrals/cases.ts'
import { put } from './record.ts'

const withCreation = async () => {
  const caseload = await testCaseload()
  const people = createPeople(caseload)
  const { id: person, undo: creation } = await value(people.create({ name, birth }))
  return { caseload, people, person, creation }
}

const address = addressOf({ addressLine1: '1 Elm Row' })

const phone = { kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1 } as const

const refused = { ok: false, error: { code: 'changed_since' } }

const rowsOf = ({ database }: TestCaseload, table: string) => database.prepare(`SELECT * FROM "${table}"`).all()

describe('undoing a creation', () => {
  test('takes the person away, and redo brings them back', async () => {
    const { caseload, creation } = await withCreation()
    const undone = caseload.undo(creation)
    expect(rowsOf(caseload, 'person')).toEqual([])
    if (!undone.ok) throw new Error('not undone')
    expect(caseload.undo(undone.value)).toMatchObject({ ok: true })
    expect(rowsOf(caseload, 'person')).toMatchObject([{ given: 'Ngozi' }])
  })

  test('is refused while something else about the person stands, which nobody would find any more', async () => {
    const { caseload, people, person, creation } = await withCreation()
    const { undo } = await value(people.saveContactPoint({ id: null, base: [], details: { ...phone, personId: person } }))
    expect(caseload.undo(creation)).toEqual(refused)
    expect(rowsOf(caseload, 'person')).toHaveLength(1)
    caseload.undo(undo)
    expect(caseload.undo(creation)).toMatchObject({ ok: true })
  })

  test('is refused after a section was added to it', async () => {
    const { caseload, people, person, creation } = await withCreation()
    await people.saveSection({ id: person, base: [], change: { section: 'address', value: address } })
    expect(caseload.undo(creation)).toEqual(refused)
  })

  test('is refused while a note about the person is being typed', async () => {
    const { caseload, person, creation } = await withCreation()
    await tools(caseload, person).typing('She likes the garden.')
    expect(caseload.undo(creation)).toEqual(refused)
  })

  test('of a case is refused once its review has been set', async () => {
    const { caseload, person } = await withCreation()
    const referrals = createReferrals(caseload)
    const details = referralOf({ referralDate: '2026-11-20' })
    const { id } = await value(referrals.create({ person: { id: person }, details }))
    const { state } = await value(referrals.open({ id }))
    const { caseId, undo } = await value(referrals.decide({ id, base: state.base, state: 'accepted', reason: null, note: null }))
    await createCases(caseload).setNextReview({ cases: [{ id: caseId ?? '', base: [] }], nextReview: '2026-12-01' })
    expect(caseload.undo(undo)).toEqual(refused)
  })

  test('of the first text of a section leaves the rest of the record alone', async () => {
    const { caseload, people, person } = await withCreation()
    const { undo } = await value(people.saveSection({ id: person, base: [], change: { section: 'address', value: address } }))
    await people.saveContactPoint({ id: null, base: [], details: { ...phone, personId: person } })
    expect(caseload.undo(undo)).toMatchObject({ ok: true })
    expect(rowsOf(caseload, 'person')).toMatchObject([{ given: 'Ngozi', addressLine1: null }])
  })
})

test('undoing a change is refused once the same has been written anew', async () => {
  const { caseload, people, person } = await withCreation()
  const save = (addressLine1: string) =>
    value(people.saveSection({ id: person, base: caseload.baseOf('person', person, 'address'), change: { section: 'address', value: addressOf({ addressLine1 }) } }))
  const { undo } = await save('1 Elm Row')
  await save('2 Elm Row')
  expect(caseload.undo(undo)).toEqual(refused)
  expect(rowsOf(caseload, 'person')).toMatchObject([{ addressLine1: '2 Elm Row' }])
})

describe('undoing a settlement', () => {
  test('brings back both versions, the one that was shown first; redo settles them again', async () => {
    const { caseload, person } = await withCreation()
    const called = (preferred: string) => ({ ...name, preferred })
    const write = (preferred: string, base: ReturnType<typeof caseload.baseOf>) =>
      caseload.record([put('person', 'name', person, person, called(preferred), base)])
    const shown = () => (rowsOf(caseload, 'person')[0] as { preferred: string }).preferred
    const standing = () =>
      caseload.log.headsOfRegister({ entity: 'person', record: person, grp: 'name' }).map(({ value: said }) => (said as { preferred: string }).preferred)

    const before = caseload.baseOf('person', person, 'name')
    write('Ngo', before)
    write('Zizi', before)
    expect(shown()).toBe('Zizi')
    const settled = write('Goz', caseload.baseOf('person', person, 'name'))
    expect(standing()).toEqual(['Goz'])

    const undone = caseload.undo(settled)
    expect(standing().toSorted()).toEqual(['Ngo', 'Zizi'])
    expect(shown()).toBe('Zizi')
    if (!undone.ok) throw new Error('not undone')
    const redone = caseload.undo(undone.value)
    expect(standing()).toEqual(['Goz'])
    expect(redone.ok && caseload.undo(redone.value)).toMatchObject({ ok: true })
    expect(standing().toSorted()).toEqual(['Ngo', 'Zizi'])
  })
})
