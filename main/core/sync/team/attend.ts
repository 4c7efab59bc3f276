import type { Store } from '../stores/store.ts'
import { tendInvitations } from './approve.ts'
import { followJoining } from './join.ts'
import type { TeamParts } from './team-parts.ts'

/** The team's own business with the store, in each cycle, once the roster was read: answers to invitations. */
export const attend = async (parts: Pick<TeamParts, 'caseload' | 'book' | 'random'>, store: Store): Promise<void> => {
  await followJoining(parts, store)
  await tendInvitations(parts, store)
}
