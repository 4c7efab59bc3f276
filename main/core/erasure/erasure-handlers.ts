import type { Handlers } from '../../../shared/contract/operation.ts'
import type { erasure } from '../../../shared/contract/erasure.ts'

export const createErasureHandlers = (): Handlers<typeof erasure> => ({}) as Handlers<typeof erasure>
