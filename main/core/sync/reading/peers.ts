import type { Database } from 'better-sqlite3'
import type { Head } from '../format/head.ts'

/** What is known of a device, this one too, from its newest head. */
export interface Peer {
  readonly device: string
  readonly rev: number
  readonly headHash: Buffer
  readonly head: Head
  /** When this computer got that head. Milliseconds since 1970. */
  readonly heardAt: number
  /** Since when the store shows none as new. */
  readonly lowerSince: number | null
}

/** The newest heads, as they were verified before they were kept. */
export const createPeers = (database: Database) => {
  const columns = 'device, rev, headHash, heardAt, lowerSince'
  const one = database.prepare(`SELECT ${columns} FROM peer WHERE device = ?`)
  const all = database.prepare(`SELECT ${columns} FROM peer ORDER BY device`)
  const headOf = database.prepare('SELECT head FROM peer WHERE device = ?').pluck()
  const save = database.prepare(
    `INSERT INTO peer (device, rev, headHash, head, heardAt, lowerSince) VALUES (?, ?, ?, ?, ?, NULL)
     ON CONFLICT (device) DO UPDATE SET rev = excluded.rev, headHash = excluded.headHash, head = excluded.head,
       heardAt = excluded.heardAt, lowerSince = NULL`,
  )
  const setLower = database.prepare('UPDATE peer SET lowerSince = ? WHERE device = ?')
  // Heads are read in every cycle and change seldom; a team of hundreds has hundreds of kilobytes of them.
  const parsed = new Map<string, { readonly headHash: Buffer; readonly head: Head }>()
  const toPeer = (row: Omit<Peer, 'head'>): Peer => {
    const known = parsed.get(row.device)
    const head = known?.headHash.equals(row.headHash) === true ? known.head : (JSON.parse(headOf.get(row.device) as string) as Head)
    parsed.set(row.device, { headHash: row.headHash, head })
    return { ...row, head }
  }
  return {
    of(device: string): Peer | null {
      const row = one.get(device) as Omit<Peer, 'head'> | undefined
      return row === undefined ? null : toPeer(row)
    },
    all: (): Peer[] => (all.all() as Omit<Peer, 'head'>[]).map(toPeer),
    /** @param json the head as it was signed */
    save: (device: string, rev: number, headHash: Buffer, json: string, heardAt: number): void =>
      void save.run(device, rev, headHash, json, heardAt),
    setLower: (device: string, since: number | null): void => void setLower.run(since, device),
  }
}

export type Peers = ReturnType<typeof createPeers>
