import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { testCaseload, testClock } from '../../../../test/core/test-caseload.ts'
import { addressOf } from '../../../../test/core/field-groups.ts'
import { consultations as contract } from '../../../../shared/contract/consultations.ts'
import { noPerson, okafor, patel } from '../../../../test/core/consultations.ts'
import { createConsultations } from './consultations.ts'
import { createPeople } from '../people/people.ts'

const plan = { medium: '02', place: null, placeDetail: null, purpose: 'Transport' } as const
const tuesday = { date: '2026-11-24', time: '14:00', minutes: 30 } as const

const started = async (clock = testClock()) => {
  const caseload = await testCaseload('consultations', clock)
  const consultations = createConsultations(caseload)
  const people = createPeople(caseload)
  const goz = (await value(people.create(okafor))).id
  const book = async (slot: { date: string; time: string; minutes: number } = tuesday, personId = goz) =>
    await value(consultations.book({ personId, ...slot, ...plan }))
  const open = async (id: string) => contract.open.output.parse(await value(consultations.open({ id })))
  return { caseload, consultations, people, goz, book, open }
}

describe('booking', () => {
  test('a booked consultation can be opened, with who it is with and how to reach them', async () => {
    const { book, open, goz } = await started()
    const { id } = await book()
    expect(await open(id)).toMatchObject({
      ...tuesday,
      ...plan,
      attendance: '0',
      note: null,
      twoVersions: false,
      person: { id: goz, family: 'Okafor', preferred: 'Goz', postcode: 'M14 5QT' },
      address: null,
      phone: null,
      interpreter: { language: 'Igbo' },
      flags: ['risk'],
    })
  })

  test('it becomes the next one of its person, and undo takes it back', async () => {
    const { caseload, book, goz, consultations } = await started()
    const { id, undo } = await book()
    const next = caseload.database.prepare('SELECT nextStart FROM overview WHERE personId = ?').pluck()
    expect(next.get(goz)).toBe('2026-11-24T14:00')
    caseload.undo(undo)
    expect(next.get(goz)).toBeNull()
    expect(await consultations.open({ id })).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })

  test('nobody is booked who is not there', async () => {
    const { consultations } = await started()
    expect(await consultations.book({ personId: noPerson, ...tuesday, ...plan })).toMatchObject({ error: { code: 'not_found' } })
  })

  test('a visit at home says where, a call says the number', async () => {
    const { consultations, people, goz, open } = await started()
    await people.saveContactPoint({
      id: null,
      base: [],
      details: { personId: goz, kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1 },
    })
    const visit = await value(consultations.book({ personId: goz, ...tuesday, medium: '01', place: 'home', placeDetail: null, purpose: null }))
    const call = await value(consultations.book({ personId: goz, ...tuesday, ...plan }))
    expect(await open(visit.id)).toMatchObject({ address: '14 Elm Row, Manchester', phone: null })
    expect(await open(call.id)).toMatchObject({ address: null, phone: '07700 900123' })
  })

  test('a visit at home to somebody with no fixed abode says so', async () => {
    const { consultations, people, open } = await started()
    const noHome = { ...patel, address: addressOf({ addressType: 'no-fixed-abode' }) }
    const raj = (await value(people.create(noHome))).id
    const visit = await value(consultations.book({ personId: raj, ...tuesday, medium: '01', place: 'home', placeDetail: null, purpose: null }))
    expect(await open(visit.id)).toMatchObject({ address: 'No fixed abode' })
  })

  test('what is still booked with somebody who died says so, so that nobody rings or visits', async () => {
    const { people, goz, book, open } = await started()
    const { id } = await book()
    await value(people.saveSection({ id: goz, base: [], change: { section: 'death', value: { diedOn: '2026-11-22' } } }))
    expect(await open(id)).toMatchObject({ flags: ['died', 'risk'] })
  })

  test('a person merged into another is booked, found and shown as that one', async () => {
    const { people, goz, book, consultations, open } = await started()
    const double = (await value(people.create(okafor))).id
    const before = await book(tuesday, double)
    await value(people.merge({ winner: goz, loser: double, take: [], seen: [] }))
    const after = await book({ ...tuesday, time: '15:00' }, double)
    expect([await open(before.id), await open(after.id)].map(({ person }) => person.id)).toEqual([goz, goz])
    expect((await value(consultations.ofPerson({ personId: double }))).toCome).toHaveLength(2)
  })
})

describe('moving', () => {
  test('a moved consultation stands at its new time alone, and undo moves it back', async () => {
    const { book, open, consultations, caseload } = await started()
    const { id } = await book()
    const { bases } = await open(id)
    const moved = await value(consultations.move({ id, base: bases.time, date: '2026-11-26', time: '09:30', minutes: 60 }))
    expect(await open(id)).toMatchObject({ date: '2026-11-26', time: '09:30', minutes: 60, twoVersions: false })
    caseload.undo(moved.undo)
    expect(await open(id)).toMatchObject(tuesday)
  })

  test('two moves of the same time leave two versions, and the next move settles them', async () => {
    const { book, open, consultations } = await started()
    const { id } = await book()
    const { bases } = await open(id)
    for (const time of ['10:00', '11:00']) await consultations.move({ id, base: bases.time, ...tuesday, time })
    const both = await open(id)
    expect(both).toMatchObject({ time: '11:00', twoVersions: true, flags: ['risk', 'two-versions'] })
    await consultations.move({ id, base: both.bases.time, ...tuesday, time: '12:00' })
    expect(await open(id)).toMatchObject({ time: '12:00', twoVersions: false, flags: ['risk'] })
  })

  test('what took place cannot be moved to a time that has not come', async () => {
    const { book, open, consultations } = await started()
    const { id } = await book({ date: '2026-11-20', time: '10:00', minutes: 30 })
    await value(consultations.setAttendance({ id, base: [], attendance: '5', reason: null }))
    const { bases } = await open(id)
    expect(await consultations.move({ id, base: bases.time, ...tuesday })).toMatchObject({ error: { code: 'not_allowed_in_this_state' } })
    expect((await consultations.move({ id, base: bases.time, ...tuesday, date: '2026-11-19' })).ok).toBe(true)
  })

  test('medium and place change without touching the time', async () => {
    const { book, open, consultations } = await started()
    const { id } = await book()
    const { bases } = await open(id)
    const place = { medium: '01', place: 'clinic', placeDetail: 'Room 2', purpose: null } as const
    await value(consultations.changePlan({ id, base: bases.plan, plan: place }))
    expect(await open(id)).toMatchObject({ ...tuesday, ...place })
  })
})

