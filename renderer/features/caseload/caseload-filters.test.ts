import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { CaseloadRow } from '../../../shared/contract/lists.ts'
import { fitsFilter, fitsText, nobodyWords, searchable } from './caseload-filters.ts'

const today = Temporal.PlainDate.from('2026-11-23')

const row = (changes: Partial<CaseloadRow> = {}, person: Partial<CaseloadRow['person']> = {}): CaseloadRow => ({
  person: { id: '1', title: 'Mrs', given: 'Zoë', family: "O'Neill", preferred: null, birthDate: null, nhsNumber: null, postcode: 'M14 5QT', home: null, ...person },
  status: 'active',
  statusUntil: null,
  caseId: '2',
  openedOn: '2026-10-01',
  priority: null,
  nextStart: '2026-11-24T10:30',
  nextMedium: '02',
  nextPlace: null,
  lastContact: '2026-11-12',
  lastContactMedium: '02',
  nextReview: '2026-12-01',
  unsignedNotes: 0,
  twoVersions: 0,
  diedOn: null,
  knownRisk: false,
  safeguarding: false,
  ...changes,
})

describe('filters', () => {
  test.each([
    ['nothing-planned', { nextStart: null }, {}],
    ['nothing-planned', { nextStart: null }, { nextStart: null, status: 'on-hold', statusUntil: '2026-11-23' }],
    ['nothing-planned', { nextStart: null, status: 'on-hold', statusUntil: '2026-11-22' }, { nextStart: null, status: 'on-hold', statusUntil: null }],
    ['review-overdue', { nextReview: '2026-11-22' }, { nextReview: '2026-11-23' }],
    ['review-overdue', { nextReview: '2026-11-22' }, { nextReview: null }],
    ['no-contact', { lastContact: '2026-10-26' }, { lastContact: '2026-10-27' }],
    ['no-contact', { lastContact: null, openedOn: '2026-10-26' }, { lastContact: null, openedOn: '2026-10-27' }],
    ['two-versions', { twoVersions: 1 }, {}],
    ['unsigned-notes', { unsignedNotes: 2 }, {}],
  ] as const)('%s', (filter, fitting, other) => {
    expect(fitsFilter(filter, row(fitting), today)).toBe(true)
    expect(fitsFilter(filter, row(other), today)).toBe(false)
  })
})

describe('text', () => {
  test.each(['', 'zoe', 'Zoë', 'oneill', "o'ne", 'neill'.slice(0, 0), 'zoe on', 'm145', 'M14 5QT', 'm14 5q'])('%j finds', (text) => {
    expect(fitsText(text, searchable(row()))).toBe(true)
  })

  test.each(['neill', 'zoe patel', 'M15', '5QT'])('%j does not', (text) => {
    expect(fitsText(text, searchable(row()))).toBe(false)
  })

  test('the preferred name counts, an unknown postcode fits nothing', () => {
    expect(fitsText('goz', searchable(row({}, { preferred: 'Goz' })))).toBe(true)
    expect(fitsText('m14', searchable(row({}, { postcode: null })))).toBe(false)
  })
})

test('who is looked for in vain is said in words', () => {
  expect(nobodyWords(new Set(['no-contact']), '')).toBe("No one matches 'no contact 28 days'. That is good news, or clear the filter.")
  // People are counted here, notes on Today.
  expect(nobodyWords(new Set(['unsigned-notes']), '')).toMatch(/^No one matches 'with unsigned notes'\./)
  expect(nobodyWords(new Set(['no-contact']), ' okfor ')).toMatch(/^No one matches 'no contact 28 days' and 'okfor'\. /)
})
