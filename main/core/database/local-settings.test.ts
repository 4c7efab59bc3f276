import { expect, test } from 'vitest'
import { newDatabase } from '../../../test/simulation/template-database.ts'
import { createLocalSettings } from './local-settings.ts'

test('a setting is what it was last set to, also after the caseload was opened again', () => {
  const database = newDatabase()
  const local = createLocalSettings(database)
  expect(local.get('invitedNames')).toBeUndefined()
  for (const value of ['Ann', ['Ann', 'Ben'], { ann: 3 }, 0, false]) {
    local.set('invitedNames', value)
    expect([local.get('invitedNames'), createLocalSettings(database).get('invitedNames')]).toEqual([value, value])
  }
})

test('one that was set to nothing is told from one that was never set', () => {
  const local = createLocalSettings(newDatabase())
  local.set('ownCaseload', null)
  expect([local.get('ownCaseload'), local.get('shownCaseload')]).toEqual([null, undefined])
})

test('one that was removed is as if it had never been set, and the others stay', () => {
  const local = createLocalSettings(newDatabase())
  local.set('joining', 'soon')
  local.set('joining', 'now')
  local.set('beginning', 'now')
  local.remove('joining')
  expect([local.get('joining'), local.get('beginning')]).toEqual([undefined, 'now'])
})

test('those of one kind are removed together, and only they', () => {
  const local = createLocalSettings(newDatabase())
  for (const device of ['a', 'b']) local.set(`judgedBy:${device}`, device)
  local.set('joining', 'now')
  local.set('csvColumns:judgedBy', ['nhsNumber'])
  local.removeAll('judgedBy')
  expect(['a', 'b'].map((device) => local.get(`judgedBy:${device}`))).toEqual([undefined, undefined])
  expect([local.get('joining'), local.get('csvColumns:judgedBy')]).toEqual(['now', ['nhsNumber']])
})
