import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { staffNames } from '../../../shared/rules/people/staff-names.ts'
import { listed } from './team-words.ts'

/**
 * A name for somebody's new caseload that is nobody else's: 'A. Cole', or 'Alan Cole' where there is an A. Cole.
 * @param name whose it is to be
 * @param members full names of those in the team
 * @param taken what caseloads are called already
 */
export function proposedName(name: string, members: readonly string[], taken: readonly string[]): string {
  if (name === '') return ''
  const names = new Set(taken.map(sameWhen))
  const isFree = (proposal: string): boolean => !names.has(sameWhen(proposal))
  const plain = [staffNames([...members, name])(name), name].find(isFree)
  if (plain !== undefined) return plain
  let number = 2
  while (!isFree(`${name} ${number}`)) number += 1
  return `${name} ${number}`
}

/** Said of a name that another caseload has; undefined where none has it. */
export function takenNote(name: string, caseloads: readonly Pick<TeamCaseload, 'givenName' | 'workers'>[]): string | undefined {
  const same = sameWhen(name)
  const other = same === '' ? undefined : caseloads.find(({ givenName }) => sameWhen(givenName) === same)
  if (other === undefined) return undefined
  return `Another caseload is called ${other.givenName} already, worked in by ${listed(other.workers, 'nobody now')}. Give this one another name, so that nobody mixes them up.`
}

/** Two names that look the same to whoever reads them are one. */
function sameWhen(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB')
}
