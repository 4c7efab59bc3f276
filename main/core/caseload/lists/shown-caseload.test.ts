import { beforeEach, describe, expect, test } from 'vitest'
import { consultations as consultationsContract } from '../../../../shared/contract/consultations.ts'
import { lists as contract } from '../../../../shared/contract/lists.ts'
import { referrals as referralsContract } from '../../../../shared/contract/referrals.ts'
import { value } from '../../../../test/core/answers.ts'
import { nameOf, referralOf } from '../../../../test/core/field-groups.ts'
import { addCase, addNote } from '../../../../test/core/listed-people.ts'
import { covered, inbox, severalCaseloads, type SeveralCaseloads } from '../../../../test/core/several-caseloads.ts'
import { summaryPeople } from '../../../../test/core/summary-people.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createConsultations } from '../consultations/consultations.ts'
import { createLists } from './lists.ts'
import { createPeople } from '../people/people.ts'
import { createReferrals } from '../referrals/referrals.ts'
import { notAllocatedStatement } from '../referrals/referral-counts.ts'
import { unallocatedStatement } from '../referrals/referral-rows.ts'
import { openStatement } from './shown-caseload.ts'

const day = '2026-11-23'
const plan = { medium: '02', place: null, placeDetail: null, purpose: null } as const

let all: SeveralCaseloads
let lists: ReturnType<typeof createLists>
let consultations: ReturnType<typeof createConsultations>
let mine: string
let theirs: string
let unallocated: string

const show = async (caseload: string | null) => await value(lists.show({ caseload }))
const shown = async () => contract.shown.output.parse(await value(lists.shown({})))
const today = async () => contract.today.output.parse(await value(lists.today({})))
const counts = async () => contract.counts.output.parse(await value(lists.counts({})))
const onList = async () => contract.caseload.output.parse(await value(lists.caseload({ show: 'open' }))).rows.map(({ person }) => person.id)
const ofWeek = async () => (await value(consultations.ofDays({ from: day, to: '2026-11-29' }))).map(({ person }) => person.id)
const book = async (personId: string, time: string, date = day) => (await value(consultations.book({ personId, date, time, minutes: 30, ...plan }))).id

beforeEach(async () => {
  all = await severalCaseloads()
  lists = createLists(all.caseload)
  consultations = createConsultations(all.caseload)
  mine = all.personIn(all.own, 'Mine')
  theirs = all.personIn(covered, 'Theirs')
  unallocated = all.personIn(inbox, 'Unallocated')
})

describe('which caseload is shown', () => {
  test('is the own one at first, then what was chosen, as long as it is here', async () => {
    expect((await shown()).shown).toBe(all.own)
    await show(null)
    expect((await shown()).shown).toBeNull()
    await show(covered)
    expect((await shown()).shown).toBe(covered)
    expect(await lists.show({ caseload: '12'.repeat(16) })).toEqual({ ok: false, error: { code: 'not_found' } })
    all.caseload.database.prepare('DELETE FROM scope WHERE id = ?').run(covered)
    expect((await shown()).shown).toBe(all.own)
  })

  test('is every caseload for those who have none of their own', async () => {
    all.caseload.scopes.setOwn(null)
    expect((await shown()).shown).toBeNull()
  })

  test('comes with the names and the number of open people, the own one first and the inbox last', async () => {
    addCase(all.caseload, mine)
    addCase(all.caseload, all.personIn(all.own, 'Held'), { status: 'on-hold', until: '2026-12-01' })
    addCase(all.caseload, all.personIn(all.own, 'Over'), { status: 'closed' })
    summaryPeople(all.caseload).referral(theirs, '2026-11-14')
    summaryPeople(all.caseload).referral(unallocated, '2026-11-14')
    expect((await shown()).choices).toEqual([
      { id: all.own, kind: 'caseload', name: 'A. Rahman', isOwn: true, people: 2 },
      { id: covered, kind: 'caseload', name: 'B. Cole', isOwn: false, people: 0 },
      { id: inbox, kind: 'inbox', name: 'Unallocated referrals', isOwn: false, people: 1 },
    ])
  })
})

