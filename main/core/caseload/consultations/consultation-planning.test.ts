import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { noPerson, okafor, patel } from '../../../../test/core/consultations.ts'
import { noteTextOf } from '../../../../test/core/field-groups.ts'
import { testCaseload, testClock } from '../../../../test/core/test-caseload.ts'
import { consultations as contract } from '../../../../shared/contract/consultations.ts'
import { overlaps } from '../../../../shared/rules/time/clash.ts'
import { minutesOfDay, timeFromMinutes } from '../../../../shared/rules/time/times.ts'
import { put } from '../../changes/record.ts'
import { bookedOnStatement } from './consultation-planning.ts'
import { ofDaysStatement } from './consultation-rows.ts'
import { createConsultations } from './consultations.ts'
import { createPeople } from '../people/people.ts'

const plan = { medium: '02', place: null, placeDetail: null, purpose: null } as const
const tuesday = '2026-11-24'

const started = async (clock = testClock()) => {
  const caseload = await testCaseload('planning', clock)
  const consultations = createConsultations(caseload)
  const people = createPeople(caseload)
  const goz = (await value(people.create(okafor))).id
  const book = async (date: string, time: string, minutes: number, personId = goz) =>
    (await value(consultations.book({ personId, date, time, minutes, ...plan }))).id
  return { caseload, consultations, people, goz, book }
}

describe('clashes', () => {
  test('names who is booked then; not what touches, was cancelled, or is being moved', async () => {
    const { consultations, people, book } = await started()
    const raj = (await value(people.create(patel))).id
    const first = await book(tuesday, '13:45', 30, raj)
    const cancelled = await book(tuesday, '14:00', 30)
    await value(consultations.setAttendance({ id: cancelled, base: [], attendance: '4', reason: 'Training' }))
    await book(tuesday, '14:30', 30)
    await book('2026-11-25', '14:00', 30)
    const asked = { personId: raj, date: tuesday, time: '14:00', minutes: 30 }
    const clashes = contract.clashes.output.parse(await value(consultations.clashes({ ...asked, except: null })))
    expect(clashes).toMatchObject([{ id: first, time: '13:45', minutes: 30, person: { id: raj, family: 'Patel' } }])
    expect(await value(consultations.clashes({ ...asked, except: first }))).toEqual([])
  })

  const slot = fc.record({
    date: fc.constantFrom(tuesday, '2026-11-25'),
    start: fc.integer({ min: 0, max: 287 }).map((five) => timeFromMinutes(five * 5)),
    minutes: fc.integer({ min: 5, max: 180 }),
  })

  test('are those of the day that share time, whatever is booked; and a free slot clashes with none', async () => {
    const { caseload, consultations, goz, book } = await started()
    await fc.assert(
      fc.asyncProperty(fc.array(slot, { maxLength: 6 }), slot, async (booked, asked) => {
        const ids = await Promise.all(booked.map(({ date, start, minutes }) => book(date, start, minutes)))
        const clashes = await value(consultations.clashes({ personId: goz, date: asked.date, time: asked.start, minutes: asked.minutes, except: null }))
        const expected = ids.filter((_, at) => booked[at]?.date === asked.date && overlaps(asked, booked[at]))
        expect(clashes.map(({ id }) => id).sort()).toEqual(expected.sort())

        const free = await value(consultations.freeSlots({ personId: goz, date: asked.date, minutes: asked.minutes, except: null }))
        for (const time of free)
          expect(await value(consultations.clashes({ personId: goz, date: asked.date, time, minutes: asked.minutes, except: null }))).toEqual([])
        expect(free.every((time) => minutesOfDay(time) >= 8 * 60 && minutesOfDay(time) + asked.minutes <= 18 * 60)).toBe(true)
        for (const id of ids) caseload.record([caseload.burial('consultation', id, noPerson, 'next round')])
      }),
      { numRuns: 40 },
    )
  })
})

