import { dayAndTimeInEngland } from '../../../shared/rules/time/english-time.ts'

const minute = 60_000

/**
 * The time in England, `YYYY-MM-DDTHH:MM`. It is asked for with every change, and working it out takes longer than
 * many a change does: it is done once a minute.
 * @param clock milliseconds since 1970
 */
export const createEnglishClock = (clock: () => number): (() => string) => {
  let known = { minute: Number.NaN, words: '' }
  return () => {
    const now = Math.floor(clock() / minute)
    if (now !== known.minute) known = { minute: now, words: dayAndTimeInEngland(now * minute) }
    return known.words
  }
}
