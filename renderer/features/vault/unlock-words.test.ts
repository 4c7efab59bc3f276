import { expect, test } from 'vitest'
import { faultSentence } from '../../api/fault-sentence.ts'
import { unlockFaultSentence } from './unlock-words.ts'

test('a caseload that does not open for no known reason is not to be locked and unlocked', () => {
  expect(unlockFaultSentence({ code: 'unexpected' })).toMatch(/ Close Haversack and start it again; if it stays, open a backup\.$/)
  expect(unlockFaultSentence({ code: 'unexpected' })).not.toContain('unlock')
})

test('every other reason is said as everywhere', () => {
  for (const code of ['wrong_passphrase', 'already_open', 'disk_full'] as const) expect(unlockFaultSentence({ code })).toBe(faultSentence({ code }))
})
