import type { Caseload } from '../../caseload/caseload.ts'
import { erasedEntity } from '../../changes/log/chains.ts'
import type { RegisterName } from '../../changes/log/register.ts'
import { withPauses } from '../../changes/slices.ts'
import { oneByOne } from '../../common/at-most.ts'
import { erasedLines, lineName, numberIn } from '../roster/erasures.ts'
import type { Work } from '../work.ts'

/**
 * Empties the lines of the log that settled erasings name, and undoes everything that followed from them. Call it when
 * more erasings have been settled. Lines that come in later are emptied as they come.
 */
export const eraseLines = async ({ caseload, book, apply, pause }: Pick<Work, 'caseload' | 'book' | 'apply' | 'pause'>): Promise<void> => {
  const { database } = caseload
  const erasures = book.settledErasures()
  const empty = database.transaction(createEmptyLines(caseload))
  const chains = database.prepare('SELECT id, device, scope FROM chain ORDER BY id').all() as { id: number; device: string; scope: string }[]
  const pieces = chains.flatMap(({ id, device, scope }) => piecesOf([...erasedLines(erasures, device, scope)]).map((names) => ({ id, names })))
  // In pieces, so that the user never waits for long.
  await oneByOne(pieces, async ({ id, names }) => {
    await apply(() => Promise.resolve(empty.immediate(id, names)))
    await pause()
  })
  await apply(() => withPauses(caseload.derived.forgetRemoved(), pause))
}

const piecesOf = (names: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(names.length / linesOfOne) }, (_, index) => names.slice(index * linesOfOne, (index + 1) * linesOfOne))

/** About as many lines as one person has: they are emptied in one transaction. */
const linesOfOne = 300

/**
 * Empties lines of a chain by their names, in the caller's transaction. Their place and their digest stay, so that the
 * signatures over the chain still hold (sync specification, section 9).
 */
export const createEmptyLines = ({ database, derived, follow }: Pick<Caseload, 'database' | 'derived' | 'follow'>) => {
  const find = database.prepare('SELECT seq, digest, entity, record, grp FROM change WHERE chain = ? AND seq = ? AND entity <> ?')
  const empty = database.prepare(
    `UPDATE change SET hlc = 0, entity = ?, record = '', grp = '', subject = NULL, supersedes = '[]', origin = NULL,
       value = 'null', head = 0, aside = 0 WHERE chain = ? AND seq = ?`,
  )
  return (chain: number, names: Iterable<string>): void => {
    const registers: RegisterName[] = []
    for (const name of names) {
      const line = find.get(chain, numberIn(name), erasedEntity) as (RegisterName & { seq: number; digest: Buffer }) | undefined
      if (line === undefined || lineName(line) !== name) continue
      registers.push(line)
      empty.run(erasedEntity, chain, line.seq)
    }
    if (registers.length === 0) return
    follow(registers)
    derived.toForget()
  }
}
