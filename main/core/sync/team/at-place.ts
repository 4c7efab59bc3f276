import { err, type Err } from '../../../../shared/rules/result.ts'
import { StoreFailure, type Store } from '../stores/store.ts'

export type PlaceFault = `place_${StoreFailure['problem']}`

/**
 * Does work at a place, closes it, and turns what the storage will not do into an outcome: the one place where the
 * team's operations do that.
 */
export const atPlace = async <T>(open: () => Store, work: (store: Store) => Promise<T>): Promise<T | Err<{ code: PlaceFault }>> => {
  let store: Store | null = null
  try {
    store = open()
    return await work(store)
  } catch (error) {
    if (error instanceof StoreFailure) return err({ code: `place_${error.problem}` as const })
    throw error
  } finally {
    store?.close()
  }
}
