import { parseRefs } from '../../changes/log/line.ts'
import type { Head, Log } from '../../changes/log/log.ts'
import type { RegisterName } from '../../changes/log/register.ts'
import { createWritings, type Writing } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'

const oneDay = 86_400_000 * 1024

/**
 * Finds who said first what stands of this computer's by keeping a version, or by taking that back: both write anew,
 * under this computer's name, what stood before. Beside another version a page is to say who wrote it, not who chose it;
 * nor who moved the person and copied it.
 */
export const createTakenBack = ({ database, log }: Pick<Caseload, 'database' | 'log'>) => {
  const ownBefore = database.prepare(
    `SELECT supersedes, scope FROM change JOIN chain ON chain.id = change.chain
     WHERE record = @record AND grp = @grp AND entity = @entity AND hlc BETWEEN @from AND @to
       AND device IN (SELECT id FROM device) ORDER BY hlc`,
  )
  const writingOf = createWritings(database)
  const isOwn = database.prepare('SELECT 1 FROM device WHERE id = ?')

  return (register: RegisterName, head: Head): Writing => {
    if (head.origin !== null || isOwn.get(head.device) === undefined) return writingOf(head)
    const value = JSON.stringify(head.value)
    const written = ownBefore.all({ ...register, from: head.hlc - oneDay, to: head.hlc }) as OwnChange[]
    const first = written.flatMap((own) => supersededBy(log, own)).find((said) => said.value === value)
    return writingOf(first ?? head)
  }
}

interface OwnChange {
  readonly supersedes: string
  readonly scope: string
}

const supersededBy = (log: Log, { supersedes, scope }: OwnChange) =>
  parseRefs(supersedes)
    .map((ref) => log.find(ref, scope))
    .filter((change) => change !== null)
