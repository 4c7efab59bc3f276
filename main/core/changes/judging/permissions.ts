import type { TeamRole } from '../../../../shared/contract/team.ts'

/** A stretch of a chain that counts. */
export interface PermissionRange {
  readonly from: number
  /** The last seq that counts; null: no end. */
  readonly to: number | null
  /** The chain's tip at `to`, base64url: of two branches it says which one counts. Null: no end, or nobody knows. */
  readonly tip: string | null
}

/** What of a device's chain in one scope counts. */
export interface Permission {
  /** Null: not enrolled, so that nothing counts. */
  readonly role: TeamRole | null
  /** The member it was enrolled for: their own record it may always write. */
  readonly member?: string | null
  /** Whether the scope is the one that everybody in the team holds: it says nothing about people on a caseload. */
  readonly isTeamScope?: boolean
  readonly ranges: readonly PermissionRange[]
}

/** Where the log asks whose changes count: the roster, once there is a team. */
export interface PermissionSource {
  readonly permission: (device: string, scope: string) => Permission | 'everything'
  /** Whether the device was ever granted the scope, however long ago that ended. */
  readonly everGranted: (device: string, scope: string) => boolean
  /** The scopes in which anybody was ever granted anything, whether or not this device holds them; left out: only those here. */
  readonly scopes?: () => readonly string[]
  /** The people who were erased; left out or null: nobody. */
  readonly erased?: () => ErasedPeople | null
}

/** People of whom nothing counts any more: what is still written about them is held for an administrator. */
export interface ErasedPeople {
  /** Hashes of their ids, in order. */
  readonly hashes: readonly string[]
  readonly has: (subject: string) => boolean
}

/** Before there is a team everything counts, also of the devices that a restored caseload was before. */
export const everythingCounts: PermissionSource = { permission: () => 'everything', everGranted: () => true }

/** What else the log asks. */
export interface Judgement extends PermissionSource {
  /** Whether this device holds a scope: of what it holds no longer nothing counts here, as on those that never did. */
  readonly isHeld: (scope: string) => boolean
}
