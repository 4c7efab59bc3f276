import { describe, expect, test } from 'vitest'
import { lists as contract } from '../../../../shared/contract/lists.ts'
import { value } from '../../../../test/core/answers.ts'
import { okafor, patel } from '../../../../test/core/consultations.ts'
import { referralOf } from '../../../../test/core/field-groups.ts'
import { addCase, addNote, addPerson } from '../../../../test/core/listed-people.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createConsultations } from '../consultations/consultations.ts'
import { createLists } from './lists.ts'
import { createPeople } from '../people/people.ts'
import { memberIdOf } from '../settings.ts'
import { attendanceMissingList } from './today.ts'

const opened = async () => {
  const caseload = await testCaseload()
  const lists = createLists(caseload)
  const consultations = createConsultations(caseload)
  const read = async () => contract.today.output.parse(await value(lists.today({})))
  const counts = async () => contract.counts.output.parse(await value(lists.counts({})))
  const book = async (personId: string, time: string, date = '2026-11-23') => {
    const slot = { date, time, minutes: 30, medium: '02', place: null, placeDetail: null, purpose: null } as const
    return (await value(consultations.book({ personId, ...slot }))).id
  }
  return { caseload, consultations, read, counts, book }
}

describe('Today', () => {
  test('an empty caseload has nothing to do, and says when the last change was', async () => {
    const { caseload, read, counts } = await opened()
    const { lastChange, ...lists } = await read()
    expect(lists).toEqual({
      date: '2026-11-23',
      doubleBooked: [],
      secondRecords: [],
      consultations: [],
      attendanceMissing: [],
      unsignedNotes: [],
      newReferrals: [],
      overdueReviews: [],
      nothingPlanned: [],
      twoVersions: [],
    })
    expect(lastChange).toBe(caseload.clock.now())
    expect(await counts()).toEqual({ today: 0, referrals: 0 })
  })

  test('shows the consultations of this day in order, none of yesterday or tomorrow, with what must be known', async () => {
    const { caseload, read, book } = await opened()
    const people = createPeople(caseload)
    const [goz, raj] = [(await value(people.create(okafor))).id, (await value(people.create(patel))).id]
    await book(raj, '14:00')
    await book(goz, '10:30')
    await book(goz, '10:30', '2026-11-22')
    await book(goz, '10:30', '2026-11-24')
    const { consultations } = await read()
    expect(consultations).toMatchObject([
      { time: '10:30', person: { family: 'Okafor' }, interpreter: { language: 'Igbo' }, attendance: '0', note: null },
      { time: '14:00', person: { family: 'Patel' }, interpreter: null },
    ])
  })

  test('two at one time are an alert until one is moved or called off', async () => {
    const { caseload, consultations, read, counts, book } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    const [one, other] = [await book(person, '14:00'), await book(person, '14:15')]
    await book(person, '14:45')
    expect((await read()).doubleBooked).toMatchObject([[{ id: one }, { id: other }]])
    expect((await counts()).today).toBe(1)
    await value(consultations.setAttendance({ id: other, base: [], attendance: '2', reason: 'Unwell' }))
    expect((await read()).doubleBooked).toEqual([])
  })

  test('earlier days whose attendance nobody recorded wait, the oldest first, until it is said what became of them', async () => {
    const { caseload, consultations, read, counts, book } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    const later = await book(person, '10:30', '2026-11-20')
    const earlier = await book(person, '10:30', '2026-11-12')
    const [sameDay, calledOff] = [await book(person, '09:00', '2026-11-20'), await book(person, '11:30', '2026-11-20')]
    await book(person, '08:00')
    await book(person, '10:30', '2026-11-24')
    await value(consultations.setAttendance({ id: calledOff, base: [], attendance: '2', reason: 'Unwell' }))
    const { attendanceMissing } = await read()
    expect(attendanceMissing).toMatchObject([
      { id: earlier, date: '2026-11-12', time: '10:30', person: { family: 'Okafor' } },
      { id: sameDay, date: '2026-11-20', time: '09:00' },
      { id: later, date: '2026-11-20', time: '10:30' },
    ])
    expect((await counts()).today).toBe(3)

    await value(consultations.setAttendance({ id: earlier, base: [], attendance: '5', reason: null }))
    const met = await value(consultations.open({ id: earlier }))
    await value(consultations.setAttendance({ id: earlier, base: met.bases.attendance, attendance: '0', reason: null }))
    expect((await read()).attendanceMissing[0]).toMatchObject({ id: earlier, base: [expect.anything()] })
    expect((await read()).attendanceMissing[0]?.base).toEqual(caseload.baseOf('consultation', earlier, 'attendance'))
    await value(consultations.setAttendance({ id: later, base: [], attendance: '3', reason: null }))
    expect((await counts()).today).toBe(2)
  })

  test('missing attendance is read by its index, not by looking through the consultations', async () => {
    const { caseload } = await opened()
    const { columns, from, order } = attendanceMissingList
    for (const statement of [`SELECT ${columns} ${from} ORDER BY ${order}`, `SELECT count(*) ${from}`]) {
      const steps = caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all({ day: '2026-11-23', homes: null }) as { detail: string }[]
      expect(steps.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/^SEARCH consultation USING INDEX consultation_booked \(date<\?\)/))
    }
  })

  test('a note waits for its signature, the oldest first, after one’s own those that somebody else began', async () => {
    const { caseload, read } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    addNote(caseload, person)
    const [later, earlier] = [addNote(caseload, person, { signedAt: null, aboutDate: '2026-11-20' }), addNote(caseload, person, { signedAt: null })]
    const another = addNote(caseload, person, { signedAt: null, aboutDate: '2026-11-02', author: 'Ann Cole' })
    const namesake = addNote(caseload, person, { signedAt: null, aboutDate: '2026-11-01', authorId: caseload.newId() })
    const renamed = addNote(caseload, person, { signedAt: null, aboutDate: '2026-10-01', author: 'Amina Cole', authorId: memberIdOf(caseload) })
    expect((await read()).unsignedNotes).toMatchObject([
      { id: renamed, aboutDate: '2026-10-01', begunBy: null },
      { id: earlier, begunBy: null },
      { id: later, begunBy: null },
      { id: namesake, begunBy: 'Amina Rahman' },
      { id: another, begunBy: 'Ann Cole' },
    ])
  })

  test('a review is overdue from the day after, for people on hold too, and not once the case is closed', async () => {
    const { caseload, read } = await opened()
    const reviews = { Today: '2026-11-23', Yesterday: '2026-11-22', Long: '2026-11-01' }
    for (const [family, nextReview] of Object.entries(reviews)) addCase(caseload, await addPerson(caseload, { family }), { nextReview })
    addCase(caseload, await addPerson(caseload, { family: 'Held' }), { status: 'on-hold', until: '2026-12-01', nextReview: '2026-11-10' })
    addCase(caseload, await addPerson(caseload, { family: 'Closed' }), { status: 'closed', nextReview: '2026-11-10' })
    expect((await read()).overdueReviews.map(({ person }) => person.family)).toEqual(['Long', 'Held', 'Yesterday'])
  })

  test('nothing planned: active without a booking, or on hold past the agreed day; the longest without contact first', async () => {
    const { caseload, read, book } = await opened()
    const people = Object.fromEntries(
      await Promise.all(['Never', 'Seen', 'Planned', 'Held', 'Overheld'].map(async (family) => [family, await addPerson(caseload, { family })] as const)),
    ) as Record<'Never' | 'Seen' | 'Planned' | 'Held' | 'Overheld', string>
    for (const family of ['Never', 'Seen', 'Planned'] as const) addCase(caseload, people[family])
    addCase(caseload, people.Held, { status: 'on-hold', until: '2026-11-23' })
    addCase(caseload, people.Overheld, { status: 'on-hold', until: '2026-11-22' })
    addNote(caseload, people.Seen)
    await book(people.Planned, '10:30')
    expect((await read()).nothingPlanned.map(({ person, lastContact }) => [person.family, lastContact])).toEqual([
      ['Never', null],
      ['Overheld', null],
      ['Seen', '2026-11-12'],
    ])
  })

  test('whoever died stays among those with nothing planned until support is closed, and is told from the others', async () => {
    const { caseload, read } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    addCase(caseload, person)
    expect((await read()).nothingPlanned).toMatchObject([{ diedOn: null }])
    caseload.record([put('person', 'death', person, person, { diedOn: '2026-11-22' })])
    expect((await read()).nothingPlanned).toMatchObject([{ diedOn: '2026-11-22' }])
  })

  test('new referrals wait from the day they were written, and are counted apart as well', async () => {
    const { caseload, read, counts } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    const id = caseload.newId()
    const details = { ...referralOf({ referralDate: '2026-11-14' }), receivedOn: '2026-11-16' }
    caseload.record([
      put('referral', 'details', id, person, { personId: person, ...details }),
      put('referral', 'state', id, person, { state: 'received', stateReason: null, stateNote: null, stateDate: '2026-11-16', stateBy: null }),
    ])
    expect((await read()).newReferrals).toMatchObject([{ id, waitingDays: 9, person: { family: 'Okafor' } }])
    expect(await counts()).toEqual({ today: 1, referrals: 1 })
  })

  test('two versions are counted by person', async () => {
    const { caseload, read } = await opened()
    const person = await addPerson(caseload, { family: 'Okafor' })
    const caseId = addCase(caseload, person, { nextReview: '2026-12-01' })
    caseload.record([put('case', 'review', caseId, person, { nextReview: '2026-12-08' })])
    expect((await read()).twoVersions).toMatchObject([
      { person: { family: 'Okafor' }, first: { entity: 'case', record: caseId, group: 'review' }, count: 1 },
    ])
  })
})
