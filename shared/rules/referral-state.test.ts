import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decideReferral,
  needsReason,
  nextReferralStates,
  referralReasons,
  referralStates,
  waitingDays,
} from './referral-state.ts'
import { err, ok } from './result.ts'

const states = referralStates.map((state) => state.code)

describe('deciding on a referral', () => {
  test('every decision is open when it was received', () => {
    expect(decideReferral('received', 'accepted', null)).toEqual(ok({ state: 'accepted', reason: null }))
    expect(decideReferral('received', 'could-not-contact', 'no-answer')).toEqual(
      ok({ state: 'could-not-contact', reason: 'no-answer' }),
    )
    expect(nextReferralStates('received')).toHaveLength(5)
  })

  test('an ending can be taken back, an acceptance cannot', () => {
    expect(decideReferral('redirected', 'received', null)).toEqual(ok({ state: 'received', reason: null }))
    expect(decideReferral('declined-by-person', 'accepted', null).ok).toBe(true)
    expect(decideReferral('declined-by-person', 'not-appropriate', 'age')).toEqual(
      err('referral_transition_not_allowed'),
    )
    expect(decideReferral('accepted', 'received', null)).toEqual(err('referral_transition_not_allowed'))
  })

  test('reasons are needed, and must belong to the state', () => {
    expect(decideReferral('received', 'redirected', null)).toEqual(err('referral_reason_missing'))
    expect(decideReferral('received', 'redirected', '')).toEqual(err('referral_reason_missing'))
    expect(decideReferral('received', 'redirected', 'no-answer')).toEqual(err('referral_reason_not_in_list'))
    expect(decideReferral('received', 'accepted', 'no-answer')).toEqual(ok({ state: 'accepted', reason: null }))
  })

  test('no state leads to itself, and only a state with reasons asks for one', () => {
    for (const state of states) {
      expect(nextReferralStates(state)).not.toContain(state)
      expect(needsReason(state)).toBe(!['received', 'accepted'].includes(state))
    }
  })

  test('reason codes are unique within their state', () => {
    for (const reasons of Object.values(referralReasons)) {
      expect(new Set(reasons.map((reason) => reason.code)).size).toBe(reasons.length)
    }
  })

  test('from any state, with any reason, acceptance stays final and decisions are consistent', () => {
    const state = fc.constantFrom(...states)
    const reason = fc.oneof(fc.constant(null), fc.constantFrom('other', 'age', 'no-answer'), fc.string())
    fc.assert(
      fc.property(fc.array(fc.tuple(state, reason)), (moves) => {
        let current: (typeof states)[number] = 'received'
        for (const [next, why] of moves) {
          const decision = decideReferral(current, next, why)
          if (!decision.ok) continue
          expect(current).not.toBe('accepted')
          expect(decision.value.reason === null).toBe(!needsReason(decision.value.state))
          current = decision.value.state
        }
      }),
    )
  })
})

describe('waiting', () => {
  test('is counted from the referral to the first contact, or to today', () => {
    expect(waitingDays('2026-09-28', '2026-10-07', '2026-11-23')).toBe(9)
    expect(waitingDays('2026-11-14', null, '2026-11-23')).toBe(9)
    expect(waitingDays('2026-11-23', null, '2026-11-23')).toBe(0)
  })

  test('is never negative', () => {
    expect(waitingDays('2026-11-23', '2026-11-20', '2026-11-24')).toBe(0)
  })
})
