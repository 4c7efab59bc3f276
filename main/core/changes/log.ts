import type { Database } from 'better-sqlite3'
import type { ChangeRef } from '../../../shared/model/change.ts'
import { checkOf, digestLine, formatLine, parseRefs, type LogLine } from './line.ts'
import { headsOf } from './heads.ts'
import { tombstoneGroup } from './tombstone.ts'

/** Which register: one field group of one record. */
export interface RegisterName {
  readonly entity: string
  readonly record: string
  readonly grp: string
}

/** A head of a register with its value. */
export interface Head {
  readonly id: number
  readonly ref: ChangeRef
  readonly hlc: number
  readonly device: string
  readonly scope: string
  readonly grp: string
  readonly signed: boolean
  readonly value: unknown
}

/** A change as the log keeps it. */
export interface LoggedChange extends LogLine {
  readonly id: number
  readonly digest: Buffer
  readonly scope: string
  readonly device: string
}

/** Reading and appending the change log. Every statement works by index, whatever the log's length. */
export const createLog = (database: Database) => {
  const findChain = database.prepare('SELECT id FROM chain WHERE scope = ? AND device = ?').pluck()
  const addChain = database.prepare('INSERT INTO chain (scope, device) VALUES (?, ?)')
  const lastSeq = database.prepare('SELECT coalesce(max(seq), 0) FROM change WHERE chain = ?').pluck()
  const latestReading = database
    .prepare(
      `SELECT coalesce(max((SELECT hlc FROM change WHERE change.chain = chain.id ORDER BY seq DESC LIMIT 1)), 0) FROM chain`,
    )
    .pluck()
  const insert = database.prepare(
    `INSERT INTO change (chain, seq, hlc, entity, record, grp, subject, supersedes, value, digest, head, aside)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  )
  const columns = `change.id, seq, hlc, entity, record, grp, subject, supersedes, value, digest, scope, device`
  const findOne = database.prepare(
    `SELECT ${columns} FROM change JOIN chain ON chain.id = change.chain WHERE scope = ? AND device = ? AND seq = ?`,
  )
  const registerRows = database.prepare(
    `SELECT ${columns} FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND grp = ? AND entity = ?`,
  )
  // No more than a head says: heads are read by the dozen for every page.
  const headColumns = `change.id, seq, hlc, grp, value, digest, scope, device`
  const recordHeads = database.prepare(
    `SELECT ${headColumns} FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND entity = ? AND head = 1`,
  )
  const registerHeads = database.prepare(
    `SELECT ${headColumns} FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND grp = ? AND head = 1 AND entity = ?`,
  )
  const aboutSubject = database
    .prepare(`SELECT id FROM change WHERE subject = ? AND head = 1 AND grp <> '${tombstoneGroup}' AND value <> 'null'`)
    .pluck()
  const setHead = database.prepare('UPDATE change SET head = ?, aside = ? WHERE id = ?')

  const chainOf = (scope: string, device: string): number => {
    const found = findChain.get(scope, device) as number | undefined
    return found ?? Number(addChain.run(scope, device).lastInsertRowid)
  }

  return {
    chainOf,
    lastSeq: (chain: number): number => lastSeq.get(chain) as number,

    /** The highest clock reading at the end of any chain, or 0. */
    latestReading: (): number => latestReading.get() as number,

    /** Appends a line to a chain and returns how it is named. */
    append(chain: number, scope: string, device: string, line: LogLine, head: 0 | 1): ChangeRef {
      const digest = digestLine(formatLine(line))
      const { seq, hlc, entity, record, grp, subject, supersedes, value } = line
      insert.run(chain, seq, hlc, entity, record, grp, subject, supersedes, value, digest, head)
      return [device, line.seq, checkOf(digest), scope]
    },

    /** The change that a reference names, or null if it is not here or the check does not fit. */
    find(ref: ChangeRef, scope: string): LoggedChange | null {
      const row = findOne.get(ref[3] ?? scope, ref[0], ref[1]) as LoggedChange | undefined
      return row !== undefined && checkOf(row.digest) === ref[2] ? row : null
    },

    /** The heads of all registers of a record. */
    headsOfRecord: (entity: string, record: string): Head[] =>
      (recordHeads.all(record, entity) as HeadRow[]).map((row) => toHead(entity, row)),

    headsOfRegister: ({ entity, record, grp }: RegisterName): Head[] =>
      (registerHeads.all(record, grp, entity) as HeadRow[]).map((row) => toHead(entity, row)),

    /** The heads, by their number here, of everything that is said about a person; deletions left out. */
    headsAbout: (person: string): number[] => aboutSubject.all(person) as number[],

    /**
     * Works out a register's heads from all its changes, as must be done when foreign ones came in. Returns the
     * people those changes are about: what counts of any of them may have become another.
     */
    refreshHeads(register: RegisterName): string[] {
      const rows = registerRows.all(register.record, register.grp, register.entity) as LoggedChange[]
      const changes = rows.map((row) => ({
        id: row.id,
        scope: row.scope,
        device: row.device,
        seq: row.seq,
        check: checkOf(row.digest),
        supersedes: parseRefs(row.supersedes),
        signed: isSigned(row.entity, row.grp, JSON.parse(row.value)),
      }))
      const { heads, aside } = headsOf(changes)
      const headIds = new Set(heads.map((change) => change.id))
      const asideIds = new Set(aside.map((change) => change.id))
      for (const { id } of changes) setHead.run(Number(headIds.has(id)), Number(asideIds.has(id)), id)
      return [...new Set(rows.map((row) => row.subject).filter((subject) => subject !== null))]
    },

    /** Takes the place of head from changes that a new one supersedes. */
    dethrone(id: number): void {
      setHead.run(0, 0, id)
    },
  }
}

export type Log = ReturnType<typeof createLog>

/** True for a text that carries a signature: the one kind of value that nothing may supersede. */
export const isSigned = (entity: string, grp: string, value: unknown): boolean =>
  (entity === 'note' || entity === 'addendum') &&
  grp === 'text' &&
  typeof value === 'object' &&
  value !== null &&
  'signedAt' in value &&
  typeof value.signedAt === 'string'

type HeadRow = Pick<LoggedChange, 'id' | 'seq' | 'hlc' | 'grp' | 'value' | 'digest' | 'scope' | 'device'>

const toHead = (entity: string, row: HeadRow): Head => {
  const value: unknown = JSON.parse(row.value)
  return {
    id: row.id,
    ref: [row.device, row.seq, checkOf(row.digest), row.scope],
    hlc: row.hlc,
    device: row.device,
    scope: row.scope,
    grp: row.grp,
    signed: isSigned(entity, row.grp, value),
    value,
  }
}
