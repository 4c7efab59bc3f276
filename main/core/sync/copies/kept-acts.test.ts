import { expect, test } from 'vitest'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { keepActs, keepsActs, takeKeptActs } from './kept-acts.ts'

test('what a former device had done in a team is handed out once, oldest first, and never to another team', async () => {
  const { local } = await testCaseload()
  const acts = (vaultId: string, former: string) => ({ vaultId, former, lines: [] })
  for (const kept of [acts('this', 'first'), acts('another', 'first'), acts('this', 'second')]) keepActs(local, kept)
  expect(keepsActs(local)).toBe(true)
  expect(takeKeptActs(local, 'this')).toEqual([acts('this', 'first'), acts('this', 'second')])
  expect(keepsActs(local)).toBe(false)
  expect(takeKeptActs(local, 'another')).toEqual([])
})
