import { expect, test } from 'vitest'
import { beforeContactWords, isCertain, type BeforeContactState, type BeforeContactTopic } from './before-contact.ts'

const topics: readonly BeforeContactTopic[] = ['safeguarding', 'risk', 'communication', 'adjustment', 'contact']
const states: readonly BeforeContactState[] = [{ kind: 'known', words: 'dog, loose in yard' }, { kind: 'none' }, { kind: 'not-recorded' }]

test('the three states of every topic read differently and none is blank', () => {
  const all = topics.flatMap((topic) => states.map((state) => beforeContactWords({ topic, state })))
  expect(new Set(all).size).toBe(15)
  expect(all).not.toContain('')
})

test('risks have the wordings of the design', () => {
  expect(states.map((state) => beforeContactWords({ topic: 'risk', state }))).toEqual([
    'Known risks: dog, loose in yard',
    'No known risks',
    'Risks not recorded',
  ])
})

test('only what is known is certain', () => {
  expect(states.map((state) => isCertain({ topic: 'risk', state }))).toEqual([true, true, false])
})
