import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { caseStatusOf } from '../../../../test/core/field-groups.ts'
import { book, withPerson } from '../../../../test/core/test-notes.ts'
import { put } from '../../changes/record.ts'
import { createLists } from './lists.ts'

/** One person with an open case, whose consultation has ended since the list was read last. */
const withEndedConsultation = async () => {
  const { caseload, person } = await withPerson()
  const id = caseload.newId()
  caseload.record([
    put('case', 'opening', id, person, { personId: person, referralId: null, openedOn: '2026-11-01', openedBy: null }),
    put('case', 'status', id, person, caseStatusOf({ status: 'active', statusFrom: '2026-11-01', statusBy: null })),
  ])
  book(caseload, person)
  caseload.clock.advance({ days: 1 })
  return { caseload, lists: createLists(caseload) }
}

describe('a consultation that has ended meanwhile', () => {
  test('is no longer what comes next', async () => {
    const { lists } = await withEndedConsultation()
    expect((await value(lists.caseload({ show: 'open' }))).rows).toMatchObject([{ nextStart: null }])
  })

  test('does not keep lists from being read when nothing can be written', async () => {
    const { caseload, lists } = await withEndedConsultation()
    caseload.database.pragma('query_only = ON')
    expect((await value(lists.caseload({ show: 'open' }))).rows).toHaveLength(1)
    expect((await value(lists.today({}))).consultations).toEqual([])
    caseload.database.pragma('query_only = OFF')
    expect((await value(lists.caseload({ show: 'open' }))).rows).toMatchObject([{ nextStart: null }])
  })
})
