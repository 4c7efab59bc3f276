import { StoreFailure } from './store.ts'

/** How long a storage may show no sign of life, in milliseconds, before a call is given up. */
export const defaultPatience = 30_000

/** Nothing moved for as long as a storage may take. */
export class NoAnswer extends StoreFailure {
  constructor() {
    super('unreachable', 'No answer in time')
  }
}

/** The calls of one store that are under way, each of which ends when nothing moves or when the store is closed. */
export interface UnderWay {
  /**
   * Does the work, which calls `moved` at each sign of life; `moved` may allow more time than usual for what
   * comes next. Throws NoAnswer when the time is over, and another StoreFailure 'unreachable' when the store is
   * closed, without waiting for the work: the signal tells it, and `moved` throws from then on.
   */
  run<Value>(work: (signal: AbortSignal, moved: (allowed?: number) => void) => Promise<Value>): Promise<Value>
  close(): void
}

export function createUnderWay(patience: number): UnderWay {
  const calls = new Set<AbortController>()
  let isClosed = false

  return {
    async run(work) {
      if (isClosed) throw closed()
      const call = new AbortController()
      const { signal } = call
      const givenUp = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
      let timer: NodeJS.Timeout | undefined
      const moved = (allowed = patience): void => {
        signal.throwIfAborted()
        clearTimeout(timer)
        timer = setTimeout(() => call.abort(new NoAnswer()), allowed)
      }
      calls.add(call)
      moved()
      try {
        return await Promise.race([work(signal, moved), givenUp])
      } finally {
        clearTimeout(timer)
        calls.delete(call)
      }
    },

    close() {
      isClosed = true
      for (const call of calls) call.abort(closed())
    },
  }
}

const closed = (): StoreFailure => new StoreFailure('unreachable', 'The store was closed')
