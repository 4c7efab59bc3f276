import type { CaseloadRow, lists } from '../../../../shared/contract/lists.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { ok } from '../../../../shared/rules/result.ts'
import type { Caseload } from '../caseload.ts'
import { isAtHome } from './homes.ts'
import { personSummaryColumns, personSummaryOf } from '../people/person-summary.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import { createShownCaseload, createShownHandlers } from './shown-caseload.ts'
import { createToday } from './today.ts'

/**
 * The caseload list and Today, read from the overview that every change keeps up to date.
 * @param otherAlerts how many alerts Today shows that are found elsewhere
 */
export const createLists = (caseload: Caseload, otherAlerts: () => number = none): Handlers<typeof lists> => {
  const { database, derived, baseOf, now } = caseload
  const shownCaseload = createShownCaseload(caseload)
  const shown = { open: database.prepare(caseloadStatement(`'active', 'on-hold'`)), closed: database.prepare(caseloadStatement(`'closed'`)) }
  const review = database.prepare(
    `SELECT ${personSummaryColumns}, nextReview FROM "case" JOIN person ON person.id = "case".personId WHERE "case".id = ?`,
  )

  return {
    caseload({ show }) {
      derived.overview.catchUp(now())
      return ok({ rows: (shown[show].all({ homes: shownCaseload.homes() }) as OverviewRow[]).map(toCaseloadRow) })
    },

    reviews({ cases }) {
      const found = cases.map((id) => ({ id, row: review.get(id) as ReviewRow | undefined }))
      return ok(
        found.flatMap(({ id, row }) =>
          row === undefined
            ? []
            : [{ id, person: personSummaryOf(row), nextReview: row.nextReview, base: baseOf('case', id, 'review') }],
        ),
      )
    },

    ...createShownHandlers(caseload),
    ...createToday(caseload, otherAlerts),
  }
}

/** Exported for the test that reads how it is planned. */
export const caseloadStatement = (statuses: string): string => `
  SELECT ${personSummaryColumns}, person.diedOn, person.risksState, person.safeguardingState, overview.*
  FROM overview JOIN person ON person.id = overview.personId WHERE overview.status IN (${statuses}) AND ${isAtHome}
  ORDER BY overview.nextReview IS NULL, overview.nextReview, overview.sortName, overview.personId`

interface ReviewRow extends PersonSummary {
  readonly nextReview: string | null
}

interface OverviewRow extends PersonSummary, Omit<CaseloadRow, 'person' | 'knownRisk' | 'safeguarding'> {
  readonly risksState: string | null
  readonly safeguardingState: string | null
}

const toCaseloadRow = (row: OverviewRow): CaseloadRow => ({
  person: personSummaryOf(row),
  status: row.status,
  statusUntil: row.statusUntil,
  caseId: row.caseId,
  openedOn: row.openedOn,
  priority: row.priority,
  nextStart: row.nextStart,
  nextMedium: row.nextMedium,
  nextPlace: row.nextPlace,
  lastContact: row.lastContact,
  lastContactMedium: row.lastContactMedium,
  nextReview: row.nextReview,
  unsignedNotes: row.unsignedNotes,
  twoVersions: row.twoVersions,
  diedOn: row.diedOn,
  knownRisk: row.risksState === 'known',
  safeguarding: row.safeguardingState === 'concern',
})

const none = (): number => 0
