import type { Database } from 'better-sqlite3'
import type { ChangeRef } from '../../../../shared/model/change.ts'
import { aside, type Aside } from '../judging/aside.ts'
import { createChains, type ChainHere, type Chains } from './chains.ts'
import { checkOf, digestLine, formatLine, parseRefs, refOf, type LogLine, type Origin } from './line.ts'
import { headsOf } from './heads.ts'
import { homeGroup, isHome, scopeIn } from '../homes/home-scope.ts'
import type { PermissionSource } from '../judging/permissions.ts'
import { tombstoneGroup, recordKey, type RecordName, type RegisterName } from './register.ts'

/** A head of a register with its value. */
export interface Head {
  readonly id: number
  readonly ref: ChangeRef
  readonly seq: number
  readonly hlc: number
  readonly device: string
  readonly scope: string
  readonly grp: string
  readonly signed: boolean
  /** The change that this one copies, where its person moved between scopes: that one tells who wrote it and when. */
  readonly origin: Origin | null
  readonly value: unknown
}

/** A change as the log keeps it. */
export interface LoggedChange extends LogLine {
  readonly id: number
  readonly digest: Buffer
  readonly scope: string
  readonly device: string
  readonly aside: Aside
}

/**
 * SQL that asks for a group. With `grp = ?` SQLite would compile the statement anew each time it runs, because only the
 * value tells whether the index of merges can answer it; that takes ten times as long as running it.
 */
export const groupIs = 'grp = +?'

export interface LogParts {
  readonly database: Database
  readonly permissions: PermissionSource
  /** The tip of a chain before its first change. */
  readonly firstTip: (scope: string, device: string) => Buffer
}

