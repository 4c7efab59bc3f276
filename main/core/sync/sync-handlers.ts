import type { Handlers } from '../../../shared/contract/operation.ts'
import type { sync } from '../../../shared/contract/sync.ts'

export const createSyncHandlers = (): Handlers<typeof sync> => ({}) as Handlers<typeof sync>
