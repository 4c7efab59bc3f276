import { describe, expect, test } from 'vitest'
import { reports as contract, type Summary, type SummaryWish } from '../../../shared/contract/reports.ts'
import { summaryPeople } from '../../../test/core/summary-people.ts'
import { testCaseload } from '../../../test/core/test-caseload.ts'
import { value } from '../../../test/core/answers.ts'
import { createLists } from '../caseload/lists/lists.ts'
import { put } from '../changes/record.ts'
import { contactsStatement, referralsStatement } from './counting.ts'
import { createReports } from './reports.ts'
import { historyStatement } from './spells.ts'

const setUp = async () => {
  const caseload = await testCaseload()
  const reports = createReports(caseload, { useGrant: () => null })
  const ask = (wish: Partial<SummaryWish> = {}) =>
    reports.summary({ from: '2026-10-01', to: '2026-10-31', caseloads: null, privacy: 'exact', confirmedExact: true, ...wish })
  const summary = async (wish: Partial<SummaryWish> = {}): Promise<Summary> => contract.summary.output.parse(await value(ask(wish)))
  const figures = async (table: string, wish: Partial<SummaryWish> = {}) => {
    const found = (await summary(wish)).sections.flatMap(({ tables }) => tables).find(({ id }) => id === table)
    return Object.fromEntries((found?.rows ?? []).map(({ words, cells }) => [words, cells.map((cell) => ('words' in cell ? cell.words : cell.value)).join(' ')]))
  }
  return { caseload, make: summaryPeople(caseload), ask, summary, figures }
}

const people = (atStart: number, opened: number, closed: number, atEnd: number) => ({
  'At the start': String(atStart),
  Opened: String(opened),
  Closed: String(closed),
  'At the end': String(atEnd),
  'At any time': String(atStart + opened),
})

describe('people on the caseload', () => {
  test.each([
    ['opened on the day before', '2026-09-30', null, people(1, 0, 0, 1)],
    ['opened on the first day', '2026-10-01', null, people(0, 1, 0, 1)],
    ['opened on the last day', '2026-10-31', null, people(0, 1, 0, 1)],
    ['closed on the first day', '2026-09-01', '2026-10-01', people(1, 0, 1, 0)],
    ['closed on the last day', '2026-09-01', '2026-10-31', people(1, 0, 1, 0)],
    ['closed on the day after', '2026-09-01', '2026-11-01', people(1, 0, 0, 1)],
    ['opened and closed on one day', '2026-10-12', '2026-10-12', people(0, 1, 1, 0)],
  ])('%s', async (_, openedOn, closedOn, expected) => {
    const { make, figures } = await setUp()
    const person = make.person()
    const id = make.openCase(person, openedOn)
    if (closedOn !== null) make.setStatus(id, person, 'closed', closedOn)
    expect(await figures('people')).toEqual(expected)
  })

  test('one who was opened too late or closed too early is nobody of the period', async () => {
    const { make, ask } = await setUp()
    const early = make.person()
    make.setStatus(make.openCase(early, '2026-08-01'), early, 'closed', '2026-09-30')
    make.openCase(make.person(), '2026-11-01')
    expect(await ask()).toEqual({ ok: false, error: { code: 'no_one_in_period' } })
  })

  test('closed and opened again counts once, in the period and over its edges', async () => {
    const { make, figures, ask } = await setUp()
    const person = make.person()
    const id = make.openCase(person, '2026-09-01')
    make.setStatus(id, person, 'on-hold', '2026-09-20')
    make.setStatus(id, person, 'closed', '2026-10-05')
    make.setStatus(id, person, 'active', '2026-10-20')
    expect(await figures('people')).toEqual(people(1, 0, 0, 1))
    expect(await ask({ from: '2026-10-06', to: '2026-10-19' })).toMatchObject({ ok: false, error: { code: 'no_one_in_period' } })
    expect(await figures('people', { from: '2026-10-06', to: '2026-10-20' })).toEqual(people(0, 1, 0, 1))
    expect(await figures('people', { to: '2026-10-10' })).toEqual(people(1, 0, 1, 0))
    expect(await figures('people', { from: '2026-09-01', to: '2026-10-04' })).toEqual(people(0, 1, 0, 1))
  })

  test('several cases of one person count once', async () => {
    const { make, figures } = await setUp()
    const person = make.person()
    make.setStatus(make.openCase(person, '2026-10-02'), person, 'closed', '2026-10-09')
    make.openCase(person, '2026-10-12')
    expect(await figures('people')).toEqual(people(0, 1, 0, 1))
  })

  test('a closing that was undone did not happen', async () => {
    const { caseload, make, figures } = await setUp()
    const person = make.person()
    const closing = make.setStatus(make.openCase(person, '2026-09-01'), person, 'closed', '2026-10-05')
    caseload.clock.advance({ minutes: 1 })
    caseload.undo(closing)
    expect(await figures('people', { to: '2026-10-10' })).toEqual(people(1, 0, 0, 1))
  })

  test('merged people are one person', async () => {
    const { caseload, make, figures } = await setUp()
    const [winner, loser] = [make.person(), make.person()]
    make.openCase(winner, '2026-09-01')
    make.openCase(loser, '2026-10-05')
    expect(await figures('people')).toEqual(people(1, 1, 0, 2))
    caseload.record([put('person', 'mergedInto', loser, loser, { mergedInto: winner })])
    expect(await figures('people')).toEqual(people(1, 0, 0, 1))
  })

  test('an opening without its status is named and not counted', async () => {
    const { caseload, make, summary, figures } = await setUp()
    make.openCase(make.person(), '2026-10-02')
    const id = caseload.newId()
    const personId = make.person()
    caseload.record([put('case', 'opening', id, personId, { personId, referralId: null, openedOn: '2026-10-02', openedBy: null })])
    expect(await figures('people')).toEqual(people(0, 1, 0, 1))
    expect((await summary()).sections[0]?.notes).toContain('Not counted because their opening or status has not reached this computer: 1 case.')
  })
})

