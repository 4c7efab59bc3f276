import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { plans, type Plan } from './plans.ts'
import { shrink } from './shrink.ts'
import { simulate } from './simulate.ts'
import type { Step } from './step.ts'

// One at a time, so that what is compressed ends in the order in which it began: a run can be repeated by its seed.
process.env['UV_THREADPOOL_SIZE'] = '1'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, plan: { type: 'string' } } })
const [runs, seed] = [Number(values.runs), Number(values.seed)]
const wanted = plans.filter(({ words }) => words.includes(values.plan ?? ''))
const chosen = wanted.flatMap((plan) => Array.from({ length: plan.share }, () => plan))

let unhandled: unknown = null
process.on('unhandledRejection', (error) => (unhandled = error))

/** How a run fails, or null. */
const failureOf = async ({ names }: Plan, steps: readonly Step[]): Promise<Error | null> => {
  unhandled = null
  try {
    await simulate(names, steps)
    if (unhandled !== null) throw new Error(`Nobody heard of: ${String(unhandled)}`)
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** What is wrong, without what differs from run to run. */
const wayOf = (error: Error | null): string | null =>
  error === null ? null : (error.message.split('\n', 1)[0] ?? '').replaceAll(/[0-9a-f]{8,}|canary-\d+-|\b(ann|ben|cat|dan|eve|fay|gus|hal|ida)\b|\d+/g, '…')

const started = performance.now()
let failed = 0
for (let run = 0; run < runs; run += 1) {
  const plan = chosen[run % chosen.length]
  if (plan === undefined) throw new Error('No plan of that name')
  const [steps = []] = fc.sample(plan.steps, { numRuns: 1, seed: seed * 1_000_003 + run })
  const failure = await failureOf(plan, steps)
  if (failure !== null) {
    failed += 1
    console.log(`\nFailed: seed ${seed}, run ${run}, ${plan.words}\n${failure.stack?.slice(0, 3000)}`)
    const fewest = await shrink(steps, async (fewer) => wayOf(await failureOf(plan, fewer)))
    console.log(`Steps: ${JSON.stringify({ names: plan.names, steps: fewest })}`)
  }
  if ((run + 1) % 100 === 0 || run + 1 === runs) {
    const rate = (run + 1) / ((performance.now() - started) / 1000)
    console.log(`${run + 1} of ${runs} runs with seed ${seed}, ${failed} failed, ${rate.toFixed(1)} runs/s`)
  }
}
process.exitCode = failed === 0 ? 0 : 1
