const ticksPerMillisecond = 1024

/**
 * A hybrid logical clock: milliseconds times 1024 plus a counter, always above what was issued or seen before.
 * It orders versions for display only; a wrong clock can never lose data.
 */
export interface HybridClock {
  next(): number
  /** Takes note of a reading of another device, so that what follows here sorts after it. */
  witness(reading: number): void
}

/**
 * Readings further ahead than this are not followed: one device whose clock is a year ahead would take all others
 * along.
 */
const furthestAhead = 24 * 60 * 60 * 1000 * ticksPerMillisecond

/** @param latest the highest reading in the log so far, or 0; it may be another device's, and as wrong as any */
export const createHybridClock = (clock: () => number, latest: number): HybridClock => {
  let last = 0
  const witness = (reading: number): void => {
    if (reading > last && reading - clock() * ticksPerMillisecond <= furthestAhead) last = reading
  }
  witness(latest)
  return {
    next() {
      last = Math.max(last + 1, clock() * ticksPerMillisecond)
      return last
    },
    witness,
  }
}

/** Milliseconds since 1970 of a reading. */
export const readingToMilliseconds = (reading: number): number => Math.floor(reading / ticksPerMillisecond)