describe('people without a planned next step', () => {
  test('are counted only when the period reaches today', async () => {
    const { make, figures, summary } = await setUp()
    const [planned, none, held] = [make.person(), make.person(), make.person()]
    make.openCase(planned, '2026-10-01')
    make.openCase(none, '2026-10-01')
    make.setStatus(make.openCase(held, '2026-10-01'), held, 'on-hold', '2026-10-20')
    make.consultation(planned, '2026-12-01', '0')
    const today = { to: '2026-11-23' }
    expect(await figures('nothing-planned', today)).toEqual({ 'Nothing planned': '1' })
    expect(await figures('nothing-planned', { to: '2027-03-31' })).toEqual({ 'Nothing planned': '1' })
    expect(await figures('nothing-planned', { to: '2026-11-22' })).toEqual({ 'Nothing planned': 'Not counted' })
    expect((await summary()).sections[0]?.notes.join()).toContain('only when the period reaches today')
  })

  test('a hold whose last day has passed is over, as on Today', async () => {
    const { make, figures } = await setUp()
    for (const until of ['2026-11-22', '2026-11-23']) {
      const held = make.person()
      make.setStatus(make.openCase(held, '2026-10-01'), held, 'on-hold', '2026-10-20', until)
    }
    expect(await figures('nothing-planned', { to: '2026-11-23' })).toEqual({ 'Nothing planned': '1' })
  })

  test('what was booked for today is planned until it ends, as on Today', async () => {
    const { caseload, make, figures } = await setUp()
    const person = make.person()
    make.openCase(person, '2026-10-01')
    make.consultation(person, '2026-11-23', '0')
    const onToday = async () => (await value(createLists(caseload).today({}))).nothingPlanned.length
    const toToday = { to: '2026-11-23' }
    expect([await onToday(), await figures('nothing-planned', toToday)]).toEqual([0, { 'Nothing planned': '0' }])
    caseload.clock.advance({ minutes: 180 })
    expect([await onToday(), await figures('nothing-planned', toToday)]).toEqual([1, { 'Nothing planned': '1' }])
  })
})

describe('waits', () => {
  const met = async (count: number) => {
    const all = await setUp()
    for (let n = 0; n < count; n++) {
      const person = all.make.person()
      all.make.referral(person, '2026-10-01')
      all.make.consultation(person, `2026-10-${String(2 + n).padStart(2, '0')}`, n % 2 === 0 ? '5' : '6')
    }
    return all
  }

  test('median and range of 8 people, with those not met beside them', async () => {
    const { make, figures } = await met(8)
    make.referral(make.person(), '2026-10-31')
    expect(await figures('days')).toEqual({ Median: '4.5', Shortest: '1', Longest: '8' })
    expect(await figures('wait')).toMatchObject({ '0 to 7 days': '7', '8 to 14 days': '1', 'No contact by 23\u00a0Nov\u00a02026': '1', 'All referrals': '9' })
  })

  test('no median of 7 people, in no mode, even where they had 8 referrals', async () => {
    const { make, figures, caseload } = await met(7)
    const again = caseload.database.prepare('SELECT personId FROM referral').pluck().get() as string
    make.referral(again, '2026-10-02')
    for (const privacy of ['rounded', 'fewer-than-5', 'exact'] as const)
      expect(Object.values(await figures('days', { privacy }))).toEqual(Array(3).fill('Not shown for 1 to 7 people'))
  })

  test('the first contact on or after the referral counts, met or noted, and no other note', async () => {
    const { make, figures } = await met(8)
    const person = make.person()
    make.referral(person, '2026-10-10')
    make.consultation(person, '2026-10-09', '5')
    make.note(person, '2026-10-11', 'general')
    make.consultation(person, '2026-10-12', '3')
    make.note(person, '2026-10-30', 'phone-call')
    make.consultation(person, '2026-11-02', '5')
    expect(await figures('days')).toMatchObject({ Longest: '20' })
  })

  test('a contact that is still to come is none', async () => {
    const { make, figures } = await setUp()
    const person = make.person()
    make.referral(person, '2026-10-10')
    make.note(person, '2026-11-24', 'phone-call')
    expect(await figures('days')).toMatchObject({ Median: 'No contact yet' })
  })
})

