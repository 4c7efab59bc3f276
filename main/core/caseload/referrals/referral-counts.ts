import type { ReferralState } from '../../../../shared/rules/referral-state.ts'
import type { Caseload } from '../caseload.ts'
import { isAtHome } from '../lists/homes.ts'
import { createShownCaseload } from '../lists/shown-caseload.ts'

/** SQL: of people in the inbox, a referral that somebody has still to take on. `@inbox` null: nothing is. */
export const isUnallocated = `(person.homeScope = @inbox AND referral.state IN ('received', 'accepted'))`

/**
 * SQL: listed by its state under the caseload that is shown, `@homes`. What ended in the inbox is on no caseload and
 * stands beside those that ended on one.
 */
export const isListed = `((${isAtHome} OR person.homeScope = @inbox) AND NOT ifnull(${isUnallocated}, 0))`

/** How many referrals are listed by state, how many nobody was given yet, and how many wait for somebody here. */
export const createReferralCounts = (caseload: Pick<Caseload, 'database' | 'scopes' | 'local'>) => {
  const { database, scopes } = caseload
  const shown = createShownCaseload(caseload)
  const byState = database.prepare(
    `SELECT state, count(*) AS count FROM referral JOIN person ON person.id = referral.personId WHERE ${isListed} GROUP BY state`,
  )
  const received = database
    .prepare(`SELECT count(*) FROM referral JOIN person ON person.id = referral.personId WHERE state = 'received' AND ${isListed}`)
    .pluck()
  const notAllocated = database.prepare(notAllocatedStatement).pluck()

  /** What the statements with `isListed` are asked with. */
  const asked = () => ({ homes: shown.homes(), inbox: scopes.inbox })
  const unallocated = (): number | null => (scopes.inbox === null ? null : (notAllocated.get({ inbox: scopes.inbox }) as number))

  return {
    asked,
    unallocated,
    byState: (): ReadonlyMap<ReferralState, number> =>
      new Map((byState.all(asked()) as { state: ReferralState; count: number }[]).map(({ state, count }) => [state, count])),
    waiting: (): number => (received.get(asked()) as number) + (unallocated() ?? 0),
  }
}

/** Exported for the test that reads how it is planned. */
export const notAllocatedStatement = `
  SELECT count(*) FROM referral JOIN person ON person.id = referral.personId WHERE ${isUnallocated}`
