import type { people } from '../../../shared/contract/people.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { err } from '../../../shared/rules/result.ts'
import type { Caseload } from './caseload.ts'

export const createMerging = (_: Caseload): Pick<Handlers<typeof people>, 'merge'> => ({ merge: () => err('not_found') })