describe('referrals and contacts', () => {
  test('by source, practice and decision, with what is not known', async () => {
    const { make, figures } = await setUp()
    make.referral(make.person('Elm Surgery'), '2026-10-01', { source: 'self', state: 'accepted' })
    make.referral(make.person(), '2026-10-31', { state: 'redirected', reason: 'advice' })
    make.referral(make.person(), '2026-11-01')
    expect(await figures('source')).toEqual({ 'The person themselves': '1', 'Not known': '1', 'All referrals': '2' })
    expect(await figures('practice')).toEqual({ 'Elm Surgery': '1', 'Not known': '1', 'All referrals': '2' })
    expect(await figures('decision')).toEqual({
      Accepted: '1', 'Redirected: to housing, money or legal advice': '1', 'Not known': '0', 'All referrals': '2',
    })
  })

  test('consultations by medium and attendance; one that is over and not spoken of is not recorded', async () => {
    const { make, figures, summary } = await setUp()
    const person = make.person()
    make.consultation(person, '2026-10-01', '5', '01')
    make.consultation(person, '2026-10-31', '3')
    make.consultation(person, '2026-10-15', '0')
    make.consultation(person, '2026-11-01', '5')
    expect(await figures('contacts')).toEqual({ 'Face to face': '1 0 0 1', Phone: '0 1 1 2', 'Not known': '0 0 0 0', 'All consultations': '1 1 1 3' })
    const table = (await summary()).sections.find(({ id }) => id === 'contacts')?.tables[0]
    expect(table?.columns).toEqual(['Attended on time', 'Did not attend', 'Not recorded', 'All'])
  })
})

describe('privacy', () => {
  test('exact numbers must be confirmed and are marked', async () => {
    const wish = { from: '2026-10-01', to: '2026-10-31', caseloads: null, privacy: 'exact' }
    expect(contract.summary.input.safeParse(wish).error?.issues.map(({ path }) => path)).toEqual([['confirmedExact']])
    expect(contract.summary.input.safeParse({ ...wish, confirmedExact: true }).success).toBe(true)
    expect(contract.summary.input.safeParse({ ...wish, privacy: 'rounded', to: '2026-09-30' }).error?.issues.map(({ path }) => path)).toEqual([['to']])
    const { make, summary } = await setUp()
    make.openCase(make.person(), '2026-10-02')
    expect((await summary()).mark).toBe('INTERNAL: EXACT NUMBERS')
    expect((await summary({ privacy: 'rounded' })).mark).toBeNull()
  })

  test('by default no small number is in what leaves the core', async () => {
    const { make, figures } = await setUp()
    for (let n = 0; n < 3; n++) make.openCase(make.person(), '2026-10-02')
    expect(await figures('people', { privacy: 'rounded' })).toMatchObject({ Opened: '1 to 7', 'At the start': '0' })
    expect(await figures('people', { privacy: 'fewer-than-5' })).toMatchObject({ Opened: 'fewer than 5' })
  })
})

test('nothing reads the whole log or all notes', async () => {
  const { caseload } = await setUp()
  const plan = (statement: string, ...input: object[]) =>
    (caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...input) as { detail: string }[]).map(({ detail }) => detail).join('\n')
  const period = { from: '', to: '', today: '', homes: '[]' }
  expect(plan(historyStatement)).not.toMatch(/SCAN (change|other)\b/)
  expect(plan(referralsStatement, period)).not.toMatch(/SCAN (note|consultation|person)\b/)
  expect(plan(contactsStatement, period)).toContain('consultation_date')
})
