import { expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, teamComputer, type Objects } from '../../../../test/core/team-computers.ts'
import { createNotes } from '../../caseload/notes/notes.ts'
import { createSettings, profileOf } from '../../caseload/settings.ts'
import { createWriters } from '../../caseload/writers.ts'
import { put } from '../../changes/record.ts'
import { createTeamNames } from './team-names.ts'

const team = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects)]
  await beginTeam(anna)
  await letIn(anna, ben, linkWorker)
  return { anna, ben, clock, objects }
}

test('a link worker says who they are, and nobody else', async () => {
  const { anna, ben } = await team()
  const settings = createSettings(ben.caseload)
  const { id, profile } = await value(settings.profile({}))
  await value(settings.saveProfile({ id, base: profile.base, profile: { ...profileOf(ben.caseload), memberName: 'Benjamin Rahman' } }))
  const annaId = (await value(anna.team.current({})))?.memberId ?? ''
  const before = profileOf(anna.caseload)
  ben.caseload.record([put('member', 'profile', annaId, null, { ...before, memberName: 'Nobody' }, ben.caseload.baseOf('member', annaId, 'profile'))])
  expect(await settings.saveProfile({ id: annaId, base: [], profile: before })).toEqual({ ok: false, error: { code: 'not_allowed' } })
  await quiet(ben, anna)
  expect((await value(anna.team.memberNames({}))).toSorted()).toEqual(['Anna Rahman', 'Benjamin Rahman'])
  expect(profileOf(anna.caseload)).toEqual(before)
})

test('what somebody wrote is by them, on whichever of their computers', async () => {
  const { anna, ben, clock, objects } = await team()
  const other = await teamComputer('Other', clock, objects)
  const memberId = (await value(ben.team.current({})))?.memberId ?? null
  await letIn(anna, other, { memberId, role: 'link-worker', caseloads: [], ownCaseload: null })
  await quiet(anna, ben, other)
  expect(createWriters(ben.caseload)(other.id)).toEqual({ thisComputer: false, you: true, member: 'Ben Rahman', computer: "Other's laptop" })
  expect(createWriters(ben.caseload)(anna.id)).toMatchObject({ thisComputer: false, you: false, member: 'Anna Rahman' })
  expect(createWriters(ben.caseload)(ben.id)).toMatchObject({ thisComputer: true, you: true, member: 'Ben Rahman' })
  expect(createWriters(ben.caseload)('0'.repeat(32))).toEqual({ thisComputer: false, you: false, member: null, computer: null })
})

test('templates are the business of those who lead the team', async () => {
  const { anna, ben } = await team()
  const content = { templateName: 'Ours', noteKind: 'review', headings: 'How it went' } as const
  expect(await createNotes(ben.caseload).saveTemplate({ id: null, base: [], content })).toEqual({ ok: false, error: { code: 'not_allowed' } })
  const { id } = await value(createNotes(anna.caseload).saveTemplate({ id: null, base: [], content }))
  await quiet(anna, ben)
  expect((await value(createNotes(ben.caseload).templates({}))).map((template) => template.id)).toContain(id)
  expect(await createNotes(ben.caseload).removeTemplate({ id, reason: 'Mine is better' })).toEqual({ ok: false, error: { code: 'not_allowed' } })
})

test('of a member who has not said their name yet, but whose a caseload is, pages say that it is a colleague’s', async () => {
  const { anna } = await team()
  const { database, scopes } = anna.caseload
  database.prepare('INSERT INTO member (id, ownCaseload) VALUES (?, ?)').run('new', scopes.own)
  const names = createTeamNames(database)
  expect(names.staff()('new')).toBe('A colleague')
  expect(names.memberNames()).toEqual(expect.arrayContaining(['Anna Rahman']))
  expect(names.memberNames()).not.toContain(null)
})
