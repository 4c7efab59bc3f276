import { describe, expect, test } from 'vitest'
import { forgeLine } from '../../../test/core/forged-lines.ts'
import { addPerson, handoverTeam, shown, type HandingComputer } from '../../../test/core/handover-team.ts'
import { quiet, teamComputer } from '../../../test/core/team-computers.ts'
import { value } from '../../../test/core/answers.ts'
import { grantScopeAct } from '../sync/roster/act-writing.ts'
import { listRefusals } from '../sync/refusals.ts'

const tomorrow = 86_400_000 * 1024
const nowhere = 'f0'.repeat(16)

const homeOn = ({ caseload: { database } }: HandingComputer, person: string): unknown =>
  database.prepare('SELECT homeScope FROM person WHERE id = ?').pluck().get(person)

const home = (homeScope: string): string => JSON.stringify({ homeScope })

/** Somebody who lay in the inbox and was given to Cara; Ben may read the inbox, and nothing else of it. */
const allocated = async () => {
  const team = await handoverTeam()
  const { anna, ben, cara, sue, inbox } = team
  for (const { id } of [ben]) {
    const device = anna.book.current()?.devices.get(id)
    if (device === undefined) throw new Error('not in the team')
    anna.book.write([grantScopeAct(device, inbox, null, anna.book.writer())])
  }
  const { person } = await addPerson(sue, 'Ada', inbox)
  await quiet(anna, ben, cara, sue)
  const before = ben.caseload.baseOf('person', person, 'home')
  await value(sue.handover.move({ personIds: [person], to: cara.own }))
  await quiet(sue, anna, ben, cara)
  const everybody = () => quiet(ben, anna, cara, sue)
  const lie = (line: { readonly scope?: string; readonly value: string; readonly supersedes?: string }): void =>
    forgeLine(ben.caseload, { record: person, scope: inbox, hlc: (team.clock.now() + 1) * 1024 + tomorrow, ...line })
  return { ...team, person, before, lie, everybody }
}

describe('somebody who was allocated', () => {
  test('is not pulled back into the inbox by somebody who may read that alone', async () => {
    const { anna, ben, cara, sue, inbox, person, before, lie, everybody } = await allocated()
    const standing = ben.caseload.baseOf('person', person, 'home').map(([device, seq, check]) => [device, seq, check])
    const once = before.map(([device, seq, check]) => [device, seq, check])
    for (const supersedes of [[], once, standing, [...once, ...standing]]) lie({ value: home(inbox), supersedes: JSON.stringify(supersedes) })
    await everybody()
    for (const computer of [anna, cara, sue]) expect([shown(computer), homeOn(computer, person)]).toEqual([['Ada'], cara.own])
    expect(shown(ben)).toEqual([])
    anna.caseload.rebuild()
    expect(homeOn(anna, person)).toBe(cara.own)
  })

  test('is not pulled back by an update that writes the tables anew before the roster is known', async () => {
    const { anna, cara, sue, clock, objects, inbox, person, before, lie, everybody } = await allocated()
    lie({ value: home(inbox), supersedes: JSON.stringify(before.map(([device, seq, check]) => [device, seq, check])) })
    lie({ value: home(inbox), supersedes: JSON.stringify([['nobody', 1, 'guess', cara.own]]) })
    await everybody()
    for (const { name, caseload } of [anna, cara, sue]) {
      caseload.local.set('projection', 'an earlier model')
      const updated = await teamComputer(name, clock, objects, caseload.database)
      await updated.sync.followRoster()
      expect(caseload.database.prepare('SELECT homeScope FROM person WHERE id = ?').pluck().get(person)).toBe(cara.own)
    }
  })

  test('is not sent where nobody is, or where nobody can be', async () => {
    const { anna, ben, cara, sue, person, lie, everybody } = await allocated()
    for (const scope of [nowhere, anna.caseload.scopes.team, 'roster', cara.own]) lie({ value: home(scope) })
    await everybody()
    for (const computer of [anna, cara, sue]) expect([shown(computer), homeOn(computer, person)]).toEqual([['Ada'], cara.own])
    expect(shown(ben)).toEqual([])
    expect(listRefusals(anna)).toMatchObject([{ device: ben.id, reason: 'foreign_home', entity: 'person', changes: 4 }])
  })

  test('stays allocated where their home is emptied', async () => {
    const { anna, cara, sue, ben, person, lie, everybody } = await allocated()
    const standing = ben.caseload.baseOf('person', person, 'home').map(([device, seq, check]) => [device, seq, check])
    lie({ value: 'null', supersedes: JSON.stringify(standing) })
    await everybody()
    for (const computer of [anna, cara, sue]) expect(homeOn(computer, person)).toBe(cara.own)
    expect(shown(ben)).toEqual([])
  })

  test('is not taken to another caseload by a claim to have come from somewhere else', async () => {
    const { anna, ben, cara, sue, person, lie, everybody } = await allocated()
    lie({ scope: ben.own, value: home(ben.own), supersedes: JSON.stringify([['nobody', 1, 'guess', anna.caseload.scopes.team], ['nobody', 1, 'guess', cara.own]]) })
    await everybody()
    for (const computer of [anna, cara, sue]) expect(homeOn(computer, person)).toBe(cara.own)
  })
})

