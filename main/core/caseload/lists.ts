import type { lists } from '../../../shared/contract/lists.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from './caseload.ts'

export const createLists = (_caseload: Caseload): Handlers<typeof lists> => ({})
