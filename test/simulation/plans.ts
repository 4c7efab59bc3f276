import type fc from 'fast-check'
import { copyingStep, harmfulStep, hostileStep, joiningStep, peacefulStep, recoveryStep, restoredTeamSteps, stepsOf, teamStep, versionStep } from './steps.ts'
import type { Step } from './step.ts'
import type { Name } from './team-template.ts'

/** A kind of world, and what may happen in it. */
export interface Plan {
  readonly words: string
  /** How many runs of it there are in each round of a long simulation: small worlds are quick. */
  readonly share: number
  /** How many runs of it the tests make. */
  readonly tested: number
  readonly names: readonly Name[]
  readonly steps: fc.Arbitrary<readonly Step[]>
}

export const plans: readonly Plan[] = [
  { words: 'two computers on one caseload and a bad storage', share: 4, tested: 18, names: ['ann', 'cat'], steps: stepsOf(peacefulStep) },
  { words: 'three computers on one caseload and a bad storage', share: 4, tested: 18, names: ['ann', 'cat', 'eve'], steps: stepsOf(peacefulStep) },
  { words: 'a storage that does harm', share: 4, tested: 18, names: ['ann', 'cat', 'eve'], steps: stepsOf(harmfulStep) },
  { words: 'computers that are restored and copied', share: 4, tested: 18, names: ['ann', 'cat', 'eve'], steps: stepsOf(copyingStep) },
  { words: 'versions that know more and less', share: 2, tested: 18, names: ['ann', 'cat', 'eve'], steps: stepsOf(versionStep) },
  { words: 'a team of four with two administrators', share: 3, tested: 18, names: ['ann', 'cat', 'dan', 'fay'], steps: stepsOf(teamStep) },
  { words: 'a member who forges', share: 3, tested: 18, names: ['ann', 'ben', 'cat', 'dan'], steps: stepsOf(hostileStep) },
  { words: 'a team of six', share: 1, tested: 18, names: ['ann', 'ben', 'cat', 'dan', 'eve', 'fay'], steps: stepsOf(hostileStep) },
  { words: 'newcomers who are invited', share: 3, tested: 12, names: ['ann', 'cat', 'fay', 'gus', 'hal'], steps: stepsOf(joiningStep) },
  { words: 'a team that burns down', share: 3, tested: 12, names: ['ann', 'cat', 'hal', 'ida'], steps: stepsOf(recoveryStep) },
  { words: 'administrators who are restored and removed', share: 3, tested: 12, names: ['ann', 'cat', 'fay'], steps: restoredTeamSteps },
]
