import type { referrals } from '../../../shared/contract/referrals.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from './caseload.ts'

export const createReferrals = (_caseload: Caseload): Handlers<typeof referrals> => ({})
