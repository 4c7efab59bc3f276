import { useEffect, useState } from 'react'
import type { ConsultationLine } from '../../../shared/contract/consultations.ts'
import { momentInEngland } from '../../../shared/rules/english-time.ts'

/** This moment, in milliseconds since 1970, moved on every half minute while the page is open. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Whether a consultation has begun by English clocks. */
export function hasBegun({ date, time }: Pick<ConsultationLine, 'date' | 'time'>, now: number): boolean {
  return momentInEngland(date, time) <= now
}
