import type { Database } from 'better-sqlite3'
import { actEntity } from '../changes/accepted.ts'
import { checkOf } from '../changes/line.ts'
import { rosterScope } from './names.ts'
import type { SignedAct } from './roster/signed-act.ts'

/** How far each roster chain reaches: by device, the number of its last line and the check of its digest. */
export type RosterEnds = Readonly<Record<string, readonly [seq: number, check: string]>>

/** Reading the acts that are in the log. */
export const createRosterLines = (database: Database) => {
  const acts = database.prepare(
    `SELECT device, seq, digest, value FROM chain JOIN change ON change.chain = chain.id
     WHERE scope = '${rosterScope}' AND entity = '${actEntity}' ORDER BY chain.id, seq`,
  )
  const ends = database.prepare(
    `SELECT device, seq, digest FROM chain JOIN change ON change.chain = chain.id
       AND seq = (SELECT max(line.seq) FROM change AS line WHERE line.chain = chain.id)
     WHERE scope = '${rosterScope}' ORDER BY device`,
  )

  return {
    acts: (): SignedAct[] =>
      (acts.all() as (LineRow & { value: string })[]).map(({ device, seq, digest, value }) => ({
        device,
        seq,
        check: checkOf(digest),
        act: JSON.parse(value) as unknown,
      })),

    ends: (): RosterEnds =>
      Object.fromEntries((ends.all() as LineRow[]).map(({ device, seq, digest }) => [device, [seq, checkOf(digest)]])),
  }
}

interface LineRow {
  readonly device: string
  readonly seq: number
  readonly digest: Buffer
}
