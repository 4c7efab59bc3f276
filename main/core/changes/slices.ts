/** Lets what the user asks for go first; awaited between slices of long work. */
export type Pause = () => Promise<void>

/** About how long one slice may keep everything else waiting, in milliseconds. */
const sliceTime = 25
const smallest = 4
const largest = 512

/**
 * Does long work in slices, each of as many items as took about 25 ms before: what an item costs is not known
 * beforehand. Yields between slices.
 * @param clock milliseconds
 * @param slice does the next so many items and returns how many are left
 */
export function* inSlices(clock: () => number, slice: (items: number) => number): Generator<void, void> {
  let items = 32
  for (;;) {
    const started = clock()
    if (slice(items) === 0) return
    const took = clock() - started
    items = Math.round(Math.min(largest, Math.max(smallest, took <= 0 ? items * 2 : (items * sliceTime) / took, items / 4)))
    yield
  }
}

/** Runs work to its end, with a pause between its slices. */
export const withPauses = async <T>(work: Generator<void, T>, pause: Pause): Promise<T> => {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    // The pauses lie between the slices.
    await pause()
  }
}

/** Runs work to its end without a pause. */
export const atOnce = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
