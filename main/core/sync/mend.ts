import { parseName } from './names.ts'
import { putAgain } from './refill.ts'
import type { OpenedHead } from './read-heads.ts'
import type { Work } from './work.ts'

/** Puts again what other devices have failed to read for a day, as their new heads say. */
export const mendDamaged = async (work: Work, newHeads: readonly OpenedHead[]): Promise<void> => {
  const named = new Set(newHeads.flatMap(({ head }) => head.damaged))
  const runs = new Map(work.own.all().map((run) => [run.number, run]))
  for (const name of named) {
    const parsed = parseName(name)
    const run = parsed?.kind === 'data' && parsed.device === work.me ? runs.get(parsed.number) : undefined
    // oxlint-disable-next-line no-await-in-loop -- one after the other: no more than one is held in memory
    if (run !== undefined) await putAgain(work, run)
  }
}