describe('somebody who is on a caseload', () => {
  test('is not told as allocated twice after one who never held the inbox handed on whom it gave them', async () => {
    const { anna, ben, cara, sue, inbox } = await handoverTeam()
    const { person } = await addPerson(sue, 'Ada', inbox)
    await quiet(sue, anna, ben, cara)
    await value(anna.handover.move({ personIds: [person], to: ben.own }))
    await value(anna.handover.giveCover({ caseload: cara.own, memberId: ben.member, until: null }))
    await quiet(anna, ben, cara, sue)
    await value(ben.handover.move({ personIds: [person], to: cara.own }))
    await quiet(ben, anna, cara, sue)
    for (const computer of [anna, sue]) {
      expect(homeOn(computer, person)).toBe(cara.own)
      expect(await value(computer.handover.doubleAllocations({}))).toEqual([])
    }
    await value(sue.handover.move({ personIds: [person], to: inbox }))
    await quiet(sue, anna, ben, cara)
    for (const computer of [anna, sue]) expect(homeOn(computer, person)).toBe(inbox)
    expect([ben, cara].map(shown)).toEqual([[], []])
  })

  test('does not disappear when its holder writes that they are nowhere', async () => {
    const { anna, ben, cara, sue } = await handoverTeam()
    const { person } = await addPerson(ben, 'Bola')
    await quiet(ben, anna, cara, sue)
    const standing = ben.caseload.baseOf('person', person, 'home').map(([device, seq, check]) => [device, seq, check])
    forgeLine(ben.caseload, { record: person, scope: ben.own, value: home(nowhere), supersedes: JSON.stringify(standing) })
    await quiet(ben, anna, cara, sue)
    for (const computer of [anna, sue]) expect(homeOn(computer, person)).toBe(ben.own)
  })

  test('is where they moved to once it is heard that the mover was granted that caseload', async () => {
    const { anna, ben, cara, sue } = await handoverTeam()
    const { person } = await addPerson(ben, 'Bola')
    await value(anna.handover.giveCover({ caseload: cara.own, memberId: ben.member, until: null }))
    await quiet(ben, anna, cara, sue)
    await value(ben.handover.move({ personIds: [person], to: cara.own }))
    await quiet(ben, anna, cara, sue)
    expect([anna, cara, sue].map((computer) => homeOn(computer, person))).toEqual([cara.own, cara.own, cara.own])
    await value(anna.handover.endCover({ caseload: cara.own, memberId: ben.member }))
    await quiet(anna, ben, cara, sue)
    expect([anna, cara, sue].map((computer) => homeOn(computer, person))).toEqual([cara.own, cara.own, cara.own])
    expect(shown(ben)).toEqual([])
  })
})
