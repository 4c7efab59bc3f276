import type { Step } from './step.ts'

const mostTries = 400

/**
 * The fewest steps that still fail in the same way: steps are left out one by one, and of those that stay, faults and
 * crashes, until nothing more can go.
 * @param fails how a run fails, as one text without ids; null where it does not
 */
export const shrink = async (steps: readonly Step[], fails: (steps: readonly Step[]) => Promise<string | null>): Promise<readonly Step[]> => {
  const way = await fails(steps)
  let left = steps
  let tries = 0
  if (way === null) return steps
  for (let before = -1; before !== left.length; ) {
    before = left.length
    for (const smaller of allSmaller(left)) {
      tries += 1
      if (tries > mostTries) return left
      const candidate = smaller(left)
      if (candidate !== null && (await fails(candidate)) === way) left = candidate
    }
  }
  return left
}

type Smaller = (steps: readonly Step[]) => readonly Step[] | null

const allSmaller = (steps: readonly Step[]): Smaller[] => [
  ...steps.toReversed().map((step): Smaller => (left) => (left.includes(step) ? left.filter((each) => each !== step) : null)),
  ...steps.flatMap((step): Smaller[] => {
    if (!('faults' in step)) return []
    return [
      (left) => (left.includes(step) && step.crashAt !== null ? left.map((each) => (each === step ? { ...step, crashAt: null } : each)) : null),
      ...step.faults.map((fault): Smaller => (left) => (left.includes(step) ? left.map((each) => (each === step ? { ...step, faults: step.faults.filter((other) => other !== fault) } : each)) : null)),
    ]
  }),
]
