import type { LocalSettings } from '../../../database/local-settings.ts'
import { keptInvitations } from './kept-invitations.ts'
import { readJoining } from './kept-joining.ts'

/** Whether two people may be sitting at two computers right now: this one waits to be let in, or has invited somebody. */
export const isAnswerAwaited = (local: LocalSettings): boolean =>
  readJoining(local) !== null || keptInvitations(local).some(({ state }) => state === 'open')
