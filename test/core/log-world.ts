import { entities } from '../../shared/model/entities.ts'
import { formatLine, type LogLine } from '../../main/core/changes/log/line.ts'
import { receive, type TestCaseload } from './test-caseload.ts'

const tables = [...Object.keys(entities), 'overview', 'nameSound']

/** Everything that follows from the log: synced tables, lists, sounds, what search finds, heads. */
export const snapshot = ({ database }: TestCaseload): Record<string, unknown> => ({
  ...Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()])),
  found: ['searchText', 'searchName'].map((index) =>
    database
      .prepare(
        `SELECT record, personId FROM ${index} JOIN searchDocument ON searchDocument.id = ${index}.rowid
         WHERE ${index} MATCH 'zoe OR ngozi OR test' ORDER BY record`,
      )
      .all(),
  ),
  heads: database
    .prepare(
      `SELECT scope, device, seq, head, aside FROM change JOIN chain ON chain.id = change.chain ORDER BY scope, device, seq`,
    )
    .all(),
})

/** The lines of one device in one scope, from the first. */
export interface Chain {
  readonly scope: string
  readonly device: string
  readonly lines: readonly string[]
}

/** All lines that a computer has, as it would send them. */
export const chainsOf = ({ database }: TestCaseload): Chain[] => {
  const chains = database.prepare('SELECT id, scope, device FROM chain ORDER BY id').all() as (Chain & { id: number })[]
  const rows = database.prepare('SELECT * FROM change WHERE chain = ? ORDER BY seq')
  return chains.map(({ id, scope, device }) => ({ scope, device, lines: (rows.all(id) as LogLine[]).map(formatLine) }))
}

/** Has one computer take in everything that another has. */
export const exchange = (from: TestCaseload, to: TestCaseload): void => {
  for (const chain of chainsOf(from)) receive(to, chain)
}

/** Has a computer take in chains a few lines at a time, in an order that dice decide. */
export const deliverInPieces = (to: TestCaseload, chains: readonly Chain[], dice: Iterable<number>): void => {
  const left = chains.map((chain) => ({ ...chain, from: 1, lines: [...chain.lines] }))
  const source = dice[Symbol.iterator]()
  const roll = (): number => (source.next().value as number | undefined) ?? 0
  while (left.some(({ lines }) => lines.length > 0)) {
    const ready = left.filter(({ lines }) => lines.length > 0)
    const chain = ready[roll() % ready.length]
    if (chain === undefined) continue
    const lines = chain.lines.splice(0, 1 + (roll() % 3))
    receive(to, { ...chain, from: chain.from, lines })
    chain.from += lines.length
  }
}
