import { describe, expect, test } from 'vitest'
import { nameOf } from '../../../../test/core/field-groups.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { createPeople } from './people.ts'

const name = nameOf({ title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: 'Goz' })
const birth = { birthDate: '1945-07-14', birthDateNotKnown: false }

const created = async () => {
  const caseload = await testCaseload()
  const people = createPeople(caseload)
  const person = await people.create({ name, birth })
  if (!person.ok) throw new Error('not created')
  const open = async () => {
    const record = await people.open({ id: person.value.id })
    return record.ok ? record.value : null
  }
  return { caseload, people, person: person.value, open }
}

describe('people', () => {
  test('a new person can be opened, with every section that was not asked yet empty', async () => {
    const { open } = await created()
    const record = await open()
    expect(record?.sections.name).toMatchObject({ value: name, versions: 1 })
    expect(record?.sections.address).toEqual({ value: null, base: [], versions: 0 })
  })

  test('saving a section replaces it whole, and undo brings back what stood', async () => {
    const { people, person, open, caseload } = await created()
    const before = (await open())?.sections.name
    const saved = await people.saveSection({
      id: person.id,
      base: before?.base ?? [],
      change: { section: 'name', value: { ...name, preferred: 'Ngo' } },
    })
    expect((await open())?.sections.name.value?.preferred).toBe('Ngo')
    if (!saved.ok) throw new Error('not saved')
    caseload.undo(saved.value.undo)
    expect((await open())?.sections.name.value?.preferred).toBe('Goz')
  })

  test('two writes from one base leave two versions', async () => {
    const { people, person, open } = await created()
    const base = (await open())?.sections.name.base ?? []
    for (const preferred of ['One', 'Two'])
      await people.saveSection({ id: person.id, base, change: { section: 'name', value: { ...name, preferred } } })
    expect((await open())?.sections.name).toMatchObject({ value: { preferred: 'Two' }, versions: 2 })
  })

  test('deleting a person takes everything about them, undo brings it back', async () => {
    const { people, person, open, caseload } = await created()
    await people.saveContactPoint({
      id: null,
      base: [],
      details: { personId: person.id, kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1 },
    })
    const removed = await people.remove({ id: person.id, reason: 'Entered twice' })
    expect(await open()).toBeNull()
    expect(caseload.database.prepare('SELECT count(*) FROM contactPoint').pluck().get()).toBe(0)
    if (!removed.ok) throw new Error('not removed')
    caseload.undo(removed.value.undo)
    expect((await open())?.contactPoints).toHaveLength(1)
  })

  test('undoing the making of a person leaves no row behind', async () => {
    const { person, open, caseload } = await created()
    expect(caseload.undo(person.undo).ok).toBe(true)
    expect(await open()).toBeNull()
    expect(caseload.database.prepare('SELECT count(*) FROM overview').pluck().get()).toBe(0)
  })
})
