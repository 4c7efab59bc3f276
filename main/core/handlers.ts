import type { caseloadSections } from '../../shared/contract/contract.ts'
import type { Handlers } from '../../shared/contract/operation.ts'
import { createCases } from './caseload/referrals/cases.ts'
import type { Caseload } from './caseload/caseload.ts'
import { createConsultations } from './caseload/consultations/consultations.ts'
import { createDrafts } from './caseload/drafts.ts'
import { createUndoHandlers } from './caseload/undo-handlers.ts'
import { createLists } from './caseload/lists/lists.ts'
import { createNotes } from './caseload/notes/notes.ts'
import { createPeople } from './caseload/people/people.ts'
import { createReferrals } from './caseload/referrals/referrals.ts'
import { createSearch } from './caseload/lists/search.ts'
import { createSettings } from './caseload/settings.ts'
import { createSettle } from './caseload/settle/settle.ts'
import { createErasureHandlers } from './erasure/erasure-handlers.ts'
import { createImports } from './exchange/imports.ts'
import { createHandover } from './handover/handover.ts'
import { createReports } from './reports/reports.ts'
import type { UseGrant } from './surroundings.ts'
import type { Connection } from './sync/connection.ts'
import { createSyncHandlers } from './sync/sync-handlers.ts'
import { createTeamHandlers } from './sync/team/team-handlers.ts'

/** What handlers may use besides the caseload. */
export interface Services {
  readonly useGrant: UseGrant
  readonly connection: Connection
}

type CaseloadHandlers = { readonly [S in keyof typeof caseloadSections]: Handlers<(typeof caseloadSections)[S]> }

/** Everything that an open caseload answers, one line for each section of the contract. */
export const createHandlers = (caseload: Caseload, services: Services): CaseloadHandlers => {
  const handover = createHandover({ caseload, book: services.connection.book })
  return {
    people: createPeople(caseload),
    referrals: createReferrals(caseload),
    cases: createCases(caseload),
    consultations: createConsultations(caseload),
    notes: createNotes(caseload),
    drafts: createDrafts(caseload),
    lists: createLists(caseload, handover.alerts),
    search: createSearch(caseload),
    imports: createImports(caseload),
    reports: createReports(caseload, services),
    changes: createUndoHandlers(caseload),
    settings: createSettings(caseload),
    settle: createSettle(caseload),
    sync: createSyncHandlers(caseload, services),
    team: createTeamHandlers(caseload, services),
    handover: handover.handlers,
    erasure: createErasureHandlers({ caseload, book: services.connection.book, sync: services.connection.sync }),
  }
}
