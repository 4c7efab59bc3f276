/** What is typed is kept at its first key, then this often: a killed process loses no more than what was typed in this time. Milliseconds. */
const keepEvery = 250

/** How long after a failed keeping it is tried again, in milliseconds. */
const retryPause = 5_000

export interface DraftKeeper<T> {
  keep(content: T): void
  /** Keeps at once what is still waiting; false when it could not be kept. */
  flush(): Promise<boolean>
}

/**
 * Hands what is typed to `save` as it is typed, again and again while it fails; one keeping ends before the next begins.
 * `save` tells whether it was kept. That nothing is to be kept any more is handed on in the same way.
 */
export const createDraftKeeper = <T>(save: (content: T) => Promise<boolean>): DraftKeeper<T> => {
  let waiting: { readonly content: T } | null = null
  let underWay: Promise<boolean> | null = null
  let pause: ReturnType<typeof setTimeout> | null = null

  const rest = (milliseconds: number): void => {
    if (pause !== null) clearTimeout(pause)
    pause = setTimeout(() => {
      pause = null
      goOn()
    }, milliseconds)
  }

  const keepNow = async (content: T): Promise<boolean> => {
    waiting = null
    rest(keepEvery)
    const kept = await save(content)
    if (kept) return true
    // What was typed or given up meanwhile is newer.
    waiting ??= { content }
    rest(retryPause)
    return false
  }

  const flush = (): Promise<boolean> => {
    // A keeping under way may still fail, so it is not taken for kept.
    if (underWay !== null) return underWay.then(flush)
    if (waiting === null) return Promise.resolve(true)
    underWay = keepNow(waiting.content).finally(() => {
      underWay = null
      goOn()
    })
    return underWay
  }

  const goOn = (): void => {
    if (waiting !== null && underWay === null && pause === null) void flush()
  }

  return {
    keep(content) {
      waiting = { content }
      goOn()
    },
    flush,
  }
}
