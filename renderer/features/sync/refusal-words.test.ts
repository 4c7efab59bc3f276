import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Refusal } from '../../../shared/contract/sync.ts'
import { entities } from '../../../shared/model/entities.ts'
import { reasonWords, refusedWords } from './refusal-words.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const refusal: Refusal = {
  device: 'a'.repeat(32),
  computer: "Ann's laptop",
  member: 'Ann Cole',
  reason: 'after_removal',
  entity: 'noteTemplate',
  changes: 1,
  since: Date.UTC(2026, 10, 23, 9, 14),
  people: [],
}
const plain = (words: string): string => words.replaceAll('\u00A0', ' ')

test('how many, of what, and since when', () => {
  expect(plain(refusedWords(refusal, today))).toBe('1 change of a note template, made today 09:14.')
  expect(plain(refusedWords({ ...refusal, entity: 'person', changes: 2, since: Date.UTC(2026, 10, 17) }, today))).toBe(
    '2 changes of a person’s record, made since Tue 17 Nov.',
  )
})

test('every kind of record that this version knows has words, and any other is said to be unknown', () => {
  for (const entity of Object.keys(entities)) expect(refusedWords({ ...refusal, entity }, today)).not.toContain('does not know')
  for (const entity of ['smokeSignal', 'constructor']) expect(refusedWords({ ...refusal, entity }, today)).toContain('of something that this version does not know,')
})

test('every reason is whole sentences', () => {
  for (const words of Object.values(reasonWords)) expect(words).toMatch(/^[A-Z].+\.$/)
})
