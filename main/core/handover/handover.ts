import type { handover } from '../../../shared/contract/handover.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { asAdministrator } from '../sync/team/membership.ts'
import { createTeamNames } from '../sync/team/team-names.ts'
import { coversOf } from './cover-list.ts'
import { createCovers } from './covers.ts'
import type { HandoverParts } from './handover-parts.ts'
import { createLeftovers } from './leftovers.ts'
import { createMoves } from './moves.ts'
import { createMyCovers } from './my-covers.ts'

export interface Handover {
  readonly handlers: Handlers<typeof handover>
  /** How many alerts about moves and cover Today shows to whoever works here. */
  readonly alerts: () => number
}

/** People and whole caseloads change hands. */
export const createHandover = (given: Omit<HandoverParts, 'names'>): Handover => {
  const parts = { ...given, names: createTeamNames(given.caseload.database) }
  const leftovers = createLeftovers(parts)
  const coversToEnd = (): number => (asAdministrator(parts) === null ? 0 : coversOf(parts).filter(({ state }) => state !== 'running').length)
  return {
    handlers: { ...createMoves(parts), ...leftovers.handlers, ...createCovers(parts), ...createMyCovers(parts) },
    alerts: () => leftovers.count() + coversToEnd(),
  }
}
