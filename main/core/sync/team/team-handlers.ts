import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { team } from '../../../../shared/contract/team.ts'

export const createTeamHandlers = (): Handlers<typeof team> => ({}) as Handlers<typeof team>
