import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { createPeople } from '../../main/core/caseload/people/people.ts'
import { value } from './answers.ts'
import { beginTeam, quiet, teamComputer, type Objects } from './team-computers.ts'
import { testClock } from './test-caseload.ts'
import { birth, name } from './test-notes.ts'

/** Adds somebody of that given name. */
export const person = async (caseload: Caseload, given = 'Ngozi'): Promise<string> =>
  (await value(createPeople(caseload).create({ name: { ...name, given }, birth }))).id

/** The given names of everybody who is shown. */
export const shown = ({ database }: Caseload): unknown[] => database.prepare('SELECT given FROM person ORDER BY given').pluck().all()

/** Anna's computer and Ben's, of which neither is in a team. */
export const twoComputers = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const [anna, ben] = [await teamComputer('Anna', clock, objects), await teamComputer('Ben', clock, objects)]
  return { clock, objects, anna, ben }
}

/** The same once Anna has begun a team, with one person on her caseload. */
export const begun = async () => {
  const computers = await twoComputers()
  await person(computers.anna.caseload)
  const sheet = await beginTeam(computers.anna)
  await quiet(computers.anna)
  return { ...computers, sheet }
}
