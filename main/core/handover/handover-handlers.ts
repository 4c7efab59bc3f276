import type { handover } from '../../../shared/contract/handover.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { createTeamNames } from '../sync/team/team-names.ts'
import { createCovers } from './covers.ts'
import type { HandoverParts } from './handover-parts.ts'
import { createLeftovers } from './leftovers.ts'
import { createMoves } from './moves.ts'

/** People and whole caseloads change hands. */
export const createHandoverHandlers = (given: Omit<HandoverParts, 'names'>): Handlers<typeof handover> => {
  const parts = { ...given, names: createTeamNames(given.caseload.database) }
  return { ...createMoves(parts), ...createLeftovers(parts), ...createCovers(parts) }
}
