import { beforeEach, describe, expect, test } from 'vitest'
import { forgeLine } from '../../../test/core/forged-lines.ts'
import { addPerson, handoverTeam, writeBestTimes, type HandingComputer } from '../../../test/core/handover-team.ts'
import { quiet } from '../../../test/core/team-computers.ts'
import { value } from '../../../test/core/answers.ts'
import type { Writer } from '../../../shared/contract/writer.ts'
import { createNotes } from '../caseload/notes/notes.ts'
import { createPeople } from '../caseload/people/people.ts'
import { createSettle } from '../caseload/settle/settle.ts'
import type { Origin } from '../changes/log/line.ts'
import { toText } from '../common/bytes.ts'
import { listRefusals } from '../sync/refusals.ts'

const contact = (bestTimes: string): string => JSON.stringify({ preferredContact: 'phone', voicemail: 'no', bestTimes, contactNote: null })

/** Who wrote it, and who copied it, by the first name of whose computer it is. */
const writerIn = ({ member, copiedBy }: Writer): string =>
  [member, ...(copiedBy === undefined ? [] : ['copied by', copiedBy.member])].join(' ').replaceAll(' Rahman', '')

const history = async ({ caseload }: HandingComputer, id: string) =>
  (await value(createPeople(caseload).changes({ id, before: null })))
    .filter(({ group }) => group === 'contact')
    .map(({ value: said, writer, at }) => [(said as { bestTimes: string }).bestTimes, writerIn(writer), at] as const)

const written = async (computer: HandingComputer, id: string) => (await history(computer, id)).map(([said, who]) => `${said}: ${who}`)

const versions = async ({ caseload }: HandingComputer, record: string) =>
  (await value(createSettle(caseload).open({ entity: 'person', record, group: 'contact' }))).versions.map(({ writer }) => writerIn(writer)).sort()

let team: Awaited<ReturnType<typeof handoverTeam>>
let person: string
let note: string
let everybody: () => Promise<void>

/** Somebody on Ben's caseload, of whom Sue wrote when to ring. */
beforeEach(async () => {
  team = await handoverTeam()
  const { anna, ben, cara, sue } = team
  const added = await addPerson(ben, 'Bola')
  person = added.person
  note = added.note
  everybody = () => quiet(ben, anna, cara, sue)
  await everybody()
  writeBestTimes(sue, person, 'Mornings')
  await everybody()
})

const standing = () => {
  const [head] = team.ben.caseload.log.headsOfRegister({ entity: 'person', record: person, grp: 'contact' })
  const change = head === undefined ? null : team.ben.caseload.log.find(head.ref, head.scope)
  if (change === null) throw new Error('nobody wrote when to ring')
  return change
}

/** Ben says that he copied from somebody when to ring. */
const forgeCopy = (said: string, part: Partial<Origin>, over: readonly unknown[] = []): void => {
  team.clock.advance({ minutes: 1 })
  const { device, scope, seq, hlc, digest } = standing()
  const origin = { device, scope, seq, hlc, digest: toText(digest), ...part }
  forgeLine(team.ben.caseload, { scope: team.ben.own, record: person, grp: 'contact', value: contact(said), origin: JSON.stringify(origin), supersedes: JSON.stringify(over) })
}

const asSeen = () => standing().digest.subarray(0, 8).toString('base64url')

describe('what was copied when somebody moved', () => {
  beforeEach(async () => {
    await value(team.anna.handover.move({ personIds: [person], to: team.cara.own }))
    await everybody()
  })

  test('is by whoever wrote it where that can be looked up, and elsewhere by their name and that of who copied it', async () => {
    for (const computer of [team.anna, team.sue]) expect(await written(computer, person)).toEqual(['Mornings: Sue'])
    expect(await written(team.cara, person)).toEqual(['Mornings: Sue copied by Anna'])
    const notesOf = async ({ caseload }: HandingComputer) => (await value(createNotes(caseload).open({ id: note }))).versions.map(({ writer }) => writerIn(writer))
    expect(await notesOf(team.sue)).toEqual(['Ben'])
    expect(await notesOf(team.cara)).toEqual(['Ben copied by Anna'])
    expect((await value(createNotes(team.cara.caseload).versions({ id: note }))).map(({ writer }) => writerIn(writer))).toEqual(['Ben copied by Anna'])
    for (const computer of [team.anna, team.sue, team.cara]) expect(listRefusals(computer)).toEqual([])
  })
})

describe('a copy that says something else than what it names', () => {
  test.each([
    ['the same line, with another text', () => ({})],
    ['a line about something else', () => ({ seq: 1 })],
    ['the same line at another time', () => ({ hlc: 1024 })],
  ])('is by who copied it, and listed: %s', async (_, part) => {
    forgeCopy('Never', part())
    await everybody()
    for (const computer of [team.anna, team.sue]) {
      expect(await written(computer, person)).toEqual(expect.arrayContaining(['Never: Ben', 'Mornings: Sue']))
      expect(await versions(computer, person)).toEqual(['Ben', 'Sue'])
      expect(listRefusals(computer)).toMatchObject([{ device: team.ben.id, reason: 'untrue_copy', entity: 'person', changes: 1, people: [{ id: person }] }])
    }
  })

  test('does not stand in the place of what it names in the history', async () => {
    const { device, seq } = standing()
    forgeCopy('Never', {}, [[device, seq, asSeen()]])
    await everybody()
    expect(await written(team.sue, person)).toEqual(['Never: Ben', 'Mornings: Sue'])
    expect((await history(team.sue, person))[0]?.[2]).toBe(team.clock.now())
  })

  test('is copied on as what its copier wrote', async () => {
    const { device, seq } = standing()
    forgeCopy('Never', {}, [[device, seq, asSeen()]])
    await everybody()
    await value(team.anna.handover.move({ personIds: [person], to: team.cara.own }))
    await everybody()
    expect(await written(team.cara, person)).toEqual(['Never: Ben copied by Anna'])
    expect(await written(team.sue, person)).toEqual(['Never: Ben', 'Mornings: Sue'])
  })

  test('counts as any other change of its computer, on every computer', async () => {
    const { device, seq } = standing()
    forgeCopy('Never', {}, [[device, seq, asSeen()]])
    await everybody()
    for (const { caseload } of [team.anna, team.sue])
      expect(caseload.database.prepare('SELECT bestTimes FROM person WHERE id = ?').pluck().get(person)).toBe('Never')
  })
})

test('a copy of something that is not here is said to be one', async () => {
  forgeCopy('Never', { scope: team.cara.own, seq: 999 })
  await everybody()
  for (const computer of [team.anna, team.sue]) {
    expect(await written(computer, person)).toEqual(expect.arrayContaining(['Never: Sue copied by Ben', 'Mornings: Sue']))
    expect(await versions(computer, person)).toEqual(['Sue', 'Sue copied by Ben'])
    expect(listRefusals(computer)).toEqual([])
  }
})

test('two copies of one thing that is not here, of which the texts differ, are two', async () => {
  forgeCopy('Never', { scope: team.cara.own, seq: 999 })
  forgeCopy('Always', { scope: team.cara.own, seq: 999 })
  await everybody()
  expect((await written(team.sue, person)).toSorted()).toEqual(['Always: Sue copied by Ben', 'Mornings: Sue', 'Never: Sue copied by Ben'])
})
