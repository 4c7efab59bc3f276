import { codeGroups } from '../../../../shared/rules/secrets/grouped-code.ts'

/**
 * Two different groups of a code of `count` groups that are to be typed back, counted from 1 and in order.
 * `random`: two numbers from 0 up to, but not, 1.
 */
export function pickTwoGroups(count: number, random: readonly [number, number]): readonly [number, number] {
  const first = Math.floor(random[0] * count)
  // One of the others, counted on from the first and round.
  const second = (first + 1 + Math.floor(random[1] * (count - 1))) % count
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1]
}

/** Two groups of a code by the random numbers of this computer. */
export function groupsToTypeBack(code: string): readonly [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2))
  return pickTwoGroups(codeGroups(code).length, [a / 2 ** 32, b / 2 ** 32])
}
