import { describe, expect, test } from 'vitest'
import { referrals as contract } from '../../../../shared/contract/referrals.ts'
import { nextReferralStates, referralReasons, referralStates, type ReferralState } from '../../../../shared/rules/referral-state.ts'
import { addressOf, nameOf, referralOf } from '../../../../test/core/field-groups.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createPeople } from '../people/people.ts'
import { createReferrals } from './referrals.ts'

const details = referralOf({
  referralDate: '2026-11-14',
  source: 'gp-practice',
  method: 'phone',
  referrerName: 'Dr Priya Shah',
  referrerOrganisation: 'Elm Surgery',
  referrerOrganisationCode: 'Y01234',
  reason: 'Lonely since her husband died.',
})
const newPerson = (given: string) => ({
  new: {
    sections: {
      name: nameOf({ given, family: 'Okafor' }),
      birth: { birthDate: '1945-07-14', birthDateNotKnown: false },
      address: addressOf({}),
    },
    contactPoints: [{ kind: 'phone' as const, value: '07700 900123', use: 'mobile' as const, preference: 1 }],
    relevantContacts: [],
  },
  home: null,
})

const arrived = async () => {
  const caseload = await testCaseload()
  const referrals = createReferrals(caseload)
  const created = await referrals.create({ person: newPerson('Ngozi'), details })
  if (!created.ok) throw new Error('not created')
  const { id, personId } = created.value
  const open = async (referral = id) => {
    const reply = await referrals.open({ id: referral })
    if (!reply.ok) throw new Error('not there')
    return contract.open.output.parse(reply.value)
  }
  const decide = async (state: Exclude<ReferralState, 'received'>, reason: string | null = null, referral = id) =>
    referrals.decide({ id: referral, base: (await open(referral)).state.base, state, reason, note: null })
  const overview = () => caseload.database.prepare('SELECT status, caseId, openedOn FROM overview WHERE personId = ?').get(personId)
  return { caseload, referrals, created: created.value, id, personId, open, decide, overview }
}

