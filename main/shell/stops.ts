const minute = 60_000
const mostStops = 3

/** Counts the times that the core stopped by itself. `stopped` says whether that is once too often in one minute. */
export function createStopCount(clock: () => number): { stopped: () => boolean } {
  let stops: number[] = []
  return {
    stopped() {
      const now = clock()
      stops = [...stops.filter((time) => now - time < minute), now]
      return stops.length >= mostStops
    },
  }
}
