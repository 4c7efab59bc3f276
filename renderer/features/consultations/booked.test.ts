import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../../shared/contract/timeline.ts'
import { bookedFrom, type Booked } from './booked.ts'

const consultation = (id: string, on: string, at: string | null, attendance: Booked['attendance'] = '0'): TimelineEntry => ({
  kind: 'consultation',
  id,
  on,
  at,
  minutes: 30,
  medium: '02',
  place: null,
  attendance,
})

test('booked is what is to come and neither happened nor was cancelled, the next first', () => {
  const entries = [
    consultation('later', '2026-12-01', '09:00'),
    consultation('cancelled', '2026-11-27', '10:00', '2'),
    consultation('next', '2026-11-24', '10:00'),
    consultation('today', '2026-11-23', null),
    consultation('just now', '2026-11-23', '14:00'),
    consultation('before', '2026-11-23', '13:59'),
  ]
  expect(bookedFrom(entries, '2026-11-23T14:00').map(({ id }) => id)).toEqual(['just now', 'today', 'next', 'later'])
})
