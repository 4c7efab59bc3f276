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
/** Whoever records one thing after the other is not kept waiting for a pause any longer. */
const longestAfterChange = 2 * minute
/** What follows a run that reached the place. */
const delays = { put: 30 * second, 'answer-awaited': minute, quiet: 5 * minute } as const
const firstBackOff = minute
const longestBackOff = 30 * minute

/**
 * When sync runs by itself: 15 seconds after the last change, half a minute after something was put (to see whether
 * it lies there), every minute while somebody is being let into the team, every 5 minutes when all is quiet, and
 * after 1, 2, 4 ... 30 minutes while the place cannot be reached. Once it has stopped, only when it is asked to.
 */
export const createSchedule = ({ after, now, run }: ScheduleParts) => {
  let planned: { readonly at: number; readonly callOff: () => void } | null = null
  let firstChangeAt: number | null = null
  let backOff = 0
  let hasStopped = false

  const callOff = (): void => {
    planned?.callOff()
    planned = null
  }
  const plan = (delay: number): void => {
    callOff()
    const stop = after(delay, () => {
      planned = null
      firstChangeAt = null
      run()
    })
    planned = { at: now() + delay, callOff: stop }
  }

  /** How long what was recorded during a run still waits for the next one. */
  const dueForChange = (): number => (firstChangeAt === null || planned === null ? Infinity : Math.max(0, planned.at - now()))

  return {
    /** When the next run is due, in milliseconds since 1970; null while none is planned. */
    nextAt: (): number | null => planned?.at ?? null,
    /** Something was recorded: the run waits until recording has paused; an unreachable place is not tried more often. */
    changed(): void {
      if (backOff > 0 || hasStopped) return
      firstChangeAt ??= now()
      plan(Math.max(0, Math.min(afterChange, firstChangeAt + longestAfterChange - now())))
    },
    soon: (): void => plan(0),
    /** A run has ended. */
    ended(outcome: keyof typeof delays | 'unreachable' | 'stopped'): void {
      backOff = outcome === 'unreachable' ? Math.min(longestBackOff, backOff === 0 ? firstBackOff : 2 * backOff) : 0
      hasStopped = outcome === 'stopped'
      if (outcome === 'stopped') callOff()
      else if (outcome === 'unreachable') plan(backOff)
      else plan(Math.min(delays[outcome], dueForChange()))
    },
    callOff,
  }
}
