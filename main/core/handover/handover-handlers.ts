import type { Handlers } from '../../../shared/contract/operation.ts'
import type { handover } from '../../../shared/contract/handover.ts'

export const createHandoverHandlers = (): Handlers<typeof handover> => ({}) as Handlers<typeof handover>
