import type { Caseload } from '../../caseload/caseload.ts'
import { erasedEntity } from '../../changes/chains.ts'
import type { RegisterName } from '../../changes/register.ts'
import { withPauses } from '../../changes/slices.ts'
import { subjectHashOf } from '../roster/act-writing.ts'
import { readTeam } from '../team/team-identity.ts'
import type { Work } from '../work.ts'

/**
 * Takes the content of lines out of the log that an act has erased, with all that followed from them. Call it when other
 * erasings have been settled; lines that come in later are emptied on their way in.
 */
export const eraseLines = async ({ caseload, book, apply, pause }: Pick<Work, 'caseload' | 'book' | 'apply' | 'pause'>): Promise<void> => {
  const { database, log } = caseload
  const empty = database.transaction(createEmptyLines(caseload))
  const isAbout = createIsAbout(caseload)
  for (const { lines, subjectHash } of book.settledErasures())
    for (const [device, scopes] of lines)
      for (const [scope, numbers] of scopes) {
        const chain = log.findChain(scope, device)
        if (chain === null) continue
        // oxlint-disable-next-line no-await-in-loop -- one chain after the other, so that the user never waits for long
        await apply(() => Promise.resolve(empty.immediate(chain, [...numbers].filter((seq) => isAbout(chain, seq, subjectHash)))))
        // oxlint-disable-next-line no-await-in-loop -- see above
        await pause()
      }
  await apply(() => withPauses(caseload.derived.forgetRemoved(), pause))
}

/** Whether a line is about somebody: of two branches of a chain, the one here may have somebody else's where the act names theirs. */
const createIsAbout = ({ database, local }: Pick<Caseload, 'database' | 'local'>) => {
  const subjectOf = database.prepare('SELECT subject FROM change WHERE chain = ? AND seq = ?').pluck()
  const vaultId = readTeam(local)?.vaultId ?? ''
  return (chain: number, seq: number, subjectHash: string): boolean => {
    const subject = subjectOf.get(chain, seq) as string | null | undefined
    return typeof subject === 'string' && subjectHashOf(vaultId, subject) === subjectHash
  }
}

/**
 * Empties lines of a chain, in the caller's transaction: what stays is their place and their digest, so that the
 * signatures over their chain still hold (sync specification, section 9).
 */
export const createEmptyLines = ({ database, derived, follow }: Pick<Caseload, 'database' | 'derived' | 'follow'>) => {
  const find = database.prepare('SELECT entity, record, grp FROM change WHERE chain = ? AND seq = ? AND entity <> ?')
  const empty = database.prepare(
    `UPDATE change SET hlc = 0, entity = ?, record = '', grp = '', subject = NULL, supersedes = '[]', origin = NULL,
       value = 'null', head = 0, aside = 0 WHERE chain = ? AND seq = ?`,
  )
  return (chain: number, numbers: Iterable<number>): void => {
    const registers: RegisterName[] = []
    for (const seq of numbers) {
      const register = find.get(chain, seq, erasedEntity) as RegisterName | undefined
      if (register === undefined) continue
      registers.push(register)
      empty.run(erasedEntity, chain, seq)
    }
    if (registers.length === 0) return
    follow(registers)
    derived.toForget()
  }
}
