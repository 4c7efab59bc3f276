import type { Caseload } from '../caseload/caseload.ts'
import type { RosterBook } from '../sync/roster-book.ts'
import type { TeamNames } from '../sync/team/team-names.ts'

/** What handing over works with. */
export interface HandoverParts {
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly names: TeamNames
}