describe('days', () => {
  test('a range gives what lies in it, both ends included, in order, for any bookings', async () => {
    const { consultations, book } = await started()
    const days = ['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26', '2026-11-30', '2026-12-01']
    const booked: string[] = []
    for (const [at, date] of days.entries())
      for (const time of ['09:00', '08:30', '16:15']) {
        await book(date, time, 15 + at)
        booked.push(`${date} ${time}`)
      }
    const day = fc.constantFrom(...days, '2026-10-01', '2026-11-15', '2027-01-01')
    await fc.assert(
      fc.asyncProperty(day, day, async (from, to) => {
        const rows = contract.ofDays.output.parse(await value(consultations.ofDays({ from, to })))
        const expected = booked.filter((each) => each.slice(0, 10) >= from && each.slice(0, 10) <= to).sort()
        expect(rows.map(({ date, time }) => `${date} ${time}`)).toEqual(expected)
      }),
    )
  })

  test.each([
    ['a range of days', ofDaysStatement, { from: tuesday, to: tuesday, homes: null }],
    ['one day', bookedOnStatement, { date: tuesday, homes: null }],
  ])('%s is read by the index of dates, and nothing is scanned', async (_, statement, parameters) => {
    const { caseload } = await started()
    const steps = caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(parameters) as { detail: string }[]
    expect(steps.map(({ detail }) => detail).join('\n')).toMatch(/SEARCH consultation USING INDEX consultation_date/)
    expect(steps.filter(({ detail }) => /^SCAN (?!json_each)/.test(detail))).toEqual([])
  })

  test('say whether a note is linked, and whether it is signed', async () => {
    const { caseload, consultations, goz, book } = await started()
    const id = await book(tuesday, '14:00', 30)
    const linked = async () => (await value(consultations.ofDays({ from: tuesday, to: tuesday }))).map(({ note }) => note)
    expect(await linked()).toEqual([null])
    const text = { personId: goz, noteKind: 'phone-call', aboutDate: tuesday, aboutTime: '14:00', text: 'Rang.', consultationId: id } as const
    const writeNote = (note: string, signedAt: string | null) => caseload.record([put('note', 'text', note, goz, noteTextOf({ ...text, signedAt }))])
    const signed = caseload.newId()
    writeNote(signed, '2026-11-24T15:00:00.000Z')
    expect(await linked()).toEqual([{ id: signed, signed: true }])
    writeNote(caseload.newId(), null)
    expect(await linked()).toEqual([{ id: signed, signed: true }])
  })
})

describe('free slots', () => {
  test('are every half hour of the working day that the length fits into', async () => {
    const { consultations, goz, book } = await started()
    await book(tuesday, '08:15', 30)
    await book(tuesday, '09:30', 460)
    expect(await value(consultations.freeSlots({ personId: goz, date: tuesday, minutes: 30, except: null }))).toEqual(['09:00', '17:30'])
  })

  test('are none in the past', async () => {
    const { consultations, goz, caseload } = await started()
    caseload.clock.advance({ minutes: 8 * 60 + 10 })
    expect(await value(consultations.freeSlots({ personId: goz, date: '2026-11-23', minutes: 30, except: null }))).toEqual(['17:30'])
    expect(await value(consultations.freeSlots({ personId: goz, date: '2026-11-20', minutes: 30, except: null }))).toEqual([])
  })

  test.each([
    ['spring, the first day of summer time', '2026-03-29T10:00:00Z', '2026-03-29', '11:00'],
    ['autumn, the first day of winter time', '2026-10-25T11:00:00Z', '2026-10-25', '11:00'],
  ])('are counted by English clocks in %s', async (_, instant, date, first) => {
    const { consultations, goz } = await started(testClock(instant))
    const free = await value(consultations.freeSlots({ personId: goz, date, minutes: 60, except: null }))
    expect([free[0], free.at(-1)]).toEqual([first, '17:00'])
  })
})

describe('suggestion', () => {
  test('starts from the preferred way, and warns of media that may not suit', async () => {
    const { consultations, people, goz } = await started()
    await value(people.saveContactPoint({ id: null, base: [], details: { personId: goz, kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1 } }))
    const suggestion = contract.suggestion.output.parse(await value(consultations.suggestion({ personId: goz })))
    expect(suggestion).toMatchObject({ medium: '02', minutes: null, place: null, bestTimes: 'after 14:00', interpreter: { language: 'Igbo' } })
    expect(suggestion.warnings).toContainEqual({
      medium: '03',
      words: 'Goz has no internet at home; video may not work. Phone instead?',
      instead: '02',
    })
  })

  test('warns of a call where the record has no number', async () => {
    const { consultations, goz } = await started()
    expect((await value(consultations.suggestion({ personId: goz }))).warnings).toContainEqual({
      medium: '02',
      words: 'Goz has no phone number in the record. Face to face instead?',
      instead: '01',
    })
  })

  test('takes length, place and, where nothing is known, medium from the last time', async () => {
    const { consultations, people } = await started()
    const raj = (await value(people.create(patel))).id
    const visit = { medium: '01', place: 'community', placeDetail: 'Library, Elm Row', purpose: null } as const
    const before = { personId: raj, date: '2026-11-02', time: '10:00', minutes: 45 }
    await value(consultations.book({ ...before, ...visit }))
    expect(await value(consultations.suggestion({ personId: raj }))).toMatchObject({ medium: '01', minutes: 45, place: 'community', placeDetail: 'Library, Elm Row' })
    await value(consultations.book({ ...before, date: '2026-11-09', minutes: 20, ...plan }))
    expect(await value(consultations.suggestion({ personId: raj }))).toMatchObject({ medium: '02', minutes: 20, place: 'community' })
  })

  test('is not made for nobody', async () => {
    const { consultations } = await started()
    expect(await consultations.suggestion({ personId: noPerson })).toMatchObject({ error: { code: 'not_found' } })
  })
})
