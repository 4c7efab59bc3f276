import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { ConsultationRow } from '../../../shared/contract/consultations.ts'
import { bookedWords, doubleBookedWords } from './double-booked-words.ts'

const today = Temporal.PlainDate.from('2026-11-23')

const consultation = (family: string, given: string, part: Partial<ConsultationRow> = {}): ConsultationRow => ({
  id: family, date: '2026-11-23', time: '14:00', minutes: 30, medium: '01', place: 'clinic', placeDetail: null, purpose: null, attendance: '0',
  attendanceReason: null, note: null, twoVersions: false, bases: { time: [], plan: [], attendance: [] }, address: null, phone: null, interpreter: null, flags: [],
  person: { id: family, title: null, given, family, preferred: null, birthDate: null, nhsNumber: null, postcode: null, home: null },
  ...part,
})

test('a double booking says when and who', () => {
  const [raj, mary] = [consultation('Patel', 'Raj'), consultation('Dunn', 'Mary')]
  expect(doubleBookedWords([raj, mary], today)).toBe('Double booked 14:00: PATEL, Raj and DUNN, Mary')
  expect(doubleBookedWords([raj, { ...mary, time: '14:15' }], today)).toBe('Double booked 14:00 and 14:15: PATEL, Raj and DUNN, Mary')
  const day = { date: '2026-11-26' }
  expect(doubleBookedWords([{ ...raj, ...day }, { ...mary, ...day }], today)).toBe('Double booked Thu\u00a026\u00a0Nov 14:00: PATEL, Raj and DUNN, Mary')
  expect(bookedWords(raj)).toBe('14:00, 30 min, Clinic, PATEL, Raj')
})
