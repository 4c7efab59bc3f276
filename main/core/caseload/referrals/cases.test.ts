import { describe, expect, test } from 'vitest'
import { cases as contract, type StatusRequest } from '../../../../shared/contract/cases.ts'
import { caseStatusOf, nameOf } from '../../../../test/core/field-groups.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createCases } from './cases.ts'

const opened = async () => {
  const caseload = await testCaseload()
  const cases = createCases(caseload)
  const { newId } = caseload
  const add = () => {
    const personId = newId()
    const id = newId()
    caseload.record([
      put('person', 'name', personId, personId, nameOf({ given: 'Ngozi', family: 'Okafor' })),
      put('case', 'opening', id, personId, { personId, referralId: null, openedOn: '2026-10-01', openedBy: 'Amina Rahman' }),
      put('case', 'status', id, personId, caseStatusOf({ status: 'active', statusFrom: '2026-10-01' })),
    ])
    return { personId, id }
  }
  const { personId, id } = add()
  const read = async (person = personId) => {
    const reply = await cases.ofPerson({ personId: person })
    if (!reply.ok) throw new Error('no cases')
    const [first] = contract.ofPerson.output.parse(reply.value)
    if (first === undefined) throw new Error('no case')
    return first
  }
  const setStatus = async (request: StatusRequest) => cases.setStatus({ id, base: (await read()).status.base, request })
  const overview = () => caseload.database.prepare('SELECT status, statusUntil, nextReview FROM overview WHERE personId = ?').get(personId)
  return { caseload, cases, add, id, personId, read, setStatus, overview }
}

describe('cases', () => {
  test('a hold has a last day after today and shows on the caseload; undo makes it active', async () => {
    const { caseload, setStatus, read, overview } = await opened()
    const hold = (until: string | null) => setStatus({ status: 'on-hold', until, reason: 'In hospital', note: null })
    expect(await hold(null)).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: ['until'] } })
    expect(await hold('2026-11-23')).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: ['until'] } })
    const held = await hold('2026-12-01')
    if (!held.ok) throw new Error('not held')
    expect(overview()).toMatchObject({ status: 'on-hold', statusUntil: '2026-12-01' })
    expect((await read()).status.value).toMatchObject({ statusReason: 'In hospital', statusBy: 'Amina Rahman', statusFrom: '2026-11-23' })
    caseload.undo(held.value.undo)
    expect(overview()).toMatchObject({ status: 'active', statusUntil: null })
  })

  test('closing needs a reason and an outcome; a closed case can be opened again', async () => {
    const { setStatus, read, overview } = await opened()
    const close = (reason: string | null, outcome: string | null) => setStatus({ status: 'closed', reason, outcome, note: null })
    expect(await close(null, 'met')).toMatchObject({ ok: false, error: { code: 'reason_missing', fields: ['reason'] } })
    expect(await close('planned-end', null)).toMatchObject({ ok: false, error: { code: 'reason_missing', fields: ['outcome'] } })
    expect((await close('planned-end', 'partly-met')).ok).toBe(true)
    expect(overview()).toMatchObject({ status: 'closed' })
    expect((await read()).status.value).toMatchObject({ statusReason: 'planned-end', outcome: 'partly-met' })
    expect(await close('other', 'met')).toMatchObject({ ok: false, error: { code: 'not_allowed_in_this_state' } })
    expect((await setStatus({ status: 'active', note: 'Rang again' })).ok).toBe(true)
    expect((await read()).status.value).toMatchObject({ status: 'active', statusReason: null, outcome: null, statusNote: 'Rang again' })
  })

  test('a status that changed meanwhile is not written over', async () => {
    const { cases, id, read, setStatus } = await opened()
    const { base } = (await read()).status
    await setStatus({ status: 'closed', reason: 'other', outcome: 'not-known', note: null })
    expect(await cases.setStatus({ id, base, request: { status: 'on-hold', until: '2027-01-01', reason: null, note: null } })).toMatchObject({
      ok: false,
      error: { code: 'changed_since' },
    })
  })

  test('the next review of several cases is set as one step, for all of them or none', async () => {
    const { caseload, cases, add, id, read, overview } = await opened()
    const other = add()
    const picked = [{ id, base: [] }, { id: other.id, base: [] }]
    const missing = { id: caseload.newId(), base: [] }
    expect(await cases.setNextReview({ cases: [...picked, missing], nextReview: '2026-12-15' })).toMatchObject({ ok: false })
    expect(overview()).toMatchObject({ nextReview: null })
    const set = await cases.setNextReview({ cases: picked, nextReview: '2026-12-15' })
    if (!set.ok) throw new Error('not set')
    expect((await read(other.personId)).review.value).toEqual({ nextReview: '2026-12-15' })
    expect(overview()).toMatchObject({ nextReview: '2026-12-15' })
    caseload.undo(set.value.undo)
    expect(overview()).toMatchObject({ nextReview: null })
  })

  test('priority is set and read with its base', async () => {
    const { cases, id, read } = await opened()
    await cases.setPriority({ id, base: [], priority: 'urgent' })
    const { priority } = await read()
    await cases.setPriority({ id, base: priority.base, priority: 'soon' })
    expect((await read()).priority).toMatchObject({ value: { priority: 'soon' }, versions: 1 })
  })
})
