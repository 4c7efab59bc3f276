import type { Writer } from '../../../shared/contract/writer.ts'
import type { Caseload } from './caseload.ts'

/** Says who wrote a change, by the ids of the device that wrote it and of the one whose word that is. */
export type WriterOf = (device: string, copiedBy?: string | null) => Writer

/**
 * Whom changes are by, as pages name them. What was written here before a restore is still this computer's: the
 * devices it was before stand in the table of its own devices.
 */
export const createWriters = ({ database, local, memberOf }: Pick<Caseload, 'database' | 'local' | 'memberOf'>): WriterOf => {
  const own = database.prepare('SELECT 1 FROM device WHERE id = ?')
  const computerName = database.prepare('SELECT computerName FROM computer WHERE id = ?').pluck()
  const memberName = database.prepare('SELECT memberName FROM member WHERE id = ?').pluck()
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

  const writer = (device: string): Writer => {
    const thisComputer = own.get(device) !== undefined
    const member = memberOf(device)
    return {
      thisComputer,
      you: thisComputer || (member !== null && member === local.get('member')),
      member: member === null ? null : text(memberName.get(member)),
      computer: text(computerName.get(device)),
    }
  }

  return (device, copiedBy = null) => (copiedBy === null ? writer(device) : { ...writer(device), copiedBy: writer(copiedBy) })
}
