import type { Caseload } from '../caseload/caseload.ts'
import type { RosterBook } from '../sync/roster/roster-book.ts'

/** What erasing works with. */
export interface ErasureParts {
  readonly caseload: Caseload
  readonly book: RosterBook
}
