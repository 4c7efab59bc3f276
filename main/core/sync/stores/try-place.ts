import type { TriedPlace } from '../../../../shared/contract/sync.ts'
import { randomId } from '../../common/random-id.ts'
import { StoreFailure, type Store } from './store.ts'

export interface Trial {
  /** In the order in which they were tried. */
  readonly steps: TriedPlace['steps']
  /** Why a step failed; null: all are done, and the place will do. */
  readonly problem: StoreFailure['problem'] | null
  /** The bytes of `vault.json`: whose place this is; null: there is none, or it could not be read. */
  readonly vaultFile: Uint8Array | null
  /** Whether computers have written there: without `vault.json` that is a place that has lost it, not a new one. */
  readonly hasHeads: boolean
}

/**
 * Tries the four verbs at a place, with an object of its own that it takes away again. A place that reports success
 * and then hands out something else, or an old state, is 'unsuitable'.
 */
export async function tryPlace(store: Store, random: (bytes: number) => Uint8Array): Promise<Trial> {
  const probe = `probe/${randomId(random)}`
  const found = { vaultFile: null as Uint8Array | null, hasHeads: false }
  const work: readonly (readonly [TriedPlace['steps'][number]['step'], () => Promise<void>])[] = [
    ['list', async () => void (found.hasHeads = (await store.list('heads/')).length > 0)],
    ['read', async () => void (found.vaultFile = await store.get('vault.json'))],
    ['write', () => tryWriting(store, probe, random)],
    ['remove', () => tryRemoving(store, probe)],
  ]
  let problem: StoreFailure['problem'] | null = null
  const steps: TriedPlace['steps'] = []
  for (const [step, attempt] of work) {
    const fault: StoreFailure['problem'] | null = problem === null ? await faultOf(attempt) : null
    steps.push({ step, outcome: problem !== null ? 'not-tried' : fault === null ? 'done' : 'failed' })
    // What was written and read back wrong is taken away all the same, as far as that goes.
    if (fault !== null && step === 'write') await faultOf(() => store.remove(probe))
    problem ??= fault
  }
  return { steps, problem, ...found }
}

async function tryWriting(store: Store, probe: string, random: (bytes: number) => Uint8Array): Promise<void> {
  const versions = [random(1024), random(700)]
  for (const bytes of versions) {
    await store.put(probe, bytes)
    const read = await store.get(probe)
    if (read === null || !Buffer.from(read).equals(bytes)) throw new StoreFailure('unsuitable', 'What was written reads otherwise')
    const listed = (await store.list('probe/')).find(({ name }) => name === probe)
    if (listed?.size !== bytes.byteLength) throw new StoreFailure('unsuitable', 'What was written is not listed')
  }
}

async function tryRemoving(store: Store, probe: string): Promise<void> {
  await store.remove(probe)
  if ((await store.get(probe)) !== null) throw new StoreFailure('unsuitable', 'What was removed is still there')
}

async function faultOf(attempt: () => Promise<void>): Promise<StoreFailure['problem'] | null> {
  try {
    await attempt()
    return null
  } catch (error) {
    if (error instanceof StoreFailure) return error.problem
    throw error
  }
}
