/**
 * Lets at most that many pieces of work run at one time; the others wait in the order in which they came.
 */
export const atMost = (count: number) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}

export type InTurn = ReturnType<typeof atMost>

/**
 * Waits until all have ended, and only then throws the failure of the first that failed, in the order given: none of
 * them goes on unseen.
 */
export const allOf = async <Value>(works: Iterable<Promise<Value>>): Promise<Value[]> => {
  const settled = await Promise.allSettled(works)
  return settled.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}

/** Works on the items one after the other. If one fails, those behind it are not begun. */
export const oneByOne = async <Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> => {
  for (const item of items) await work(item)
}
