import { beforeEach, describe, expect, test } from 'vitest'
import { addPerson } from '../../../../test/core/listed-people.ts'
import { anotherDevice, saidElsewhere } from '../../../../test/core/test-conflicts.ts'
import { testCaseload, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { bookedFromStatement, createDoubleBookings } from './double-bookings.ts'

const today = '2026-11-23'
const later = '2026-11-26'
const plan = { medium: '02', place: null, placeDetail: null, purpose: null } as const

let caseload: TestCaseload
let find: () => readonly (readonly [string, string])[]
let goz: string
let raj: string

const bookHere = (person: string, time: string, { date = today, minutes = 30 } = {}): string => {
  const id = caseload.newId()
  caseload.record([
    put('consultation', 'about', id, person, { personId: person }),
    put('consultation', 'time', id, person, { date, time, minutes }),
    put('consultation', 'plan', id, person, plan),
  ])
  return id
}

const bookElsewhere = (person: string, time: string, { date = today, minutes = 30, device = anotherDevice } = {}): string => {
  const id = caseload.newId()
  const about = { entity: 'consultation', record: id, subject: person, device } as const
  saidElsewhere(caseload, { ...about, group: 'about', value: { personId: person } })
  saidElsewhere(caseload, { ...about, group: 'time', value: { date, time, minutes } })
  saidElsewhere(caseload, { ...about, group: 'plan', value: plan })
  return id
}

beforeEach(async () => {
  caseload = await testCaseload()
  const doubleBookings = createDoubleBookings(caseload)
  find = () => doubleBookings(today, null)
  goz = await addPerson(caseload, { family: 'Okafor' })
  raj = await addPerson(caseload, { family: 'Patel' })
})

describe('double bookings', () => {
  test('of this day are all that share time, also in part, wherever they were booked', () => {
    const long = bookHere(goz, '10:00', { minutes: 90 })
    const within = bookHere(raj, '11:15')
    const after = bookElsewhere(raj, '11:30')
    expect(find()).toEqual([[long, within], [within, after]])
  })

  test('that only touch are none', () => {
    bookHere(goz, '10:00')
    bookElsewhere(raj, '10:30')
    expect(find()).toEqual([])
  })

  test('of days to come are those that two computers booked, soonest first', () => {
    const [one, other] = [bookHere(goz, '14:00', { date: later }), bookElsewhere(raj, '14:00', { date: later })]
    const [soon, sooner] = [bookHere(goz, '16:00', { date: '2026-11-24' }), bookElsewhere(raj, '15:45', { date: '2026-11-24' })]
    expect(find()).toEqual([[sooner, soon], [one, other]])
  })

  test('of days to come are not those that one computer booked in sight of each other', () => {
    bookHere(goz, '14:00', { date: later })
    bookHere(raj, '14:00', { date: later })
    const device = 'cd'.repeat(16)
    bookElsewhere(goz, '09:00', { date: later, device })
    bookElsewhere(raj, '09:00', { date: later, device })
    expect(find()).toEqual([])
  })

  test('are none between the caseloads of two link workers', () => {
    const [one, other] = [bookHere(goz, '14:00'), bookElsewhere(raj, '14:00')]
    caseload.database.prepare(`INSERT INTO scope (id, kind) VALUES (?, 'caseload')`).run('cd'.repeat(16))
    expect(find()).toEqual([[one, other]])
    caseload.record([put('person', 'home', raj, raj, { homeScope: 'cd'.repeat(16) }, caseload.baseOf('person', raj, 'home'))])
    expect(caseload.database.prepare('SELECT count(*) FROM consultation').pluck().get()).toBe(2)
    expect(find()).toEqual([])
  })

  test('are none with what was called off, or took place yesterday', () => {
    const off = bookHere(goz, '14:00')
    bookElsewhere(raj, '14:00')
    caseload.record([put('consultation', 'attendance', off, goz, { attendance: '4', attendanceReason: 'Ill' })])
    bookHere(goz, '09:00', { date: '2026-11-20' })
    bookElsewhere(raj, '09:00', { date: '2026-11-20' })
    expect(find()).toEqual([])
  })

  test('are found by the index of what is booked, not by looking through the consultations', () => {
    const steps = caseload.database.prepare(`EXPLAIN QUERY PLAN ${bookedFromStatement}`).all({ today, homes: null }) as { detail: string }[]
    expect(steps.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/^SEARCH consultation USING INDEX consultation_booked \(date>\?\)/))
  })
})
