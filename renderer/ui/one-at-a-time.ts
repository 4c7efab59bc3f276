import { useState } from 'react'

/** Carries out work unless the work given before is still under way: then it is left out. */
export type OneAtATime = (work: () => Promise<void> | void) => Promise<void>

/** For outside of a component. */
export function createOneAtATime(): OneAtATime {
  let isBusy = false
  return async (work) => {
    if (isBusy) return
    isBusy = true
    try {
      await work()
    } finally {
      isBusy = false
    }
  }
}

/**
 * For what must not happen twice because Enter is held down or a button is pressed again before the answer is there,
 * such as making a record.
 */
export function useOneAtATime(): OneAtATime {
  const [run] = useState(createOneAtATime)
  return run
}
