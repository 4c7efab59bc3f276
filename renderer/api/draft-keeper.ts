/** How long after the first key of a spell a draft is kept, in milliseconds: a killed process loses less than a second. */
const pause = 500

/** How long after a failed keeping it is tried again, in milliseconds. */
const retryPause = 5_000

export interface DraftKeeper<T> {
  keep(content: T): void
  /** Keeps at once what is still waiting; false when it could not be kept. */
  flush(): Promise<boolean>
}

/**
 * Hands what is typed to `save` soon after it is typed, again and again while it fails; one keeping ends before the
 * next begins. `save` tells whether it was kept. That nothing is to be kept any more is handed on in the same way.
 */
export const createDraftKeeper = <T>(save: (content: T) => Promise<boolean>): DraftKeeper<T> => {
  let waiting: { readonly content: T; readonly timer: ReturnType<typeof setTimeout> } | null = null
  let underWay: Promise<boolean> | null = null

  const wait = (content: T, milliseconds: number): void => {
    // Not started anew with every key: steady typing would never be kept.
    const timer = waiting?.timer ?? setTimeout(() => void flush(), milliseconds)
    waiting = { content, timer }
  }

  const stopWaiting = (): void => {
    if (waiting !== null) clearTimeout(waiting.timer)
    waiting = null
  }

  const keepNow = async (content: T): Promise<boolean> => {
    stopWaiting()
    const kept = await save(content)
    // What was typed or given up meanwhile is newer and waits already.
    if (!kept && waiting === null) wait(content, retryPause)
    return kept
  }

  const flush = (): Promise<boolean> => {
    // A keeping under way may still fail, so it is not taken for kept.
    if (underWay !== null) return underWay.then(flush)
    if (waiting === null) return Promise.resolve(true)
    underWay = keepNow(waiting.content).finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    keep: (content) => wait(content, pause),
    flush,
  }
}
