import type { Caseload } from '../../caseload/caseload.ts'

/** Takes away what is kept on this computer alone, in no log, about people who are erased: what was being typed. No act names it. */
export const forgetBesideLog = ({ database }: Pick<Caseload, 'database'>, isErased: (person: string) => boolean): void => {
  const typedAbout = database.prepare('SELECT DISTINCT personId FROM draft WHERE personId IS NOT NULL').pluck().all() as string[]
  const forgetTyped = database.prepare('DELETE FROM draft WHERE personId = ?')
  for (const person of typedAbout) if (isErased(person)) forgetTyped.run(person)
}
