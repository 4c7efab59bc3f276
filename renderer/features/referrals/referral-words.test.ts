import { describe, expect, test } from 'vitest'
import { staffNames } from '../../../shared/rules/people/staff-names.ts'
import { decidedWords, decisionWords, senderWords, summaryWords, waitWords } from './referral-words.ts'

describe('what is said of a referral', () => {
  test('status: word, when, by whom, why', () => {
    const words = decisionWords({ state: 'redirected', stateReason: 'mental-health', stateDate: '2026-11-12', stateBy: 'Amina Rahman' }, staffNames([]))
    expect(words.replaceAll('\u00a0', ' ')).toBe('Redirected on 12 Nov 2026, set by A. Rahman: To a mental health service')
    expect(decisionWords({ state: 'received', stateReason: null, stateDate: '2026-11-12', stateBy: null }, staffNames([])).replaceAll('\u00a0', ' ')).toBe('New since 12 Nov 2026')
  })

  test('beside the title: how many are on the list that is shown, and not on another', () => {
    const counts = { unallocated: 5, received: 1, accepted: 12, 'declined-by-person': 2, all: 1200 }
    expect(summaryWords('received', counts)).toBe('1 new referral')
    expect(summaryWords('unallocated', counts)).toBe('5 unallocated referrals')
    expect(summaryWords('accepted', counts)).toBe('12 referrals: accepted')
    expect(summaryWords('declined-by-person', counts)).toBe('2 referrals: declined by the person')
    expect(summaryWords('redirected', counts)).toBe('0 referrals: redirected')
    expect(summaryWords('all', counts)).toBe('1,200 referrals')
  })

  test('what was just decided', () => {
    expect(decidedWords('accepted')).toBe('Referral accepted')
    expect(decidedWords('redirected')).toBe('Referral redirected')
    expect(decidedWords('not-appropriate')).toBe('Referral ended: not appropriate')
    expect(decidedWords('declined-by-person')).toBe('Referral declined by the person')
    expect(decidedWords('could-not-contact')).toBe('Referral ended: could not contact')
  })

  test('the wait, until a contact, until now, or without one', () => {
    expect(waitWords({ waitingDays: 9, firstContact: '2026-11-12', state: 'accepted' })).toBe('9 days to first contact')
    expect(waitWords({ waitingDays: 1, firstContact: null, state: 'received' })).toBe('Waiting 1 day')
    expect(waitWords({ waitingDays: 4, firstContact: null, state: 'could-not-contact' })).toBe('Waited 4 days, no contact')
  })

  test('the sender by name, else by kind', () => {
    expect(senderWords({ referrerName: 'Dr Shah', referrerOrganisation: 'Elm Surgery', source: 'gp-practice' })).toBe('Dr Shah, Elm Surgery')
    expect(senderWords({ referrerName: null, referrerOrganisation: null, source: 'self' })).toBe('The person themselves')
    expect(senderWords({ referrerName: null, referrerOrganisation: null, source: null })).toBe('Not known')
  })
})
