import type { storageFaults } from '../../../../shared/contract/errors.ts'
import { err, type Err } from '../../../../shared/rules/result.ts'
import { StoreFailure, type Store } from './store.ts'

export type PlaceFault = (typeof storageFaults)[number]

/**
 * Does work at a place, closes it, and turns what the storage will not do into an outcome: for whatever people ask for
 * there. (A cycle of sync does so by `orFailure`.)
 */
export const atPlace = async <T>(open: () => Store, work: (store: Store) => Promise<T>): Promise<T | Err<{ code: PlaceFault }>> => {
  let store: Store | null = null
  try {
    store = open()
    return await work(store)
  } catch (error) {
    if (error instanceof StoreFailure) return err({ code: `place_${error.problem}` })
    throw error
  } finally {
    store?.close()
  }
}