/** Reading and appending the change log. Every statement works by index, whatever the log's length. */
export const createLog = ({ database, permissions, firstTip }: LogParts) => {
  const insert = database.prepare(
    `INSERT INTO change (chain, seq, hlc, entity, record, grp, subject, supersedes, origin, value, digest, head, aside)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const columns = `change.id, seq, hlc, entity, record, grp, subject, supersedes, origin, value, digest, scope, device, aside`
  const findOne = database.prepare(
    `SELECT ${columns} FROM change JOIN chain ON chain.id = change.chain WHERE scope = ? AND device = ? AND seq = ?`,
  )
  // The values are read for texts, which may be signed, and for homes alone.
  const ofRegister = (value: string) =>
    database.prepare(
      `SELECT change.id, seq, subject, head, aside, digest, supersedes, origin IS NOT NULL AS copied, ${value} AS value, scope, device
       FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND ${groupIs} AND entity = ?`,
    )
  const registerTexts = ofRegister('value')
  const registerRows = ofRegister('NULL')
  // No more than a head says: heads are read by the dozen for every page.
  const headColumns = `change.id, seq, hlc, grp, origin, change.value, digest, scope, device`
  const recordHeads = database.prepare(
    `SELECT ${headColumns} FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND entity = ? AND head = 1`,
  )
  const registerHeads = database.prepare(
    `SELECT ${headColumns} FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND ${groupIs} AND head = 1 AND entity = ?`,
  )
  const standing = database.prepare(
    `SELECT change.id, seq, subject, digest, scope, device
     FROM change JOIN chain ON chain.id = change.chain WHERE record = ? AND ${groupIs} AND head = 1 AND entity = ?`,
  )
  const naming = database.prepare(`SELECT 1 FROM change WHERE record = ? AND ${groupIs} AND entity = ? AND instr(supersedes, ?) LIMIT 1`)
  const headsOfSome = database.prepare(
    `SELECT entity, record, ${headColumns} FROM json_each(?) AS wanted CROSS JOIN change ON change.record = wanted.value
     JOIN chain ON chain.id = change.chain WHERE head = 1`,
  )
  const aboutSubject = database
    .prepare(`SELECT id FROM change WHERE subject = ? AND head = 1 AND grp <> '${tombstoneGroup}' AND value <> 'null'`)
    .pluck()
  const setHead = database.prepare('UPDATE change SET head = ?, aside = ? WHERE id = ?')
  const chains: Chains = createChains(database, firstTip)

  const take = (chain: number, line: LogLine, head: 0 | 1, why: Aside, digest: Buffer): void => {
    const { seq, hlc, entity, record, grp, subject, supersedes, origin, value } = line
    insert.run(chain, seq, hlc, entity, record, grp, subject, supersedes, origin, value, digest, head, why)
  }

  return {
    ...chains,

    /** Appends a line that was written here to a chain and returns how it is named. */
    append({ id, scope, device }: ChainHere, line: LogLine, head: 0 | 1, why: Aside): ChangeRef {
      const digest = digestLine(formatLine(line))
      take(id, line, head, why, digest)
      return refOf({ device, seq: line.seq, digest, scope })
    },

    /** Appends a line that others sent to a chain. */
    take,

    /** The change that a reference names, or null if it is not here or the check does not fit. */
    find(ref: ChangeRef, scope: string): LoggedChange | null {
      const row = findOne.get(ref[3] ?? scope, ref[0], ref[1]) as LoggedChange | undefined
      return row !== undefined && checkOf(row.digest) === ref[2] ? row : null
    },

    /** The heads of all registers of a record. */
    headsOfRecord: (entity: string, record: string): Head[] =>
      (recordHeads.all(record, entity) as HeadRow[]).map((row) => toHead(entity, row)),

    /** The heads of many records of any kind, by `recordKey`. */
    headsOfRecords(records: readonly string[]): ReadonlyMap<string, Head[]> {
      const rows = headsOfSome.all(JSON.stringify(records)) as (HeadRow & RecordName)[]
      const byRecord = Map.groupBy(rows, recordKey)
      return new Map([...byRecord].map(([key, ofRecord]) => [key, ofRecord.map((row) => toHead(row.entity, row))]))
    },

    headsOfRegister: ({ entity, record, grp }: RegisterName): Head[] =>
      (registerHeads.all(record, grp, entity) as HeadRow[]).map((row) => toHead(entity, row)),

    /** The heads, by their number here, of everything that is said about a person; deletions left out. */
    headsAbout: (person: string): number[] => aboutSubject.all(person) as number[],

    /**
     * Works out a register's heads from all its changes that may count: needed when foreign changes came in or the
     * roster changed. Returns everybody whom those changes are about, because something else may count of them now.
     */
    refreshHeads({ entity, record, grp }: RegisterName): Refreshed {
      const mayBeSigned = isSignable(entity, grp)
      const mayBeHome = isHome({ entity, grp })
      const rows = (mayBeSigned || mayBeHome ? registerTexts : registerRows).all(record, grp, entity) as RegisterRow[]
      const changes = rows
        .filter(mayCount)
        .map((row) => ({
          row,
          scope: row.scope,
          device: row.device,
          seq: row.seq,
          check: checkOf(row.digest),
          supersedes: parseRefs(row.supersedes),
          signedText: mayBeSigned && isSigned(entity, grp, JSON.parse(row.value ?? 'null')) ? row.value : null,
          copied: row.copied === 1,
          home: mayBeHome ? scopeIn(JSON.parse(row.value ?? 'null')) : null,
        }))
      const told = headsOf(changes, permissions.everGranted)
      const heads = new Set(told.heads.map(({ row }) => row))
      const overwriting = new Set(told.aside.map(({ row }) => row))
      for (const row of rows) {
        const why = !mayCount(row) ? row.aside : overwriting.has(row) ? aside.overwritesSigned : aside.counts
        const head = Number(heads.has(row))
        if (row.head !== head || row.aside !== why) setHead.run(head, why, row.id)
      }
      return { subjects: subjectsOf(rows), severalStand: heads.size > 1 }
    },

    /**
     * A shorter way than `refreshHeads`, whose history may be long, for the common case: changes of one device came in,
     * each superseded by a later one of them but the last, which is marked as a head. The heads that they name are heads
     * no more. The last one is a head unless an earlier arrival superseded it; that is looked for only where another
     * head is left, because whatever superseded it, or followed on that, would itself be one. Null where this is not
     * that case, and `refreshHeads` has to be called.
     */
    succeed({ entity, record, grp }: RegisterName, added: readonly Added[]): Refreshed | null {
      const newest = added.at(-1)
      if (newest === undefined || isSignable(entity, grp)) return null
      const rows = standing.all(record, grp, entity) as StandingRow[]
      const others = rows.filter((row) => !isNamed(row, newest))
      if (others.length === rows.length || (grp === homeGroup && others.length + added.length > 1)) return null
      const named = namedBy(added)
      const isTaken = (change: StandingRow | Added): boolean => named.has(referenceTo(change))
      const taken = others.filter(isTaken)
      if (taken.some(({ scope }) => scope !== newest.scope) || !added.every((change) => change === newest || isTaken(change))) return null
      const severalStand = taken.length < others.length
      if (severalStand && naming.get(record, grp, entity, beginningOfReferenceTo(newest)) !== undefined) return null
      for (const { id } of taken) setHead.run(0, aside.counts, id)
      return { subjects: subjectsOf([...rows, ...added]), severalStand }
    },

    /** Takes the place of head from changes that a new one supersedes. */
    dethrone(id: number): void {
      setHead.run(0, aside.counts, id)
    },
  }
}

export type Log = ReturnType<typeof createLog>

/** What a register's heads were worked out anew for. */
export interface Refreshed {
  /** The people that its changes are about. */
  readonly subjects: readonly string[]
  /** Whether it has several heads now. */
  readonly severalStand: boolean
}

/** True for a text that carries a signature: the one kind of value that nothing may supersede. */
export const isSigned = (entity: string, grp: string, value: unknown): boolean =>
  isSignable(entity, grp) && typeof value === 'object' && value !== null && 'signedAt' in value && typeof value.signedAt === 'string'

const isSignable = (entity: string, grp: string): boolean => grp === 'text' && (entity === 'note' || entity === 'addendum')

/** Whether a change may count; then only the other changes of its register decide. */
const mayCount = (row: Pick<RegisterRow, 'aside'>): boolean => row.aside === aside.counts || row.aside === aside.overwritesSigned

type HeadRow = Pick<LoggedChange, 'id' | 'seq' | 'hlc' | 'grp' | 'origin' | 'value' | 'digest' | 'scope' | 'device'>

/** Where in the log a change stands. */
interface ChangeName {
  readonly scope: string
  readonly device: string
  readonly seq: number
}

const isNamed = (row: ChangeName, { scope, device, seq }: ChangeName): boolean =>
  row.seq === seq && row.device === device && row.scope === scope

interface StandingRow extends ChangeName {
  readonly id: number
  readonly subject: string | null
  readonly digest: Buffer
}

/** What of a change that came in tells of which others it takes the place. */
export interface Added extends ChangeName {
  readonly subject: string | null
  readonly digest: Buffer
  readonly supersedes: string
}

/** The references to all changes that these supersede. */
const namedBy = (changes: readonly Added[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ supersedes, scope }) =>
      parseRefs(supersedes).map(([device, seq, check, itsScope = scope]) => JSON.stringify([device, seq, check, itsScope])),
    ),
  )

const referenceTo = (change: Omit<Added, 'subject' | 'supersedes'>): string => JSON.stringify(refOf(change))

/** As it stands in the JSON of whoever supersedes the change, in whichever scope. */
const beginningOfReferenceTo = ({ device, seq, digest }: Added): string => JSON.stringify([device, seq, checkOf(digest)]).slice(0, -1)

interface RegisterRow {
  readonly id: number
  readonly seq: number
  readonly subject: string | null
  readonly head: 0 | 1
  readonly aside: Aside
  readonly digest: Buffer
  readonly supersedes: string
  readonly copied: 0 | 1
  readonly value: string | null
  readonly scope: string
  readonly device: string
}

const subjectsOf = (rows: readonly { readonly subject: string | null }[]): string[] => [
  ...new Set(rows.map(({ subject }) => subject).filter((subject) => subject !== null)),
]

const toHead = (entity: string, row: HeadRow): Head => {
  const value: unknown = JSON.parse(row.value)
  return {
    id: row.id,
    ref: refOf(row),
    seq: row.seq,
    hlc: row.hlc,
    device: row.device,
    scope: row.scope,
    grp: row.grp,
    signed: isSigned(entity, row.grp, value),
    origin: row.origin === null ? null : (JSON.parse(row.origin) as Origin),
    value,
  }
}
