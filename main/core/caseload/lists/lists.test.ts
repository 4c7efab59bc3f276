import { describe, expect, test } from 'vitest'
import { lists as contract } from '../../../../shared/contract/lists.ts'
import type { RawInput } from '../../../../shared/contract/operation.ts'
import type { consultations } from '../../../../shared/contract/consultations.ts'
import { value } from '../../../../test/core/answers.ts'
import { patel } from '../../../../test/core/consultations.ts'
import { addCase, addNote, addPerson } from '../../../../test/core/listed-people.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createConsultations } from '../consultations/consultations.ts'
import { caseloadStatement, createLists } from './lists.ts'
import { overStatement } from './overview.ts'
import { createPeople } from '../people/people.ts'

const opened = async () => {
  const caseload = await testCaseload()
  const lists = createLists(caseload)
  const rows = async (show: 'open' | 'closed' = 'open') => {
    const { rows: found } = contract.caseload.output.parse(await value(lists.caseload({ show })))
    return found
  }
  const book = async (personId: string, at: Partial<RawInput<typeof consultations.book>> = {}) => {
    const wish = { date: '2026-11-23', time: '10:30', minutes: 60, medium: '01', place: 'home', placeDetail: null, purpose: null, ...at } as const
    return (await value(createConsultations(caseload).book({ personId, ...wish }))).id
  }
  return { caseload, lists, rows, book }
}

const planOf = (caseload: Awaited<ReturnType<typeof testCaseload>>, statement: string, ...values: unknown[]): string =>
  (caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values) as { detail: string }[]).map(({ detail }) => detail).join('\n')

