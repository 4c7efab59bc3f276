import { Temporal } from 'temporal-polyfill'
import { useEffect, useState } from 'react'

const zone = 'Europe/London'

/** Today's date in England; pages that stay open over midnight move on with it. */
export const useToday = (): Temporal.PlainDate => {
  const [today, setToday] = useState(() => Temporal.Now.plainDateISO(zone))
  useEffect(() => {
    const timer = setInterval(() => {
      setToday((before) => {
        const now = Temporal.Now.plainDateISO(zone)
        return now.equals(before) ? before : now
      })
    }, 60_000)
    return () => clearInterval(timer)
  }, [])
  return today
}

/** The time in England now, `YYYY-MM-DDTHH:MM`. */
export const nowInEngland = (): string => Temporal.Now.plainDateTimeISO(zone).toString({ smallestUnit: 'minute' })
