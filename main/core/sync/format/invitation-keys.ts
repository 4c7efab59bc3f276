import { hash } from '../../common/bytes.ts'

/**
 * The key of an invitation and of the request that answers it, from the code as its grouping rule gives it (no
 * spaces, one case). A plain hash is enough: the code has 95 random bits, far too many to try out. 32 bytes.
 */
export const invitationKey = (code: string): Buffer => hash('haversack/invitation-key/1', code)

/** The id under which both lie in the store: 16 hex digits, which tell nothing of the key. */
export const invitationId = (code: string): string => hash('haversack/invitation-id/1', code).toString('hex').slice(0, 16)
