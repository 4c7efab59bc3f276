import type { Temporal } from 'temporal-polyfill'
import { useEffect, useState } from 'react'
import { dayAndTimeInEngland, dayInEngland } from '../../shared/rules/time/english-time.ts'

/** Today's date in England; pages that stay open over midnight move on with it. */
export const useToday = (): Temporal.PlainDate => {
  const [today, setToday] = useState(() => dayInEngland(Date.now()))
  useEffect(() => {
    const timer = setInterval(() => {
      setToday((before) => {
        const now = dayInEngland(Date.now())
        return now.equals(before) ? before : now
      })
    }, 60_000)
    return () => clearInterval(timer)
  }, [])
  return today
}

/** The time in England now, `YYYY-MM-DDTHH:MM`. */
export const nowInEngland = (): string => dayAndTimeInEngland(Date.now())
