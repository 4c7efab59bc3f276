import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { caseStatuses, changeCaseStatus, nextCaseStatuses } from './case-status.ts'
import { err, ok } from './result.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const tomorrow = today.add({ days: 1 })
const closing = { code: 'closed', reason: 'planned-end', outcome: 'met' } as const

describe('changing the status of a case', () => {
  test('an active case can be held or closed', () => {
    expect(changeCaseStatus('active', { code: 'on-hold', until: tomorrow }, today)).toEqual(
      ok({ code: 'on-hold', until: tomorrow }),
    )
    expect(changeCaseStatus('active', closing, today)).toEqual(ok(closing))
    expect(changeCaseStatus('active', { code: 'active' }, today)).toEqual(err('case_transition_not_allowed'))
  })

  test('a case on hold can be held longer, made active or closed', () => {
    expect(nextCaseStatuses('on-hold')).toEqual(caseStatuses.map((status) => status.code))
    expect(changeCaseStatus('on-hold', { code: 'on-hold', until: tomorrow }, today).ok).toBe(true)
  })

  test('a closed case must be opened again first', () => {
    expect(changeCaseStatus('closed', { code: 'active' }, today)).toEqual(ok({ code: 'active' }))
    expect(changeCaseStatus('closed', closing, today)).toEqual(err('case_transition_not_allowed'))
    expect(changeCaseStatus('closed', { code: 'on-hold', until: tomorrow }, today)).toEqual(
      err('case_transition_not_allowed'),
    )
  })

  test('holding needs a date after today', () => {
    expect(changeCaseStatus('active', { code: 'on-hold', until: null }, today)).toEqual(err('case_hold_date_missing'))
    expect(changeCaseStatus('active', { code: 'on-hold', until: today }, today)).toEqual(
      err('case_hold_date_not_after_today'),
    )
  })

  test('closing needs a reason and an outcome from their lists', () => {
    for (const reason of [null, '', 'met']) {
      expect(changeCaseStatus('active', { ...closing, reason }, today)).toEqual(err('case_closing_reason_missing'))
    }
    for (const outcome of [null, '', 'planned-end']) {
      expect(changeCaseStatus('active', { ...closing, outcome }, today)).toEqual(err('case_closing_outcome_missing'))
    }
  })
})
