import { z } from 'zod'
import { base, register, undoable } from '../model/change.ts'
import { recordId } from '../model/fields.ts'
import { member } from '../model/team.ts'
import { read, write } from './operation.ts'

/** Choices that belong to this computer and are not shared. */
export const computerSettings = z.object({
  /** Two at least: the warning stands for the last one. */
  idleMinutes: z.int().min(2).max(60),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  roomyRows: z.boolean(),
})
export type ComputerSettings = z.infer<typeof computerSettings>

/** Who works here, and the choices of this computer. */
export const settings = {
  /** Who works with this caseload on this computer. `synthetic`: there are people on it, and every known NHS number is one for tests. */
  profile: read(
    z.object({}),
    z.object({ id: recordId, profile: register(member.profile), synthetic: z.boolean() }),
    [],
  ),
  /** In a team everybody may say who they are themselves. */
  saveProfile: write(z.object({ id: recordId, base, profile: member.profile }), undoable, ['not_allowed']),
  computer: read(z.object({}), computerSettings, []),
  saveComputer: write(computerSettings.partial(), computerSettings, []),
} as const