describe('the caseload list', () => {
  test('shows people with an open case, the review longest overdue first and those without one last', async () => {
    const { caseload, rows } = await opened()
    const [late, soon, never, held, closed] = await Promise.all(
      ['Late', 'Soon', 'Never', 'Held', 'Closed'].map((family) => addPerson(caseload, { family })),
    ) as [string, string, string, string, string]
    addCase(caseload, soon, { nextReview: '2026-11-30' })
    addCase(caseload, late, { nextReview: '2026-11-15' })
    addCase(caseload, never)
    addCase(caseload, held, { status: 'on-hold', until: '2026-12-01', nextReview: '2026-12-01' })
    addCase(caseload, closed, { status: 'closed', nextReview: '2026-11-01' })
    expect((await rows()).map(({ person }) => person.family)).toEqual(['Late', 'Soon', 'Held', 'Never'])
    expect((await rows())[2]).toMatchObject({ status: 'on-hold', statusUntil: '2026-12-01' })
    expect(await rows('closed')).toMatchObject([{ person: { family: 'Closed' }, status: 'closed', nextReview: null }])
  })

  test('counts people, not cases: of two the open one is shown', async () => {
    const { caseload, rows } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    addCase(caseload, person, { status: 'closed' })
    const caseId = addCase(caseload, person, { nextReview: '2026-12-01' })
    addCase(caseload, person, { status: 'closed' })
    expect(await rows()).toMatchObject([{ caseId, nextReview: '2026-12-01' }])
    expect(await rows('closed')).toEqual([])
  })

  test('of merged records one is shown, of deleted ones none', async () => {
    const { caseload, rows } = await opened()
    const people = createPeople(caseload)
    const [winner, loser, deleted] = await Promise.all(['One', 'Two', 'Three'].map((family) => addPerson(caseload, { family }))) as [string, string, string]
    for (const person of [winner, loser, deleted]) addCase(caseload, person)
    expect(await rows()).toHaveLength(3)
    await value(people.merge({ winner, loser, take: [], seen: [] }))
    const removed = await value(people.remove({ id: deleted, reason: 'Entered twice' }))
    expect(await rows()).toMatchObject([{ person: { id: winner } }])
    caseload.undo(removed.undo)
    expect((await rows()).map(({ person }) => person.family)).toEqual(['One', 'Three'])
  })

  test('the next consultation stays until it has ended, then the one after it comes', async () => {
    const { caseload, rows, book } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    addCase(caseload, person)
    expect(await rows()).toMatchObject([{ nextStart: null }])
    await book(person)
    await book(person, { date: '2026-11-24', time: '09:00' })
    expect(await rows()).toMatchObject([{ nextStart: '2026-11-23T10:30', nextMedium: '01', nextPlace: 'home' }])
    caseload.clock.advance({ minutes: 149 })
    expect(await rows()).toMatchObject([{ nextStart: '2026-11-23T10:30' }])
    caseload.clock.advance({ minutes: 1 })
    expect(await rows()).toMatchObject([{ nextStart: '2026-11-24T09:00' }])
    caseload.clock.advance({ days: 9 })
    expect(await rows()).toMatchObject([{ nextStart: null }])
  })

  test('once attendance is set nothing is planned any more, and there was contact', async () => {
    const { caseload, rows, book } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    addCase(caseload, person)
    const id = await book(person)
    caseload.clock.advance({ minutes: 91 })
    await value(createConsultations(caseload).setAttendance({ id, base: [], attendance: '5', reason: null }))
    expect(await rows()).toMatchObject([{ nextStart: null, lastContact: '2026-11-23', lastContactMedium: '01' }])
  })

  test('flags: known risk, safeguarding concern, unsigned notes', async () => {
    const { caseload, rows } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    addCase(caseload, person)
    expect(await rows()).toMatchObject([{ knownRisk: false, safeguarding: false, unsignedNotes: 0 }])
    caseload.record([
      put('person', 'risks', person, person, { risksState: 'known', risks: 'Dog' }),
      put('person', 'safeguarding', person, person, { safeguardingState: 'concern', safeguarding: null, safeguardingFrom: null, safeguardingTo: null }),
    ])
    addNote(caseload, person, { signedAt: null })
    expect(await rows()).toMatchObject([{ knownRisk: true, safeguarding: true, unsignedNotes: 1, lastContact: '2026-11-12' }])
  })

  test('whoever died is told, since their case is still open', async () => {
    const { caseload, rows } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    addCase(caseload, person)
    expect(await rows()).toMatchObject([{ diedOn: null }])
    caseload.record([put('person', 'death', person, person, { diedOn: '2026-11-22' })])
    expect(await rows()).toMatchObject([{ diedOn: '2026-11-22' }])
  })

  test('two versions are counted where they differ, not where two computers wrote the same', async () => {
    const { caseload, rows } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    const caseId = addCase(caseload, person, { nextReview: '2026-12-01' })
    caseload.record([put('case', 'review', caseId, person, { nextReview: '2026-12-01' })])
    expect(caseload.baseOf('case', caseId, 'review')).toHaveLength(2)
    expect(await rows()).toMatchObject([{ twoVersions: 0 }])
    caseload.record([put('case', 'review', caseId, person, { nextReview: '2026-12-08' })])
    expect(await rows()).toMatchObject([{ twoVersions: 1 }])
  })

  test('the reviews of picked cases come with what is needed to set them', async () => {
    const { caseload, lists } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    const id = addCase(caseload, person, { nextReview: '2026-12-01' })
    const found = contract.reviews.output.parse(await value(lists.reviews({ cases: [id, caseload.newId()] })))
    expect(found).toMatchObject([{ id, person: { family: 'Okafor' }, nextReview: '2026-12-01', base: caseload.baseOf('case', id, 'review') }])
  })

  test('is read by index: the log is never looked at, and no table from end to end', async () => {
    const { caseload } = await opened()
    await value(createPeople(caseload).create(patel))
    for (const plan of [
      planOf(caseload, caseloadStatement(`'active', 'on-hold'`), { homes: null }),
      planOf(caseload, overStatement, { now: '2026-11-23T09:00' }),
    ]) {
      expect(plan).toMatch(/SEARCH overview USING (COVERING )?INDEX/)
      expect(plan).not.toMatch(/SCAN (?!json_each)|change/)
    }
  })
})
