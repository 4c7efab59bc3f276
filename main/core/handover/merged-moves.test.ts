import { beforeEach, describe, expect, test } from 'vitest'
import { addPerson, handoverTeam, shown, writeBestTimes, type HandingComputer } from '../../../test/core/handover-team.ts'
import { quiet } from '../../../test/core/team-computers.ts'
import { value } from '../../../test/core/answers.ts'
import { personSectionNames } from '../../../shared/contract/people.ts'
import { createPeople } from '../caseload/people/people.ts'

let team: Awaited<ReturnType<typeof handoverTeam>>
let person: string
let twin: string
let everybody: () => Promise<void>

const bestTimes = ({ caseload: { database } }: HandingComputer, id: string): unknown =>
  database.prepare('SELECT bestTimes FROM person WHERE id = ?').pluck().get(id)

const unmerge = async (computer: HandingComputer) => {
  const people = createPeople(computer.caseload)
  const { mergedRecords } = await value(people.open({ id: person }))
  return value(people.unmerge({ loser: twin, base: mergedRecords[0]?.base ?? [] }))
}

/** Two records of one person, of which Ben made one and took over when to ring; then Anna gave them to Cara. */
beforeEach(async () => {
  team = await handoverTeam()
  const { anna, ben, cara, sue, clock } = team
  everybody = () => quiet(ben, anna, cara, sue)
  person = (await addPerson(ben, 'Bola')).person
  twin = (await addPerson(ben, 'Bolanle')).person
  writeBestTimes(ben, person, 'Mornings')
  writeBestTimes(ben, twin, 'Evenings')
  clock.advance({ minutes: 5 })
  const people = createPeople(ben.caseload)
  const records = [await value(people.open({ id: person })), await value(people.open({ id: twin }))]
  const seen = records.flatMap(({ id, sections }) => personSectionNames.map((section) => ({ record: id, section, base: sections[section].base })))
  await value(people.merge({ winner: person, loser: twin, take: ['contact'], seen }))
  await everybody()
  clock.advance({ days: 1 })
  await value(anna.handover.move({ personIds: [person], to: cara.own }))
  await everybody()
})

describe('a merge of somebody who moved since', () => {
  test('can be undone with what was taken over, by those who hold what stood before', async () => {
    const { anna, cara, sue } = team
    for (const computer of [anna, cara, sue]) expect(bestTimes(computer, person)).toBe('Evenings')
    const { undo } = await unmerge(sue)
    await everybody()
    for (const computer of [anna, cara, sue]) {
      expect(shown(computer)).toEqual(['Bola', 'Bolanle'])
      expect([bestTimes(computer, person), bestTimes(computer, twin)]).toEqual(['Mornings', 'Evenings'])
      expect((await value(createPeople(computer.caseload).open({ id: person }))).mergedRecords).toEqual([])
    }
    expect(sue.caseload.undo(undo).ok).toBe(true)
    await everybody()
    for (const computer of [anna, cara, sue]) expect(bestTimes(computer, person)).toBe('Evenings')
  })

  test('can be undone by the new holder, who has nothing of what stood before, and leaves what was taken over', async () => {
    const { anna, cara, sue } = team
    await unmerge(cara)
    await everybody()
    for (const computer of [anna, cara, sue]) {
      expect(bestTimes(computer, person)).toBe('Evenings')
      expect((await value(createPeople(computer.caseload).open({ id: person }))).mergedRecords).toEqual([])
    }
  })

  test('leaves what the new holder changed since', async () => {
    const { cara, sue } = team
    writeBestTimes(cara, person, 'Never')
    await everybody()
    await unmerge(sue)
    expect(bestTimes(sue, person)).toBe('Never')
  })
})
