import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { randomId } from '../../common/random-id.ts'
import { newScopeActs } from '../roster/act-writing.ts'
import { asAdministrator } from './membership.ts'
import { nameCaseload, nameComputer } from './team-names.ts'
import type { Done, TeamParts } from './team-parts.ts'

/** Makes a caseload that supervisors and administrators hold, and nobody else yet. */
export const addCaseload = (parts: Pick<TeamParts, 'caseload' | 'book' | 'random'>, name: string): Result<{ id: string }, 'not_allowed'> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const { caseload, book, random } = parts
  const id = randomId(random)
  caseload.database.transaction(() => {
    book.write(newScopeActs('caseload', id, [membership.me], book.writer()))
    caseload.record([nameCaseload(caseload, id, name)])
  })()
  return ok({ id })
}

export const renameCaseload = (
  parts: Pick<TeamParts, 'caseload' | 'book'>,
  id: string,
  name: string,
): Result<Done, 'not_allowed' | 'not_found'> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  const kind = membership.roster.scopes.get(id)
  if (kind === undefined || kind === 'team') return err('not_found')
  parts.caseload.record([nameCaseload(parts.caseload, id, name)])
  return ok({})
}

export const renameComputer = (
  parts: Pick<TeamParts, 'caseload' | 'book'>,
  device: string,
  words: string,
): Result<Done, 'not_allowed' | 'not_found'> => {
  const membership = asAdministrator(parts)
  if (membership === null) return err('not_allowed')
  if (!membership.roster.devices.has(device)) return err('not_found')
  parts.caseload.record([nameComputer(parts.caseload, device, words)])
  return ok({})
}
