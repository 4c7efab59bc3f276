import type { Caseload } from '../caseload/caseload.ts'
import { isHomeKind } from '../changes/homes/scopes.ts'
import type { RosterBook } from '../sync/roster/roster-book.ts'
import type { TeamNames } from '../sync/team/team-names.ts'

/** What handing over works with. */
export interface HandoverParts {
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly names: TeamNames
}

/** Whether a scope is one that people are at home in and that this computer shows. */
export const holdsPeople = ({ scopes }: Pick<Caseload, 'scopes'>, scope: string): boolean =>
  scopes.isShown(scope) && isHomeKind(scopes.kindOf(scope))