describe('lists are about the caseload shown', () => {
  test('the caseload list and the week', async () => {
    for (const person of [mine, theirs, unallocated]) {
      addCase(all.caseload, person)
      await book(person, '10:30')
    }
    const wanted = [[all.own, [mine]], [covered, [theirs]], [inbox, [unallocated]], [null, [mine, theirs]]] as const
    for (const [caseload, people] of wanted) {
      await show(caseload)
      expect((await onList()).toSorted()).toEqual([...people].sort())
      expect((await ofWeek()).toSorted()).toEqual([...people].sort())
    }
  })

  test('everything on Today and its count', async () => {
    const make = summaryPeople(all.caseload)
    for (const person of [mine, theirs]) {
      const id = addCase(all.caseload, person, { nextReview: '2026-11-01' })
      await book(person, '10:30')
      await book(person, '10:30', '2026-11-20')
      addNote(all.caseload, person, { signedAt: null })
      make.referral(person, '2026-11-14')
      all.caseload.record([put('case', 'review', id, person, { nextReview: '2026-11-02' })])
    }
    addCase(all.caseload, all.personIn(covered, 'Drifting'))
    const { consultations: ofDay, doubleBooked, attendanceMissing, unsignedNotes, newReferrals, overdueReviews, nothingPlanned, twoVersions } = await today()
    for (const list of [ofDay, attendanceMissing, unsignedNotes, newReferrals, overdueReviews, twoVersions])
      expect(list.map(({ person }) => person?.id)).toEqual([mine])
    expect(doubleBooked).toEqual([])
    expect(nothingPlanned).toEqual([])
    expect((await counts()).today).toBe(5)
    await show(covered)
    expect((await today()).nothingPlanned.map(({ person }) => person.family)).toEqual(['Drifting'])
    expect((await counts()).today).toBe(6)
    await show(null)
    expect((await counts()).today).toBe(11)
    const together = await today()
    expect(together.doubleBooked).toEqual([])
    for (const list of [together.consultations, together.attendanceMissing, together.unsignedNotes, together.newReferrals, together.overdueReviews])
      expect(list.map(({ person }) => person.home).toSorted()).toEqual([all.own, covered].toSorted())
  })

  test('the unallocated are new where all caseloads are shown, whether or not one of them is the own', async () => {
    summaryPeople(all.caseload).referral(unallocated, '2026-11-14')
    const newOnes = async () => (await today()).newReferrals.map(({ person }) => person.id)
    expect(await newOnes()).toEqual([])
    expect(await counts()).toEqual({ today: 0, referrals: 1 })
    await show(null)
    expect(await newOnes()).toEqual([unallocated])
    expect(await counts()).toEqual({ today: 1, referrals: 1 })
    all.caseload.scopes.setOwn(null)
    expect(await newOnes()).toEqual([unallocated])
    expect(await counts()).toEqual({ today: 1, referrals: 1 })
    await show(covered)
    expect(await newOnes()).toEqual([])
  })

  test('a merged record is on the caseload of the person it became', async () => {
    addCase(all.caseload, theirs)
    addCase(all.caseload, mine)
    await value(createPeople(all.caseload).merge({ winner: mine, loser: theirs, take: [], seen: [] }))
    await show(covered)
    expect(await onList()).toEqual([])
    await show(all.own)
    expect(await onList()).toEqual([mine])
  })
})

describe('times', () => {
  test('clash, and are taken, only on the caseload of the same person', async () => {
    await book(theirs, '10:30')
    const at = { date: day, time: '10:30', minutes: 30, except: null }
    const clashes = async (personId: string) => await value(consultations.clashes({ personId, ...at }))
    const free = async (personId: string) => await value(consultations.freeSlots({ personId, date: day, minutes: 30, except: null }))
    for (const caseload of [all.own, covered, null]) {
      await show(caseload)
      expect(await clashes(mine)).toEqual([])
      expect(await free(mine)).toContain('10:30')
      expect(consultationsContract.clashes.output.parse(await clashes(theirs))).toMatchObject([{ person: { id: theirs } }])
      expect(await free(theirs)).not.toContain('10:30')
    }
  })
})

