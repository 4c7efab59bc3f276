import { describe, expect, test } from 'vitest'
import type { TimelineEntry } from '../../../../shared/contract/timeline.ts'
import { staffNames } from '../../../../shared/rules/people/staff-names.ts'
import { fitsFilter, isPrivate, whatHappened, whenHappened, whoDidIt } from './timeline-words.ts'

const id = '01890000-0000-7000-8000-000000000001'
const flags = { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false }

const entries: readonly [TimelineEntry, string, string][] = [
  [
    { kind: 'referral', id, on: '2026-09-28', at: null, source: 'gp-practice', referrerName: 'Dr Shah', referrerOrganisation: 'Elm Surgery' },
    'Referral: GP practice',
    'Dr Shah, Elm Surgery',
  ],
  [{ kind: 'referral', id, on: '2026-09-28', at: null, source: null, referrerName: null, referrerOrganisation: null }, 'Referral', 'Referrer not known'],
  [
    { kind: 'decision', id, on: '2026-10-01', at: null, state: 'could-not-contact', stateReason: 'no-answer', by: 'Amina Rahman' },
    'Referral: could not contact: No answer after several tries',
    'A. Rahman',
  ],
  [
    { kind: 'consultation', id, on: '2026-11-12', at: '10:30', minutes: 60, medium: '01', place: 'home', attendance: '5' },
    'Home visit, 60 min: attended on time',
    'With Goz',
  ],
  [
    { kind: 'note', id, on: '2026-11-12', at: '11:00', noteKind: 'phone-call', firstLine: 'Rang about transport', author: 'Amina Rahman', signed: true, ...flags },
    'Phone call: Rang about transport',
    'A. Rahman',
  ],
  [{ kind: 'addendum', id, on: '2026-11-13', at: '09:00', reason: null, author: 'Amina Rahman', ...flags }, 'Added to a note', 'A. Rahman'],
  [
    { kind: 'status', id, on: '2026-11-20', at: null, status: 'on-hold', until: '2026-12-01', statusReason: 'In hospital', outcome: null, by: null },
    'On hold until 1\u00a0Dec\u00a02026: In hospital',
    'Not recorded by whom',
  ],
  [
    { kind: 'status', id, on: '2026-12-20', at: null, status: 'closed', until: null, statusReason: 'planned-end', outcome: 'met', by: 'Amina Rahman' },
    'Closed: Planned end of support, Goals met',
    'A. Rahman',
  ],
  [
    { kind: 'consultation', id, on: '2026-11-12', at: '10:30', minutes: 30, medium: '01', place: 'clinic', attendance: '3' },
    'Clinic, 30 min: did not attend',
    'With Goz',
  ],
]

describe('timeline in words', () => {
  test.each(entries)('%s', (entry, what, who) => {
    expect(whatHappened(entry)).toBe(what)
    expect(whoDidIt(entry, 'Goz', staffNames([]))).toBe(who)
  })

  test('colleagues of one short name are told apart', () => {
    const addendum = { kind: 'addendum', id, on: '2026-11-13', at: '09:00', reason: null, author: 'Ann Cole', ...flags } as const
    expect(whoDidIt(addendum, 'Goz', staffNames(['Ann Cole', 'Alan Cole']))).toBe('Ann Cole')
  })

  test('a time is said where one is known', () => {
    expect(whenHappened({ on: '2026-11-12', at: '10:30' })).toBe('12\u00a0Nov\u00a02026, 10:30')
    expect(whenHappened({ on: '2026-11-12', at: null })).toBe('12\u00a0Nov\u00a02026')
  })

  test('filters hold every kind of entry, and none picked shows all', () => {
    for (const [entry] of entries) {
      expect(fitsFilter(entry, new Set())).toBe(true)
      expect((['referral', 'contact', 'note', 'status'] as const).filter((filter) => fitsFilter(entry, new Set([filter])))).toHaveLength(1)
    }
  })

  test('a flag on a note keeps its line from the person at the screen', () => {
    const [, , , , [note] = []] = entries
    if (note?.kind !== 'note') throw new Error('no note')
    expect(isPrivate(note)).toBe(false)
    for (const flag of ['aboutSomeoneElse', 'safeguardingNote', 'notToBeShared'] as const) expect(isPrivate({ ...note, [flag]: true })).toBe(true)
  })
})
