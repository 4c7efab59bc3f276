import type { cases } from '../../../shared/contract/cases.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from './caseload.ts'

export const createCases = (_caseload: Caseload): Handlers<typeof cases> => ({})
