import type { imports } from '../../../shared/contract/imports.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from '../caseload/caseload.ts'

export const createImports = (_caseload: Caseload): Handlers<typeof imports> => ({})
