import { describe, expect, test } from 'vitest'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { needsYouCount, nextStep, type UnsignedNote } from './day-plan.ts'

const person = { id: '1', title: null, given: 'Ngozi', family: 'Okafor', preferred: null, birthDate: null, nhsNumber: null, postcode: null, home: null }

const consultation = (time: string, changes: Partial<ConsultationRow> = {}): ConsultationRow => ({
  id: time,
  date: '2026-11-23',
  time,
  minutes: 60,
  medium: '02',
  place: null,
  placeDetail: null,
  purpose: null,
  attendance: '0',
  attendanceReason: null,
  note: null,
  twoVersions: false,
  bases: { time: [], plan: [], attendance: [] },
  person,
  address: null,
  phone: null,
  interpreter: null,
  flags: [],
  ...changes,
})

const note: UnsignedNote = { id: 'n', person, aboutDate: '2026-11-12', begunBy: null }
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00Z`)

describe('the main button of Today', () => {
  test('opens the consultation that is on or comes next', () => {
    const consultations = [consultation('09:00', { attendance: '5' }), consultation('10:30'), consultation('14:00')]
    for (const time of ['08:00', '10:30', '11:29']) expect(nextStep({ consultations, unsignedNotes: [note] }, at(time))).toMatchObject({ kind: 'open', consultation: { id: '10:30' } })
    expect(nextStep({ consultations, unsignedNotes: [note] }, at('11:30'))).toMatchObject({ consultation: { id: '14:00' } })
  })

  test('passes over what was called off', () => {
    expect(nextStep({ consultations: [consultation('10:30', { attendance: '2' })], unsignedNotes: [] }, at('09:00'))).toBeNull()
  })

  test('after the last one the oldest unsigned note, then a meeting without a note', () => {
    const met = consultation('09:00', { attendance: '5' })
    expect(nextStep({ consultations: [met], unsignedNotes: [note] }, at('16:00'))).toEqual({ kind: 'sign', note })
    expect(nextStep({ consultations: [met], unsignedNotes: [] }, at('16:00'))).toEqual({ kind: 'write', consultation: met })
    // What a colleague began is theirs to sign.
    expect(nextStep({ consultations: [met], unsignedNotes: [{ ...note, begunBy: 'Ann Cole' }] }, at('16:00'))).toEqual({ kind: 'write', consultation: met })
    const written = { ...met, note: { id: 'n', signed: true } }
    expect(nextStep({ consultations: [written], unsignedNotes: [] }, at('16:00'))).toBeNull()
  })
})

test('everything under Needs you is counted, alerts and attendance that nobody recorded included', () => {
  const one = { person, id: '1', base: [], date: '2026-11-20', time: '10:30', referralDate: '2026-11-14', waitingDays: 9 }
  const empty = { doubleBooked: [], secondRecords: [], twoVersions: [], unsignedNotes: [], attendanceMissing: [], newReferrals: [], overdueReviews: [], nothingPlanned: [] }
  expect(needsYouCount(empty)).toBe(0)
  expect(needsYouCount({ ...empty, doubleBooked: [[consultation('14:00'), consultation('14:15')]], unsignedNotes: [note], attendanceMissing: [one, one], newReferrals: [one], secondRecords: [{ people: [person, person], reasons: [] }] })).toBe(6)
})
