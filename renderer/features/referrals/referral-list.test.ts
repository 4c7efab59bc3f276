import { describe, expect, test } from 'vitest'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import type { ReferralRow } from '../../../shared/contract/referrals.ts'
import { listedStateOf, noMatchWords, printedWords, referralColumns, shownReferrals, shownSort, sortChoices, sortWords } from './referral-list.ts'

const choices: readonly CaseloadChoice[] = [
  { id: 'ann', name: 'A. Cole', kind: 'caseload', isOwn: true, people: 3 },
  { id: 'inbox', name: 'Unallocated referrals', kind: 'inbox', isOwn: false, people: 1 },
]

const row = (id: string, family: string, changes: Partial<ReferralRow> = {}, home = 'ann'): ReferralRow => ({
  id,
  person: { id: `of ${id}`, title: null, given: 'Zoë', family, preferred: null, birthDate: null, nhsNumber: null, postcode: null, home },
  state: 'received',
  stateReason: null,
  stateDate: '2026-11-02',
  referralDate: '2026-11-01',
  receivedOn: '2026-11-02',
  waitingDays: 9,
  firstContact: null,
  source: 'gp-practice',
  referrerName: null,
  referrerOrganisation: null,
  reason: null,
  ...changes,
})

const rows = [
  row('1', 'Okafor', { referralDate: '2026-11-14', waitingDays: 9, referrerName: 'Dr Shah', referrerOrganisation: 'Elm Surgery', state: 'redirected', stateDate: '2026-11-20' }),
  row('2', 'Ahmed', { referralDate: '2026-09-30', waitingDays: 54, referrerOrganisation: 'Moss Lane Hospital', firstContact: '2026-11-23' }),
  row('3', 'Lee', { referralDate: '2026-11-01', waitingDays: 2, state: 'accepted', stateDate: '2026-11-03', firstContact: '2026-11-03' }),
  row('4', 'Zhou', { referralDate: '2026-11-10', waitingDays: 13, source: 'self' }, 'inbox'),
]
const shown = (text: string, column = 'name', direction: 'ascending' | 'descending' = 'ascending') =>
  shownReferrals(rows, text, { column, direction }, choices).map(({ id }) => id).join('')

describe('order', () => {
  test.each([
    ['name', '2314'],
    ['referred', '2341'],
    ['days', '3142'],
    ['from', '1324'],
    // Unallocated, new, accepted, ended; who was reached first, and then those not reached.
    ['state', '4231'],
    ['contact', '3214'],
    ['since', '2431'],
  ])('by %s', (column, order) => {
    expect(shown('', column)).toBe(order)
  })

  test('backwards', () => {
    expect(shown('', 'referred', 'descending')).toBe('1432')
  })

  test('is the usual one of a list until one of its columns is chosen', () => {
    const chosen = { column: 'contact', direction: 'ascending' } as const
    expect(shownSort(null, 'received', referralColumns('received', false))).toEqual({ column: 'referred', direction: 'ascending' })
    expect(shownSort(null, 'redirected', referralColumns('redirected', false))).toEqual({ column: 'since', direction: 'descending' })
    expect(shownSort(null, 'all', referralColumns('all', false))).toEqual({ column: 'referred', direction: 'descending' })
    expect(shownSort(chosen, 'received', referralColumns('received', false))).toBe(chosen)
    expect(shownSort(chosen, 'redirected', referralColumns('redirected', false))).toEqual({ column: 'since', direction: 'descending' })
  })

  test('the usual order is always by a column that is shown', () => {
    for (const list of ['unallocated', 'received', 'accepted', 'could-not-contact', 'all'] as const) {
      const columns = referralColumns(list, false)
      expect(columns).toContain(shownSort(null, list, columns).column)
      expect(sortChoices(columns).map(({ sort }) => sort.column)).not.toContain('caseload')
      expect(sortChoices(referralColumns(list, true)).map(({ sort }) => sort.column)).toContain('caseload')
    }
  })

  test('in words', () => {
    expect(sortWords({ column: 'days', direction: 'descending' })).toBe('longest wait first')
    expect(sortWords({ column: 'name', direction: 'descending' })).toBe('name, backwards')
  })
})

describe('text', () => {
  test.each([
    ['', '2314'],
    ['oka', '1'],
    ['zoe okafor', '1'],
    ['dr elm', '1'],
    ['moss okafor', ''],
    ['GP', '3'],
    ['themselves', '4'],
    ['kafor', ''],
  ])('%j finds %j', (text, found) => {
    expect(shown(text)).toBe(found)
  })

  test('what is looked for in vain is said, with what to do', () => {
    expect(noMatchWords('received', ' elm ')).toBe("No referral under 'New' matches 'elm'. Clear the filter, or look in all referrals.")
    expect(noMatchWords('all', 'elm')).toMatch(/^No referral matches 'elm'\. .*Ctrl K/)
  })
})

test('paper says which list it is of, what it was filtered by, and how it is sorted', () => {
  expect(printedWords('received', ' elm ', { column: 'days', direction: 'descending' })).toBe(`List: New, matching 'elm'. Sorted: ${sortWords({ column: 'days', direction: 'descending' })}.`)
  expect(printedWords('all', '', { column: 'name', direction: 'ascending' })).toBe('List: All. Sorted: name.')
})

test('a referral is unallocated while nobody was given the person, and it has not ended', () => {
  expect(rows.map((one) => listedStateOf(one, choices))).toEqual(['redirected', 'received', 'accepted', 'unallocated'])
  expect(listedStateOf(row('5', 'Dunn', { state: 'not-appropriate' }, 'inbox'), choices)).toBe('not-appropriate')
})
