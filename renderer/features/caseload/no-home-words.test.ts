import { expect, test } from 'vitest'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import { noHomeWords } from './no-home-words.ts'

const choice = (kind: CaseloadChoice['kind'], isOwn = false): CaseloadChoice => ({ id: 'a', kind, name: 'A. Rahman', isOwn, people: 0 })

test('whoever has a caseload of their own, or the unallocated referrals, can take somebody in', () => {
  expect(noHomeWords([choice('caseload', true)], null)).toBeNull()
  expect(noHomeWords([choice('caseload'), choice('inbox')], null)).toBeNull()
})

test('nothing is said while it is not known', () => {
  expect(noHomeWords(undefined, null)).toBeNull()
})

test('whoever only covers, or holds nothing any more, is told to ask for a caseload', () => {
  expect(noHomeWords([], null)?.reason).toBe('You have no caseload now')
  expect(noHomeWords([choice('caseload')], null)?.whole).toContain('Ask your administrator for a caseload.')
})

test('on a removed computer that is why, whatever it still holds', () => {
  expect(noHomeWords([choice('caseload', true)], 'removed')?.reason).toBe('This computer was removed from the team')
})
