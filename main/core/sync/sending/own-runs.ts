import type { Database } from 'better-sqlite3'
import { dataName } from '../format/names.ts'

/** A run that lies in the store under this device's name (or is about to): of its own chains, or of adopted ones. */
export interface OwnRun {
  readonly chain: number
  readonly scope: string
  /** Whose chain it is. */
  readonly author: string
  readonly fromSeq: number
  readonly toSeq: number
  readonly signature: Buffer
  readonly tip: Buffer
  readonly number: number
  readonly size: number
}

export type UnnumberedRun = Omit<OwnRun, 'number' | 'size'>

/** An object of this device that was sealed, and is not yet known to lie in the store. */
export interface OutboxObject {
  readonly name: string
  readonly bytes: Buffer
  readonly sealedAt: number
}

/** What this device has sealed: its runs, and the objects that still have to be put. */
export const createOwnRuns = (database: Database, me: string) => {
  const runs = database.prepare(
    `SELECT chain, scope, device AS author, fromSeq, toSeq, signature, tip, number, size
     FROM run JOIN chain ON chain.id = run.chain WHERE number IS NOT NULL ORDER BY device, scope, fromSeq`,
  )
  const unnumbered = database.prepare(
    `SELECT chain, scope, device AS author, fromSeq, toSeq, signature, tip
     FROM run JOIN chain ON chain.id = run.chain WHERE chain = ? AND number IS NULL ORDER BY fromSeq`,
  )
  const chains = database.prepare('SELECT id, scope FROM chain WHERE device = ? ORDER BY scope')
  const add = database.prepare(
    `INSERT INTO run (chain, fromSeq, toSeq, signature, tip, number, size)
     VALUES (@chain, @fromSeq, @toSeq, @signature, @tip, @number, @size)`,
  )
  const removeStretch = database.prepare('DELETE FROM run WHERE chain = ? AND fromSeq >= ? AND toSeq <= ?')
  const setSize = database.prepare('UPDATE run SET size = ? WHERE number = ?')
  const setNumber = database.prepare('UPDATE run SET number = ?, size = ? WHERE chain = ? AND fromSeq = ?')
  const keep = database.prepare(
    'INSERT INTO outbox (name, bytes, sealedAt) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes, sealedAt = excluded.sealedAt',
  )
  const outbox = database.prepare('SELECT name, bytes, sealedAt FROM outbox ORDER BY sealedAt, name')
  const outboxNames = database.prepare('SELECT name, length(bytes) AS size FROM outbox').raw()
  const drop = database.prepare('DELETE FROM outbox WHERE name = ?')
  // The outbox holds little and a chain thousands of runs: what waits is asked for with every status.
  const unsealed = database
    .prepare(
      `SELECT coalesce(sum((SELECT coalesce(max(seq), 0) FROM change WHERE change.chain = chain.id)
                         - coalesce((SELECT toSeq FROM run WHERE run.chain = chain.id ORDER BY fromSeq DESC LIMIT 1), 0)), 0)
       FROM chain WHERE device = ? AND scope IN (SELECT id FROM scope)`,
    )
    .pluck()
  const changesIn = database
    .prepare(
      `SELECT coalesce(sum(toSeq - fromSeq + 1), 0) FROM run JOIN chain ON chain.id = run.chain
       WHERE number = CAST(replace(@name, 'data/' || @me || '/', '') AS INTEGER) AND device = @me`,
    )
    .pluck()
  const sealedButWaiting = database
    .prepare(
      `SELECT coalesce(sum(toSeq - fromSeq + 1), 0)
       FROM outbox CROSS JOIN run ON number = CAST(replace(name, 'data/' || @me || '/', '') AS INTEGER) JOIN chain ON chain.id = run.chain
       WHERE name = 'data/' || @me || '/' || number AND device = @me`,
    )
    .pluck()

  return {
    /** By author and scope, in the order of their chains. */
    all: (): OwnRun[] => runs.all() as OwnRun[],
    /** The signed stretches of another's chain that do not lie in the store under this device's name. */
    notAdopted: (chain: number): UnnumberedRun[] => unnumbered.all(chain) as UnnumberedRun[],
    /** Says under which number a run that is here lies in the store from now on. */
    renumber: ({ chain, fromSeq, number, size }: Pick<OwnRun, 'chain' | 'fromSeq' | 'number' | 'size'>): void =>
      void setNumber.run(number, size, chain, fromSeq),
    chains: (): { readonly id: number; readonly scope: string }[] => chains.all(me) as { id: number; scope: string }[],
    /** Puts one run in the place of those that it holds together. To be called in a transaction. */
    replace(run: Omit<OwnRun, 'scope' | 'author'>): void {
      removeStretch.run(run.chain, run.fromSeq, run.toSeq)
      add.run(run)
    },
    setSize: (number: number, size: number): void => void setSize.run(size, number),
    nameOf: (number: number): string => dataName(me, number),

    keep: (name: string, bytes: Uint8Array, sealedAt: number): void => void keep.run(name, Buffer.from(bytes), sealedAt),
    outbox: (): OutboxObject[] => outbox.all() as OutboxObject[],
    /** Name and length of what is in the outbox. */
    outboxSizes: (): Map<string, number> => new Map(outboxNames.all() as [string, number][]),
    drop: (name: string): void => void drop.run(name),

    /** How many changes of this device an object of it holds. */
    changesIn: (name: string): number => changesIn.get({ name, me }) as number,
    /** How many changes of this device are not yet known to lie in the store. */
    waiting: (): number => (unsealed.get(me) as number) + (sealedButWaiting.get({ me }) as number),
  }
}

export type OwnRuns = ReturnType<typeof createOwnRuns>
