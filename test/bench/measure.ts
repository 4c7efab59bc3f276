/** Something to be timed; it is run many times and must do the same work each time. */
export type Work = () => unknown

/** How many rounds there are; the first quarter only warms caches and the compiler. */
export const usualRounds = 20

/**
 * The median time of each work in milliseconds, all taken in the same rounds, one after the other, so that
 * whatever else the machine does meets all of them alike.
 */
export const measure = async <Name extends string>(works: Readonly<Record<Name, Work>>, repeats: number, rounds = usualRounds): Promise<Record<Name, number>> => {
  const names = Object.keys(works) as Name[]
  // What was made before must not be cleared away on somebody's time.
  globalThis.gc?.()
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now()
      for (let n = 0; n < repeats; n++) await works[name]()
      if (round >= rounds / 4) times.get(name)?.push((performance.now() - start) / repeats)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
