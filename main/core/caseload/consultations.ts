import type { consultations } from '../../../shared/contract/consultations.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from './caseload.ts'

export const createConsultations = (_caseload: Caseload): Handlers<typeof consultations> => ({})
