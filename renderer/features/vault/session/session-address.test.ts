import { describe, expect, test } from 'vitest'
import { reasonIn, redirection, type SessionState } from './session-address.ts'

const closed: SessionState = { isOpen: false, isCodeConfirmed: true, isEmpty: false, hasPage: true, isArrival: false }
const open: SessionState = { ...closed, isOpen: true }

describe('where a window may be', () => {
  test('without an open caseload nothing but the pages before opening', () => {
    expect(redirection('/people/1', closed)).toBe('/unlock')
    expect(redirection('/unlocked', closed)).toBe('/unlock')
    expect(redirection('/unlock', closed)).toBeNull()
    expect(redirection('/recover/0123456789abcdef', closed)).toBeNull()
  })

  test('a computer without a caseload begins with the first run, and may go back from it', () => {
    expect(redirection('/unlock', { ...closed, isEmpty: true, isArrival: true })).toBe('/first-run')
    expect(redirection('/first-run', { ...closed, isEmpty: true, isArrival: true })).toBeNull()
    expect(redirection('/unlock', { ...closed, isEmpty: true })).toBeNull()
  })

  test('an open caseload leaves the unlock page, and what has no page, for Today', () => {
    expect(redirection('/unlock', open)).toBe('/today')
    expect(redirection('/damage/0123456789abcdef/disk_full', open)).toBe('/today')
    expect(redirection('/nowhere', { ...open, hasPage: false })).toBe('/today')
    expect(redirection('/today', { ...open, hasPage: false })).toBeNull()
    expect(redirection('/caseload', open)).toBeNull()
  })

  test('a recovery code that was never checked comes first after unlocking, and may be left', () => {
    expect(redirection('/unlock', { ...open, isCodeConfirmed: false })).toBe('/new-code')
    expect(redirection('/today', { ...open, isCodeConfirmed: false })).toBeNull()
  })

  test('the first run and recovery go on after the caseload is open', () => {
    expect(redirection('/first-run', open)).toBeNull()
    expect(redirection('/recover/0123456789abcdef', open)).toBeNull()
    expect(redirection('/new-code', open)).toBeNull()
  })
})

test('the reason of a lock is read from the address', () => {
  expect(reasonIn('#/unlock?reason=idle')).toBe('idle')
  expect(reasonIn('#/unlock')).toBeNull()
})