describe('referrals', () => {
  test('none comes from a day after today, neither new nor corrected', async () => {
    const { caseload, referrals, id, open } = await arrived()
    const future = { ...details, referralDate: '2026-11-24' }
    const refused = { ok: false, error: { code: 'invalid_input', fields: ['details.referralDate'] } }
    expect(await referrals.create({ person: newPerson('Ada'), details: future })).toMatchObject(refused)
    const { base } = (await open()).details
    expect(await referrals.saveDetails({ id, base, details: future })).toMatchObject(refused)
    expect(caseload.database.prepare('SELECT referralDate FROM referral').pluck().all()).toEqual(['2026-11-14'])
    expect(await referrals.saveDetails({ id, base, details: { ...details, referralDate: '2026-11-23' } })).toMatchObject({ ok: true })
  })

  test('one arrives with its person in one step, waits, and undo takes both away', async () => {
    const { caseload, referrals, created, open, overview } = await arrived()
    expect(await open()).toMatchObject({
      person: { given: 'Ngozi', family: 'Okafor' },
      state: { value: { state: 'received', stateBy: 'Amina Rahman', stateDate: '2026-11-23' } },
      details: { value: { receivedOn: '2026-11-23', reason: 'Lonely since her husband died.' } },
      waitingDays: 9,
      caseId: null,
    })
    expect(overview()).toMatchObject({ status: 'referred' })
    expect(caseload.undo(created.undo).ok).toBe(true)
    expect(await referrals.open({ id: created.id })).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(caseload.database.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0)
  })

  test('a section of which nothing was asked stays unasked', async () => {
    const { caseload, personId } = await arrived()
    expect(caseload.baseOf('person', personId, 'address')).toEqual([])
    expect(caseload.database.prepare('SELECT value FROM contactPoint WHERE personId = ?').pluck().all(personId)).toEqual(['07700 900123'])
  })

  test('the list has the longest wait first and counts every state', async () => {
    const { referrals, id, personId } = await arrived()
    await referrals.create({ person: { id: personId }, details: { ...details, referralDate: '2026-11-01' } })
    const ending = await referrals.create({ person: newPerson('Adeel'), details })
    if (!ending.ok) throw new Error('not created')
    const state = await referrals.open({ id: ending.value.id })
    if (!state.ok) throw new Error('not there')
    await referrals.decide({ id: ending.value.id, base: state.value.state.base, state: 'not-appropriate', reason: 'age', note: null })
    const list = await referrals.list({ state: 'received' })
    if (!list.ok) throw new Error('no list')
    const { rows, counts } = contract.list.output.parse(list.value)
    expect(rows.map((row) => row.waitingDays)).toEqual([22, 9])
    expect(rows[1]?.id).toBe(id)
    expect(counts).toEqual({
      received: 2, accepted: 0, 'could-not-contact': 0, 'declined-by-person': 0, 'not-appropriate': 1, redirected: 0,
    })
  })

  test('the wait ends with the first contact, and an ending ends it too', async () => {
    const { caseload, decide, open, personId } = await arrived()
    await decide('could-not-contact', 'no-answer')
    caseload.clock.advance({ days: 3 })
    expect((await open()).waitingDays).toBe(9)
    const consultation = caseload.newId()
    caseload.record([
      put('consultation', 'about', consultation, personId, { personId }),
      put('consultation', 'time', consultation, personId, { date: '2026-11-16', time: '10:30', minutes: 30 }),
      put('consultation', 'attendance', consultation, personId, { attendance: '5', attendanceReason: null }),
    ])
    expect(await open()).toMatchObject({ waitingDays: 2, firstContact: '2026-11-16' })
  })

  test('accepting opens a case and puts the person on the caseload; undo takes both back', async () => {
    const { caseload, decide, open, overview } = await arrived()
    const accepted = await decide('accepted')
    if (!accepted.ok) throw new Error('not accepted')
    expect(accepted.value.caseId).not.toBeNull()
    expect(overview()).toEqual({ status: 'active', caseId: accepted.value.caseId, openedOn: '2026-11-23' })
    expect(await open()).toMatchObject({ caseId: accepted.value.caseId, onCaseloadSince: '2026-11-23' })
    caseload.undo(accepted.value.undo)
    expect(overview()).toMatchObject({ status: 'referred', caseId: null })
    expect((await open()).state.value?.state).toBe('received')
  })

  test('a second referral of somebody on the caseload joins the open case', async () => {
    const { caseload, referrals, decide, personId } = await arrived()
    const first = await decide('accepted')
    const second = await referrals.create({ person: { id: personId }, details })
    if (!second.ok || !first.ok) throw new Error('not created')
    const accepted = await decide('accepted', null, second.value.id)
    expect(accepted).toMatchObject({ ok: true, value: { caseId: first.value.caseId } })
    expect(caseload.database.prepare('SELECT count(*) FROM "case"').pluck().get()).toBe(1)
  })

  test('every move the rule allows is made, every other is refused', async () => {
    for (const { code: from } of referralStates) {
      for (const { code: to } of referralStates.filter(({ code }) => code !== 'received')) {
        const { decide, open } = await arrived()
        const reasonFor = (state: ReferralState) => (state in referralReasons ? 'other' : null)
        if (from !== 'received') await decide(from, reasonFor(from))
        const reply = await decide(to as Exclude<ReferralState, 'received'>, reasonFor(to))
        const allowed = nextReferralStates(from).includes(to)
        expect(reply.ok, `${from} to ${to}`).toBe(allowed)
        expect((await open()).state.value?.state).toBe(allowed ? to : from)
      }
    }
  })

  test('an ending needs a reason of its list', async () => {
    const { decide } = await arrived()
    expect(await decide('redirected')).toMatchObject({ ok: false, error: { code: 'reason_missing', fields: ['reason'] } })
    expect(await decide('redirected', 'no-answer')).toMatchObject({ ok: false, error: { code: 'reason_missing' } })
    expect((await decide('redirected', 'advice')).ok).toBe(true)
  })

  test('a decision on what was decided meanwhile is refused', async () => {
    const { referrals, id, open, decide } = await arrived()
    const { base } = (await open()).state
    await decide('declined-by-person', 'not-now')
    const late = await referrals.decide({ id, base, state: 'accepted', reason: null, note: null })
    expect(late).toMatchObject({ ok: false, error: { code: 'changed_since' } })
  })

  test('an ending can be taken back, an accepted referral cannot', async () => {
    const { referrals, id, open, decide } = await arrived()
    await decide('not-appropriate', 'no-capacity')
    expect((await referrals.reopen({ id, base: (await open()).state.base })).ok).toBe(true)
    expect((await open()).state.value).toMatchObject({ state: 'received', stateReason: null })
    await decide('accepted')
    expect(await referrals.reopen({ id, base: (await open()).state.base })).toMatchObject({
      ok: false,
      error: { code: 'not_allowed_in_this_state' },
    })
  })

  test('details are saved on what was looked at, deletion is undone whole', async () => {
    const { caseload, referrals, id, open } = await arrived()
    const saved = await referrals.saveDetails({ id, base: (await open()).details.base, details: { ...details, reason: 'Housing.' } })
    expect(saved.ok).toBe(true)
    expect((await open()).details).toMatchObject({ value: { reason: 'Housing.', receivedOn: '2026-11-23' }, versions: 1 })
    const removed = await referrals.remove({ id, reason: 'Sent by mistake' })
    if (!removed.ok) throw new Error('not removed')
    expect((await referrals.open({ id })).ok).toBe(false)
    caseload.undo(removed.value.undo)
    expect((await open()).details.value?.reason).toBe('Housing.')
  })

  test('the referrals of a merged record are listed under the person it was merged into', async () => {
    const { caseload, referrals, personId, id } = await arrived()
    const people = createPeople(caseload)
    const winner = await people.create({ name: nameOf({ family: 'Okafor' }), birth: { birthDate: null, birthDateNotKnown: true } })
    if (!winner.ok) throw new Error('not created')
    caseload.record([put('person', 'mergedInto', personId, personId, { mergedInto: winner.value.id })])
    const list = await referrals.ofPerson({ personId: winner.value.id })
    expect(list.ok && list.value.map((row) => row.id)).toEqual([id])
  })
})
