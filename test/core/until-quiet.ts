import type { CycleResult } from '../../main/core/sync/cycle.ts'

/** More rounds than any test's computers need. */
const mostRounds = 12

/** Lets computers sync in turn, each by its cycle, until nobody has anything more to put. */
export const untilQuiet = async (cycles: readonly (() => Promise<CycleResult | null>)[]): Promise<void> => {
  for (let round = 0; round < mostRounds; round += 1) {
    let puts = 0
    for (const cycle of cycles) {
      const result = await cycle()
      puts += result?.outcome === 'done' ? result.put : 0
    }
    if (puts === 0) return
  }
  throw new Error('The computers find no rest')
}
