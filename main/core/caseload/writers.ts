import type { Writer } from '../../../shared/contract/writer.ts'
import type { Caseload } from './caseload.ts'

/** Says who wrote a change, by the id of the device that wrote it. */
export type WriterOf = (device: string) => Writer

/**
 * Whom changes are by, as pages name them. What was written here before a restore is still this computer's: the
 * devices it was before stand in the table of its own devices.
 */
export const createWriters = ({ database }: Pick<Caseload, 'database'>): WriterOf => {
  const own = database.prepare('SELECT 1 FROM device WHERE id = ?')
  const computerName = database.prepare('SELECT computerName FROM computer WHERE id = ?').pluck()

  return (device) => {
    const thisComputer = own.get(device) !== undefined
    const { member, you } = memberOf(device)
    return { thisComputer, you: thisComputer || you, member, computer: (computerName.get(device) as string | null | undefined) ?? null }
  }
}

/** Whose computer a device is, which the team's roster says; without a team nobody knows. */
const memberOf = (_device: string): Pick<Writer, 'member' | 'you'> => ({ member: null, you: false })