describe('referrals', () => {
  const referralsOf = () => createReferrals(all.caseload)
  const list = async (state: 'received' | 'accepted' | 'redirected' | 'unallocated' | 'all') =>
    referralsContract.list.output.parse(await value(referralsOf().list({ state })))
  const people = async (state: Parameters<typeof list>[0]) => (await list(state)).rows.map(({ person }) => person.id)

  test('each stands once: unallocated, or by its state on the caseload shown; all of them together, the latest first', async () => {
    const make = summaryPeople(all.caseload)
    for (const person of [mine, theirs, unallocated]) {
      make.referral(person, '2026-11-14')
      make.referral(person, '2026-10-14', { state: 'accepted' })
      make.referral(person, '2026-09-14', { state: 'redirected' })
    }
    expect(await people('unallocated')).toEqual([unallocated, unallocated])
    expect(await people('received')).toEqual([mine])
    expect(await people('accepted')).toEqual([mine])
    expect((await people('redirected')).toSorted()).toEqual([mine, unallocated].sort())
    expect(await people('all')).toEqual([unallocated, mine, unallocated, mine, unallocated, mine])
    expect(await list('received')).toMatchObject({ counts: { received: 1, accepted: 1, redirected: 2 }, unallocated: 2 })
    await show(null)
    expect((await people('received')).toSorted()).toEqual([mine, theirs].sort())
    expect((await counts()).referrals).toBe(4)
  })

  test('of an unallocated person it is not accepted, but can end', async () => {
    summaryPeople(all.caseload).referral(unallocated, '2026-11-14')
    const [row] = (await list('unallocated')).rows
    const opened = referralsContract.open.output.parse(await value(referralsOf().open({ id: row?.id ?? '' })))
    expect(opened.isUnallocated).toBe(true)
    const decision = { id: opened.id, base: opened.state.base, note: null }
    expect(await referralsOf().decide({ ...decision, state: 'accepted', reason: null })).toEqual({ ok: false, error: { code: 'not_allowed_in_this_state' } })
    await value(referralsOf().decide({ ...decision, state: 'not-appropriate', reason: 'age' }))
    expect((await list('unallocated')).unallocated).toBe(0)
  })

  test('a new person goes to the place that was chosen, with everything about them', async () => {
    const name = nameOf({ given: 'Raj', family: 'Patel' })
    const person = { sections: { name, birth: { birthDate: null, birthDateNotKnown: true } }, contactPoints: [{ kind: 'phone' as const, value: '07700 900123', use: null, preference: null }], relevantContacts: [] }
    const details = referralOf({ referralDate: '2026-11-14' })
    const scopesOf = (subject: string) =>
      all.caseload.database.prepare('SELECT DISTINCT scope FROM change JOIN chain ON chain.id = change.chain WHERE subject = ?').pluck().all(subject)
    for (const [home, scope] of [['own', all.own], ['inbox', inbox], [null, all.own]] as const) {
      const { personId, id, undo } = await value(referralsOf().create({ person: { new: person, home }, details }))
      expect(scopesOf(personId)).toEqual([scope])
      all.caseload.undo(undo)
      expect(await referralsOf().open({ id })).toMatchObject({ ok: false })
      expect(scopesOf(personId)).toEqual([scope])
    }
    all.caseload.scopes.setOwn(null)
    expect(await referralsOf().create({ person: { new: person, home: 'own' }, details })).toEqual({ ok: false, error: { code: 'not_found' } })
    expect(scopesOf((await value(referralsOf().create({ person: { new: person, home: null }, details }))).personId)).toEqual([inbox])
  })
})

test('the heading of a record says whose caseload the person is on where there are several', async () => {
  const caseloadOf = async (id: string) => (await value(createPeople(all.caseload).heading({ id }))).caseload
  expect([await caseloadOf(mine), await caseloadOf(theirs), await caseloadOf(unallocated)]).toEqual([
    { id: all.own, name: 'A. Rahman', isInbox: false },
    { id: covered, name: 'B. Cole', isInbox: false },
    { id: inbox, name: 'Unallocated referrals', isInbox: true },
  ])
  const caseload = await testCaseload()
  const { id } = await value(createPeople(caseload).create({ name: nameOf({ family: 'Okafor' }), birth: { birthDate: null, birthDateNotKnown: true } }))
  expect((await value(createPeople(caseload).heading({ id }))).caseload).toBeNull()
})

test.each([
  ['the number of open people', openStatement, 'overview', {}],
  ['unallocated referrals', unallocatedStatement, 'referral', { inbox }],
  ['the number of unallocated referrals', notAllocatedStatement, 'referral', { inbox }],
])('%s is found by index, and nobody is looked through', (_, statement, table, parameters) => {
  const steps = all.caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(parameters) as { detail: string }[]
  expect(steps.map(({ detail }) => detail).join('\n')).toMatch(new RegExp(`SEARCH ${table} USING (COVERING )?INDEX`))
  expect(steps.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([])
})
