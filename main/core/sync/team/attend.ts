import { memberIdOf } from '../../caseload/settings.ts'
import { noteErasedEverywhere } from '../erasing/erased-everywhere.ts'
import type { Store } from '../stores/store.ts'
import { tendInvitations } from './joining/approve.ts'
import { followJoining } from './joining/join.ts'
import { bringUserBack, userOf } from './user.ts'
import type { TeamParts } from './team-parts.ts'

/** The team's own business with the store, in each cycle, once the roster was read: answers to invitations, and what has been erased everywhere. */
export const attend = async (parts: Pick<TeamParts, 'caseload' | 'book' | 'random'>, store: Store): Promise<void> => {
  followMember(parts)
  noteErasedEverywhere(parts)
  await followJoining(parts, store)
  await tendInvitations(parts, store)
}

/**
 * Takes from the roster whose computer this is: if several invitations were answered, any of them may have been
 * approved.
 */
const followMember = ({ caseload, book }: Pick<TeamParts, 'caseload' | 'book'>): void => {
  const member = book.current()?.devices.get(caseload.device.id)?.member ?? null
  if (member === null || member === memberIdOf(caseload)) return
  const { profile } = userOf(caseload)
  caseload.database.transaction(() => bringUserBack(caseload, { member, profile }))()
}
