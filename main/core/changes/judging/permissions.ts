import type { TeamRole } from '../../../../shared/contract/team.ts'

/** A stretch of a chain that counts. */
export interface PermissionRange {
  readonly from: number
  /** The last seq that counts; null: no end. */
  readonly to: number | null
  /**
   * The chain's tip at `to`, base64url: it tells which of two branches counts. Null where there is no end, or nobody
   * knows the tip.
   */
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

/** People about whom nothing counts any more. What is still written about them waits for an administrator. */
export interface ErasedPeople {
  /** Hashes of their ids, in order. */
  readonly hashes: readonly string[]
  readonly has: (subject: string) => boolean
}

/** While there is no team everything counts, also what a restored caseload wrote as another device. */
export const everythingCounts: PermissionSource = { permission: () => 'everything', everGranted: () => true }

/** What else the log asks. */
export interface Judgement extends PermissionSource {
  /**
   * Whether this device holds a scope. What lies in scopes that it no longer holds has no effect here, as if it had
   * never held them.
   */
  readonly isHeld: (scope: string) => boolean
}
