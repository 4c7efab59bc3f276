import { expect, test } from 'vitest'
import { sightSentences } from './sight-words.ts'

test('who gains and who loses sight is said, and when it is nobody', () => {
  expect(sightSentences({ gains: ['B. Cole'], loses: [], keeps: ['A. Rahman (administrator)', 'C. Obi (supervisor)'] })).toEqual([
    'B. Cole will see the whole record.',
    'Nobody loses sight of it.',
    'A. Rahman (administrator) and C. Obi (supervisor) will see it as before.',
  ])
  expect(sightSentences({ gains: [], loses: ['A. Rahman', 'B. Cole', 'C. Obi'], keeps: [] })).toEqual([
    'Nobody else gets to see the record.',
    'A. Rahman, B. Cole and C. Obi will no longer see it.',
  ])
})
