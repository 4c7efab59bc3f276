import type { reports } from '../../../shared/contract/reports.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from '../caseload/caseload.ts'
import type { Services } from '../handlers.ts'

export const createReports = (_caseload: Caseload, _services: Services): Handlers<typeof reports> => ({})