describe('attendance', () => {
  test.each(['2', '4'] as const)('a cancellation (%s) says why', async (attendance) => {
    const { book, open, consultations } = await started()
    const { id } = await book()
    for (const reason of [null, '  '])
      expect(await consultations.setAttendance({ id, base: [], attendance, reason })).toEqual({
        ok: false,
        error: { code: 'reason_missing', fields: ['reason'] },
      })
    await value(consultations.setAttendance({ id, base: [], attendance, reason: ' Hospital that day ' }))
    expect(await open(id)).toMatchObject({ attendance, attendanceReason: 'Hospital that day' })
  })

  test.each(['3', '5', '6', '7'] as const)('what has not begun cannot have been attended or missed (%s)', async (attendance) => {
    const { book, consultations, caseload } = await started()
    const { id } = await book({ date: '2026-11-23', time: '09:30', minutes: 30 })
    const set = () => consultations.setAttendance({ id, base: [], attendance, reason: null })
    expect(await set()).toMatchObject({ error: { code: 'not_allowed_in_this_state' } })
    caseload.clock.advance({ minutes: 29 })
    expect(await set()).toMatchObject({ error: { code: 'not_allowed_in_this_state' } })
    caseload.clock.advance({ minutes: 1 })
    expect((await set()).ok).toBe(true)
  })

  test('what was said can be corrected, taken back and undone', async () => {
    const { book, open, consultations, caseload } = await started()
    const { id } = await book({ date: '2026-11-20', time: '10:00', minutes: 30 })
    await value(consultations.setAttendance({ id, base: [], attendance: '2', reason: 'Ill' }))
    const cancelled = await open(id)
    const taken = await value(consultations.setAttendance({ id, base: cancelled.bases.attendance, attendance: '0', reason: 'Ill' }))
    expect(await open(id)).toMatchObject({ attendance: '0', attendanceReason: null })
    caseload.undo(taken.undo)
    expect(await open(id)).toMatchObject({ attendance: '2', attendanceReason: 'Ill' })
  })
})

describe('reading', () => {
  test("a person's consultations: to come soonest first, then past newest first", async () => {
    const { book, consultations, goz, people } = await started()
    const other = (await value(people.create(patel))).id
    await book({ ...tuesday, date: '2026-11-30' })
    await book()
    await book({ ...tuesday, date: '2026-11-02' })
    await book({ ...tuesday, date: '2026-11-23', time: '08:45' })
    await book(tuesday, other)
    const { toCome, past } = contract.ofPerson.output.parse(await value(consultations.ofPerson({ personId: goz })))
    expect(toCome.map(({ date }) => date)).toEqual(['2026-11-24', '2026-11-30'])
    expect(past.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-02'])
  })

  test('a deleted consultation is gone from every list, and undo brings it back', async () => {
    const { book, consultations, goz, caseload } = await started()
    const { id } = await book()
    const removed = await value(consultations.remove({ id, reason: 'Booked twice' }))
    expect(await consultations.open({ id })).toMatchObject({ error: { code: 'not_found' } })
    expect((await value(consultations.ofPerson({ personId: goz }))).toCome).toEqual([])
    caseload.undo(removed.undo)
    expect((await value(consultations.ofPerson({ personId: goz }))).toCome).toMatchObject([tuesday])
  })
})

describe('when the clocks change', () => {
  test('a time that is left out in spring is refused for booking and for moving', async () => {
    const { consultations, goz, book, open } = await started(testClock('2026-03-23T09:00:00Z'))
    const left = { date: '2026-03-29', time: '01:30', minutes: 30 }
    const refused = { ok: false, error: { code: 'invalid_input', fields: ['time'] } }
    expect(await consultations.book({ personId: goz, ...left, ...plan })).toEqual(refused)
    const { id } = await book({ ...left, time: '02:00' })
    const { bases } = await open(id)
    expect(await consultations.move({ id, base: bases.time, ...left })).toEqual(refused)
  })

  test.each([
    ['spring', '2026-03-29T08:59:00Z', '2026-03-29'],
    ['autumn', '2026-10-25T09:59:00Z', '2026-10-25'],
  ])('in %s a consultation at 10:00 begins when English clocks show 10:00', async (_, minuteBefore, date) => {
    const clock = testClock(minuteBefore)
    const { book, consultations } = await started(clock)
    const { id } = await book({ date, time: '10:00', minutes: 30 })
    const set = () => consultations.setAttendance({ id, base: [], attendance: '5', reason: null })
    expect(await set()).toMatchObject({ error: { code: 'not_allowed_in_this_state' } })
    clock.advance({ minutes: 1 })
    expect((await set()).ok).toBe(true)
  })
})
