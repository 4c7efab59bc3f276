import { expect, test } from 'vitest'
import { stopWords } from '../sync/stop-words.ts'
import { withoutTeamWords } from './without-team-words.ts'

test('where there is no team to show, it says why', () => {
  const alone = 'Only this computer. Sync is not set up, so there is no team yet.'
  expect(withoutTeamWords(undefined)).toBe(alone)
  expect(withoutTeamWords({ state: 'off', stoppedBy: null })).toBe(alone)
  expect(withoutTeamWords({ state: 'stopped', stoppedBy: 'removed' })).toBe(stopWords('removed').whole)
  for (const state of ['needs_invitation', 'waiting_for_approval', 'not_let_in'] as const) {
    expect(withoutTeamWords({ state, stoppedBy: null })).toBe('Only this computer, until your administrator lets it into the team.')
  }
})
