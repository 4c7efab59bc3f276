import type { Database } from 'better-sqlite3'
import { tipAfter } from '../../sync/format/tip.ts'
import { formatLine, type ForeignLine } from './line.ts'

/** A line of a chain as runs carry it: of an erased one the digest alone is left. */
export type ChainLine =
  | { readonly text: string; readonly digest: Buffer; /** The text as it was read, where it was. */ readonly line?: ForeignLine }
  | { readonly text: null; readonly digest: Buffer; readonly line?: undefined }

/** A chain of which lines are here. */
export interface ChainHere {
  /** Its row in the table `chain`. */
  readonly id: number
  readonly device: string
  readonly scope: string
}

/** A stretch of a chain that its device signed, as the table `run` keeps it. */
export interface SignedStretch {
  readonly chain: number
  readonly to: number
  readonly signature: Buffer
  /** The chain's tip after `to`. */
  readonly tip: Buffer
  /** The object's number under this device's own name in the store; null for what others keep there. */
  readonly number?: number | null
  /** Bytes of the object in the store. */
  readonly size?: number | null
}

/** Chains: where they end, what they say line by line, and which stretches of them are signed. */
export const createChains = (database: Database, firstTip: (scope: string, device: string) => Buffer) => {
  const findChain = database.prepare('SELECT id FROM chain WHERE scope = ? AND device = ?').pluck()
  const addChain = database.prepare('INSERT INTO chain (scope, device) VALUES (?, ?)')
  const chainName = database.prepare('SELECT scope, device FROM chain WHERE id = ?')
  const setFork = database.prepare('UPDATE chain SET fork = 1 WHERE id = ?')
  const fork = database.prepare('SELECT fork FROM chain WHERE id = ?').pluck()
  const lastSeq = database.prepare('SELECT coalesce(max(seq), 0) FROM change WHERE chain = ?').pluck()
  const latestReading = database
    .prepare(
      `SELECT coalesce(max((SELECT hlc FROM change WHERE change.chain = chain.id ORDER BY seq DESC LIMIT 1)), 0) FROM chain`,
    )
    .pluck()
  const stretch = database
    .prepare(
      `SELECT digest, seq, hlc, entity, record, grp, subject, supersedes, origin, value FROM change
       WHERE chain = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
    )
    .raw()
  const digests = database.prepare('SELECT digest FROM change WHERE chain = ? AND seq > ? AND seq <= ? ORDER BY seq').pluck()
  // Stretches do not overlap, so the one that begins last also ends last; the primary key has them by where they begin.
  const signedTo = database.prepare('SELECT toSeq FROM run WHERE chain = ? ORDER BY fromSeq DESC LIMIT 1').pluck()
  const signedBefore = database.prepare('SELECT toSeq, tip FROM run WHERE chain = ? AND toSeq <= ? ORDER BY fromSeq DESC LIMIT 1')
  const addRun = database.prepare(
    `INSERT INTO run (chain, fromSeq, toSeq, signature, tip, number, size) VALUES (@chain, @from, @to, @signature, @tip, @number, @size)`,
  )

  const endOf = (chain: number): number => lastSeq.get(chain) as number
  const signedEnd = (chain: number): number => (signedTo.get(chain) as number | undefined) ?? 0

  return {
    chainOf(scope: string, device: string): number {
      const found = findChain.get(scope, device) as number | undefined
      return found ?? Number(addChain.run(scope, device).lastInsertRowid)
    },

    /** The chain's number, or null where nothing of it is here. */
    findChain: (scope: string, device: string): number | null => (findChain.get(scope, device) as number | undefined) ?? null,

    lastSeq: endOf,

    /** The highest clock reading at the end of any chain, or 0. */
    latestReading: (): number => latestReading.get() as number,

    /** Marks that two copies of the chain's device exist. */
    setFork: (chain: number): void => void setFork.run(chain),

    isForked: (chain: number): boolean => fork.get(chain) === 1,

    /** Lines `from` to `to` as they are sealed and sent. */
    linesOf: (chain: number, from: number, to: number): ChainLine[] =>
      (stretch.all(chain, from, to) as LineRow[]).map(([digest, seq, hlc, entity, record, grp, subject, supersedes, origin, value]) =>
        entity === erasedEntity
          ? { text: null, digest }
          : { text: formatLine({ seq, hlc, entity, record, grp, subject, supersedes, origin, value }), digest },
      ),

    /** The lines of a chain that no signed stretch covers yet, or null where there are none. */
    pendingOf(chain: number): { readonly from: number; readonly to: number } | null {
      const [from, to] = [signedEnd(chain) + 1, endOf(chain)]
      return from > to ? null : { from, to }
    },

    /** Keeps the signature over a stretch that is in the log; what an earlier one covers already is left to that one. */
    saveRun({ chain, to, signature, tip, number = null, size = null }: SignedStretch): void {
      const from = signedEnd(chain) + 1
      if (to >= from) addRun.run({ chain, from, to, signature, tip, number, size })
    },

    /** The chain's tip after line `seq`, which must be here (or 0, for the tip before the first). */
    tipAt(chain: number, seq: number): Buffer {
      const before = signedBefore.get(chain, seq) as { toSeq: number; tip: Buffer } | undefined
      if (before !== undefined) return tipAfter(before.tip, digests.all(chain, before.toSeq, seq) as Buffer[])
      const { scope, device } = chainName.get(chain) as { scope: string; device: string }
      return tipAfter(firstTip(scope, device), digests.all(chain, 0, seq) as Buffer[])
    },
  }
}

export type Chains = ReturnType<typeof createChains>

type LineRow = readonly [
  digest: Buffer,
  seq: number,
  hlc: number,
  entity: string,
  record: string,
  grp: string,
  subject: string | null,
  supersedes: string,
  origin: string | null,
  value: string,
]

/** Stands in place of the entity of a line whose content was erased. */
export const erasedEntity = ''

/** What is kept of an erased line besides its digest: its place. */
export const erasedLine = (seq: number): ForeignLine => ({
  seq,
  hlc: 0,
  entity: erasedEntity,
  record: '',
  grp: '',
  subject: null,
  supersedes: '[]',
  origin: null,
  value: 'null',
  isUnderstood: true,
})
