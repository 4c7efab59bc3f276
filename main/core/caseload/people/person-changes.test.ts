import { describe, expect, test } from 'vitest'
import { people as contract } from '../../../../shared/contract/people.ts'
import { value } from '../../../../test/core/answers.ts'
import { nameOf, noteTextOf } from '../../../../test/core/field-groups.ts'
import { addPerson } from '../../../../test/core/listed-people.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createPeople } from './people.ts'

const name = nameOf({ given: 'Ngozi', family: 'Okafor' })

const withPerson = async () => {
  const caseload = await testCaseload()
  const people = createPeople(caseload)
  const id = await addPerson(caseload, name)
  const changes = async (before: number | null = null) => contract.changes.output.parse(await value(people.changes({ id, before })))
  const callThem = (preferred: string, base = caseload.baseOf('person', id, 'name')) =>
    caseload.record([put('person', 'name', id, id, { ...name, preferred }, base)])
  return { caseload, people, id, changes, callThem }
}

describe('history of a record', () => {
  test('the newest change comes first, with what it said, when, and whether it still stands', async () => {
    const { caseload, changes, callThem } = await withPerson()
    caseload.clock.advance({ days: 1 })
    callThem('Goz')
    const [newest, , first] = await changes()
    expect(newest).toMatchObject({ group: 'name', current: true, writer: { thisComputer: true, you: true }, at: Date.parse('2026-11-24T09:00:00Z'), value: { preferred: 'Goz' } })
    expect(first).toMatchObject({ group: 'name', current: false, value: { preferred: null } })
  })

  test('pages follow on without a gap or a repeat', async () => {
    const { changes, callThem } = await withPerson()
    for (let time = 0; time < 70; time += 1) callThem(`Name ${time}`)
    const first = await changes()
    const second = await changes(first.at(-1)?.number ?? null)
    expect(first).toHaveLength(50)
    const numbers = [...first, ...second].map((change) => change.number)
    expect(new Set(numbers).size).toBe(72)
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
  })

  test('notes tell their own history, but that one was deleted is told, with the reason', async () => {
    const { caseload, id, changes } = await withPerson()
    const note = caseload.newId()
    caseload.record([
      put('note', 'text', note, id, noteTextOf({ personId: id, aboutDate: '2026-11-23', text: 'Rang about transport' })),
    ])
    expect((await changes()).map(({ entity }) => entity)).toEqual(['person', 'person'])
    caseload.record([caseload.burial('note', note, id, 'Wrong person')])
    expect((await changes())[0]).toMatchObject({ entity: 'note', group: 'tombstone', value: { reason: 'Wrong person' } })
    expect((await changes())[0]?.value).not.toHaveProperty('seen')
  })
})
