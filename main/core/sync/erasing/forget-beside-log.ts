import type { Caseload } from '../../caseload/caseload.ts'
import { differentPeopleKept, keepDifferentPeople } from '../../caseload/people/different-people-kept.ts'

/** Takes away what is kept on this computer alone, in no log, about people who are erased: what was being typed, and whom they are said not to be. No act names it. */
export const forgetBesideLog = ({ database, local }: Pick<Caseload, 'database' | 'local'>, isErased: (person: string) => boolean): void => {
  const typedAbout = database.prepare('SELECT DISTINCT personId FROM draft WHERE personId IS NOT NULL').pluck().all() as string[]
  const forgetTyped = database.prepare('DELETE FROM draft WHERE personId = ?')
  for (const person of typedAbout) if (isErased(person)) forgetTyped.run(person)
  const pairs = differentPeopleKept(local)
  const others = pairs.filter((pair) => !pair.some(isErased))
  if (others.length < pairs.length) keepDifferentPeople(local, others)
}
