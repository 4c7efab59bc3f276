import type { search } from '../../../shared/contract/search.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from './caseload.ts'

export const createSearch = (_caseload: Caseload): Handlers<typeof search> => ({})
