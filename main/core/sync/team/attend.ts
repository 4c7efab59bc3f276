import type { LocalSettings } from '../../caseload/local-settings.ts'
import type { Store } from '../stores/store.ts'
import { tendInvitations } from './approve.ts'
import { followJoining } from './join.ts'
import { keptInvitations } from './kept-invitations.ts'
import { readJoining } from './kept-joining.ts'
import type { TeamParts } from './team-parts.ts'

/** The team's own business with the store, in each cycle, once the roster was read: answers to invitations. */
export const attend = async (parts: Pick<TeamParts, 'caseload' | 'book' | 'random'>, store: Store): Promise<void> => {
  await followJoining(parts, store)
  await tendInvitations(parts, store)
}

/** Whether two people may be sitting at two computers right now: this one waits to be let in, or has invited somebody. */
export const isAnswerAwaited = (local: LocalSettings): boolean =>
  readJoining(local) !== null || keptInvitations(local).some(({ state }) => state === 'open')
