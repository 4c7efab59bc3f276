import { useEffect, useState } from 'react'

/** Seconds before the lock in which it is announced and any key puts it off. */
export const warningSeconds = 60

export interface LockTimerWish {
  readonly idleMinutes: number
  /** Seconds until the lock while the warning stands, null when it is withdrawn. Called once a second. */
  readonly onWarning: (secondsLeft: number | null) => void
  readonly onLock: () => void
}

export interface LockTimer {
  /** Somebody is there: the wait starts again. */
  readonly touch: () => void
  readonly stop: () => void
}

/**
 * Locks after a time without a touch. Reads the clock rather than counting ticks, because timers stand still
 * while a computer sleeps.
 */
export function startLockTimer({ idleMinutes, onWarning, onLock }: LockTimerWish): LockTimer {
  let deadline = Date.now() + idleMinutes * 60_000
  let isWarning = false
  const tick = setInterval(() => {
    const secondsLeft = Math.ceil((deadline - Date.now()) / 1000)
    if (secondsLeft <= 0) {
      clearInterval(tick)
      onLock()
    } else if (secondsLeft <= warningSeconds) {
      isWarning = true
      onWarning(secondsLeft)
    }
  }, 1000)
  return {
    touch: () => {
      // After a sleep the first key may come before the overdue tick; it must not keep the caseload open.
      if (Date.now() >= deadline) return
      deadline = Date.now() + idleMinutes * 60_000
      if (!isWarning) return
      isWarning = false
      onWarning(null)
    },
    stop: () => clearInterval(tick),
  }
}

/**
 * Runs the lock timer while `onLock` is given; null stops it. Keys, presses and the wheel count as being there;
 * a moved mouse does not, since a knocked desk moves it too. Gives the seconds left while the warning stands, else null.
 */
export function useLockTimer(idleMinutes: number, onLock: (() => void) | null): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  useEffect(() => {
    if (onLock === null) return undefined
    const timer = startLockTimer({ idleMinutes, onWarning: setSecondsLeft, onLock })
    for (const sign of signsOfLife) window.addEventListener(sign, timer.touch, { capture: true, passive: true })
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, timer.touch, { capture: true })
      timer.stop()
      setSecondsLeft(null)
    }
  }, [idleMinutes, onLock])
  return secondsLeft
}

const signsOfLife = ['keydown', 'pointerdown', 'wheel'] as const
