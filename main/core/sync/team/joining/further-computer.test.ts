import { expect, test } from 'vitest'
import { value } from '../../../../../test/core/answers.ts'
import { handoverTeam, type HandingComputer } from '../../../../../test/core/handover-team.ts'
import { letIn, quiet, teamComputer } from '../../../../../test/core/team-computers.ts'
import { hasLiveGrant } from '../../roster/permission.ts'

/** Lets in one more computer of a member, as a link worker's; gives which of these scopes it may read. */
const further = async (team: Awaited<ReturnType<typeof handoverTeam>>, { member }: HandingComputer, scopes: readonly string[], caseloads: string[] = []) => {
  const { anna, clock, objects } = team
  const another = await teamComputer('Another', clock, objects)
  await letIn(anna, another, { memberId: member, role: 'link-worker', caseloads, ownCaseload: null })
  const roster = anna.book.current()
  if (roster === null) throw new Error('There is a team')
  const grant = roster.grants.find(({ device, scope }) => device === another.id && scope === scopes[1])
  return { holds: scopes.map((scope) => hasLiveGrant(roster, another.id, scope)), until: grant?.until ?? null }
}

test('a further computer of a link worker gets their own caseload, and the one they cover up to the same day', async () => {
  const team = await handoverTeam()
  const { anna, ben, cara, sue, inbox } = team
  await value(anna.handover.giveCover({ caseload: cara.own, memberId: ben.member, until: '2026-12-24' }))
  await quiet(anna, ben, cara, sue)
  expect(await further(team, ben, [ben.own, cara.own, inbox])).toEqual({ holds: [true, true, false], until: '2026-12-24' })
})

test('a further computer of a supervisor that is let in as a link worker’s gets no caseload but those it is let in to', async () => {
  const team = await handoverTeam()
  const { ben, cara, sue, inbox } = team
  expect(await further(team, sue, [ben.own, cara.own, inbox], [ben.own])).toEqual({ holds: [true, false, false], until: null })
})
