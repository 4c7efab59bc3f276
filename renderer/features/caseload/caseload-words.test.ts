import { describe, expect, test } from 'vitest'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import { allWords, areSeveral, choiceWords, homeWords, shownWords } from './caseload-words.ts'

const own: CaseloadChoice = { id: 'a', kind: 'caseload', name: 'A. Rahman', isOwn: true, people: 1061 }
const covered: CaseloadChoice = { id: 'b', kind: 'caseload', name: 'B. Cole', isOwn: false, people: 1 }
const inbox: CaseloadChoice = { id: 'c', kind: 'inbox', name: 'Unallocated referrals', isOwn: false, people: 3 }
const choices = [own, covered, inbox]

describe('which caseload is shown', () => {
  test('is a choice where there are two caseloads; the inbox is none', () => {
    expect(areSeveral(choices)).toBe(true)
    expect(areSeveral([own, inbox])).toBe(false)
    expect(areSeveral([])).toBe(false)
  })

  test('says name and number, and all without those not allocated', () => {
    expect(choices.map(choiceWords)).toEqual(['A. Rahman (yours), 1,061 people', 'B. Cole, 1 person', 'Unallocated referrals, 3 people'])
    expect(allWords(choices)).toBe('All 2 caseloads, 1,062 people')
  })

  test('is said in print and in columns', () => {
    expect(['a', 'c', null].map((shown) => shownWords(choices, shown))).toEqual(['Caseload of A. Rahman', 'Unallocated referrals', 'All 2 caseloads'])
    expect(['b', 'gone', null].map((home) => homeWords(choices, home))).toEqual(['B. Cole', 'Not known', 'Not known'])
  })
})
