/** Calls something later, and returns how to call it off. */
export type After = (milliseconds: number, run: () => void) => () => void

export interface ScheduleParts {
  readonly after: After
  readonly now: () => number
  readonly run: () => void
}

const second = 1000
const minute = 60 * second
const afterChange = 15 * second
const afterPut = 30 * second
const quiet = 5 * minute
const firstBackOff = minute
const longestBackOff = 30 * minute

/**
 * When sync runs by itself: 15 seconds after the last change, half a minute after something was put (to see whether
 * it lies there), every 5 minutes when all is quiet, and after 1, 2, 4 ... 30 minutes while the place cannot be reached.
 */
export const createSchedule = ({ after, now, run }: ScheduleParts) => {
  let planned: { readonly at: number; readonly callOff: () => void } | null = null
  let backOff = 0

  const callOff = (): void => {
    planned?.callOff()
    planned = null
  }
  const plan = (delay: number): void => {
    callOff()
    const stop = after(delay, () => {
      planned = null
      run()
    })
    planned = { at: now() + delay, callOff: stop }
  }

  return {
    /** When the next run is due, in milliseconds since 1970; null while none is planned. */
    nextAt: (): number | null => planned?.at ?? null,
    /** Something was recorded: the run waits until recording has paused; an unreachable place is not tried more often. */
    changed(): void {
      if (backOff === 0) plan(afterChange)
    },
    soon: (): void => plan(0),
    /** A run has ended. */
    ended(outcome: 'put' | 'quiet' | 'unreachable' | 'stopped'): void {
      backOff = outcome === 'unreachable' ? Math.min(longestBackOff, backOff === 0 ? firstBackOff : 2 * backOff) : 0
      if (outcome === 'stopped') callOff()
      else plan(outcome === 'put' ? afterPut : outcome === 'quiet' ? quiet : backOff)
    },
    callOff,
  }
}

export type Schedule = ReturnType<typeof createSchedule>
