/** How long after the first key of a spell a draft is kept, in milliseconds: a killed process loses less than a second. */
const pause = 500

/** How long after a failed keeping it is tried again, in milliseconds. */
const retryPause = 5_000

export interface DraftKeeper<T> {
  keep(content: T): void
  /** Keeps at once what is still waiting; false when it could not be kept. */
  flush(): Promise<boolean>
  /** Forgets what is still waiting. */
  forget(): void
}

/**
 * Hands what is typed to `save` soon after it is typed, again and again while it fails. `save` tells whether it was
 * kept.
 */
export const createDraftKeeper = <T>(save: (content: T) => Promise<boolean>): DraftKeeper<T> => {
  let waiting: { readonly content: T; readonly timer: ReturnType<typeof setTimeout> } | null = null

  const wait = (content: T, milliseconds: number): void => {
    // Not started anew with every key: steady typing would never be kept.
    const timer = waiting?.timer ?? setTimeout(() => void flush(), milliseconds)
    waiting = { content, timer }
  }

  const forget = (): void => {
    if (waiting !== null) clearTimeout(waiting.timer)
    waiting = null
  }

  const flush = async (): Promise<boolean> => {
    if (waiting === null) return true
    const { content } = waiting
    forget()
    const kept = await save(content)
    // What was typed meanwhile is newer and waits already.
    if (!kept && waiting === null) wait(content, retryPause)
    return kept
  }

  return { keep: (content) => wait(content, pause), flush, forget }
}
