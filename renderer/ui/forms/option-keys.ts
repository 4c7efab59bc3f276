/** The place in a list of found things that a key leads to, round its ends; null if it is not a key for moving. */
export function nextOption(key: string, current: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (current + 1) % count
  if (key === 'ArrowUp') return (current - 1 + count) % count
  return null
}
