import { expect, test } from 'vitest'
import { keptWords, type HandedOver } from './kept-words.ts'

test('what computers may have kept is said where somebody loses sight, and only there', () => {
  const kinds: readonly HandedOver[] = ['person', 'people', 'caseload']
  for (const what of kinds) expect(keptWords({ loses: [] }, what)).not.toContain('hold')
  expect(kinds.map((what) => keptWords({ loses: ['A. Rahman'] }, what).match(/take (.*) from their pages/)?.[1])).toEqual(['the record', 'the records', 'the caseload'])
})
