/** Waits for `work`, but no longer than `limit` milliseconds. Throws what `work` throws until then. */
export async function within(limit: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, limit)
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
