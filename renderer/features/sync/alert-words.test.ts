import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { alertWords, isOpenedBySheet, shortAlert, type SyncAlert } from './alert-words.ts'

/** All that is said, as it is read. */
const wholeWords = (...of: Parameters<typeof alertWords>): string => {
  const { happened, advice } = alertWords(...of)
  return `${happened} ${advice}`
}

const kinds = ['altered', 'emptied', 'withheld', 'acts_missing', 'removed_acts_missing', 'no_administrator', 'removal_unheard', 'rolled_back', 'two_copies', 'wrong_key', 'keys_used_up', 'many_acts', 'newer_version', 'new_administrator', 'clock'] as const
const today = Temporal.PlainDate.from('2026-11-05')
const alerts: readonly SyncAlert[] = kinds.flatMap((kind) => ["Ann's laptop", null].map((computer) => ({ kind, computer, days: kind === 'clock' ? 3 : null })))

test.each(alerts)('$kind of $computer: whole sentences, that say what is safe', (alert) => {
  const { happened, advice } = alertWords(alert, false, today)
  for (const words of [happened, advice]) expect(words).toMatch(/^[A-Z].+\.$/)
  expect(happened + advice).not.toMatch(/null|undefined/)
  expect(advice).toMatch(/safe|is lost|is kept/)
  expect(shortAlert(alert)).toMatch(/^[A-Z].+\.$/)
})

test('whose computer it is comes in words', () => {
  expect(wholeWords({ kind: 'altered', computer: "Ann's laptop", days: null }, false, today)).toBe(
    "Something from Ann's laptop is incomplete or was altered on the way. Earlier changes are safe; newer ones wait until it is sent again.",
  )
  expect(wholeWords({ kind: 'clock', computer: null, days: 3 }, false, today)).toMatch(/^This computer’s clock looks wrong by 3 days\. Nothing is lost\./)
})

test('of a computer that decides more for the team than counts it is said what to do', () => {
  const words = wholeWords({ kind: 'many_acts', computer: "Ann's laptop", days: null }, true, today)
  expect(words).toMatch(/^Ann's laptop has made nearly as many caseloads, .+ If nobody of you did so much there, remove it/)
})

test('an administrator is told to type the sheet where that helps, anybody else to tell an administrator', () => {
  const alert = { kind: 'wrong_key', computer: "Ann's laptop", days: null } as const
  expect(wholeWords(alert, true, today)).toMatch(/what it locks cannot be read here\. Earlier work is safe\. The team sheet opens it: .+ type it here\.$/)
  expect(wholeWords(alert, false, today)).toMatch(/Tell the administrators of your team\.$/)
  expect(alerts.filter(isOpenedBySheet).map(({ kind }) => kind)).toEqual(['wrong_key', 'wrong_key'])
})

test('that a removed computer’s acts can be given up is told to whoever can do it', () => {
  const alert = { kind: 'removed_acts_missing', computer: "Ann's laptop", days: null } as const
  expect(wholeWords(alert, true, today)).toMatch(/whichever has it sends it again\. If none has it any more, remove that computer again below with the team sheet/)
  expect(wholeWords(alert, false, today)).toMatch(/whichever has it sends it again\.$/)
})

test('whose acts are missing, and that a lost computer has to be removed, is told to whoever can do it and to whoever can say so', () => {
  const alert = { kind: 'acts_missing', computer: "Ann's laptop", days: null } as const
  expect(wholeWords(alert, true, today)).toMatch(/^Something that was changed in the team on Ann's laptop is not in the storage yet, .+ If that computer is lost, remove it below with the team sheet/)
  expect(wholeWords(alert, false, today)).toMatch(/If that computer is lost, tell the administrators of your team: they remove it\.$/)
})

test('of a new administrator it is said who, since when, and what to do if nobody knows of it', () => {
  const alert = { kind: 'new_administrator', computer: "Rita's laptop", member: 'Rita Roe', since: Date.UTC(2026, 10, 3, 9), days: null } as const
  const words = wholeWords(alert, true, today).replaceAll('\u00a0', ' ')
  expect(words).toMatch(/^A new administrator has been in the team since Tue 3 Nov: Rita Roe, Rita's laptop\. Nothing is lost\. If nobody of you knows of it, the team sheet may be in wrong hands, /)
  expect(wholeWords({ kind: 'new_administrator', computer: null, days: null }, true, today)).toMatch(/^A new administrator is in the team: a computer whose name has not come in yet\. /)
})
