import type { notes } from '../../../shared/contract/notes.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import type { Caseload } from './caseload.ts'

export const createNotes = (_caseload: Caseload): Handlers<typeof notes> => ({})
