import fc from 'fast-check'
import { describe, test } from 'vitest'
import { plans } from './plans.ts'
import { simulate } from './simulate.ts'

/** A few runs of each plan; `long.ts` makes thousands. */
const once = { seed: 20261123, endOnFailure: true }

describe('a simulated team: nothing is lost, everybody knows the same, nobody reads more', () => {
  for (const { words, tested, names, steps } of plans)
    test(words, () => fc.assert(fc.asyncProperty(steps, (each) => simulate(names, each)), { ...once, numRuns: tested }), 120_000)
})
