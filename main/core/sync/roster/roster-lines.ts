import type { Database } from 'better-sqlite3'
import { actEntity } from '../../changes/judging/accepted.ts'
import { checkOf } from '../../changes/log/line.ts'
import { rosterScope } from '../format/names.ts'
import { lastCounting } from './bounded-acts.ts'
import { createActReader, type ReadAct, type SignedAct } from './signed-act.ts'

/** How far each roster chain reaches: by device, the number of its last line and the check of its digest. */
export type RosterEnds = Readonly<Record<string, readonly [seq: number, check: string]>>

/**
 * Reading the acts that are in the log. Those that were read before are handed out again as they are.
 * @param isWanted for whom the keys that acts seal are kept
 */
export const createRosterLines = (database: Database, isWanted: (recipient: string) => boolean) => {
  const read = createActReader(isWanted)
  const inRoster = `FROM chain JOIN change ON change.chain = chain.id WHERE scope = '${rosterScope}'`
  const actsAfter = database.prepare(
    `SELECT device, seq, digest, value ${inRoster} AND device = ? AND seq > ? AND seq <= ${lastCounting} AND entity = '${actEntity}' ORDER BY seq`,
  )
  const digestAt = database.prepare(`SELECT digest ${inRoster} AND device = ? AND seq = ?`).pluck()
  const ends = database.prepare(
    `SELECT device, seq, digest ${inRoster} AND seq = (SELECT max(line.seq) FROM change AS line WHERE line.chain = chain.id) ORDER BY device`,
  )
  const chains = new Map<string, ReadChain>()

  /** What was read of a chain, unless the chain is another by now: a branch that took its place, or a new beginning. */
  const stillStanding = (device: string): ReadChain => {
    const chain = chains.get(device)
    const digest = chain === undefined ? undefined : (digestAt.get(device, chain.end[0]) as Buffer | undefined)
    return chain !== undefined && digest !== undefined && checkOf(digest) === chain.end[1] ? chain : { end: [0, ''], acts: [] }
  }

  return {
    acts(reach: RosterEnds): ReadAct[] {
      for (const [device, end] of Object.entries(reach)) {
        const { acts, end: before } = stillStanding(device)
        chains.set(device, { end, acts: [...acts, ...Array.from(actsAfter.iterate(device, before[0]) as Iterable<ActRow>, (row) => read(toAct(row)))] })
      }
      return Object.keys(reach).flatMap((device) => chains.get(device)?.acts ?? [])
    },

    ends: (): RosterEnds =>
      Object.fromEntries((ends.all() as LineRow[]).map(({ device, seq, digest }) => [device, [seq, checkOf(digest)]])),
  }
}

interface ReadChain {
  readonly end: RosterEnds[string]
  readonly acts: readonly ReadAct[]
}

interface LineRow {
  readonly device: string
  readonly seq: number
  readonly digest: Buffer
}

interface ActRow extends LineRow {
  readonly value: string
}

const toAct = ({ device, seq, digest, value }: ActRow): SignedAct => ({
  device,
  seq,
  check: checkOf(digest),
  act: JSON.parse(value) as unknown,
})
