import { expect, test } from 'vitest'
import { nextOption } from './option-keys.ts'

test('arrows go round; other keys, and a list of nothing, lead nowhere', () => {
  expect([nextOption('ArrowDown', 2, 3), nextOption('ArrowUp', 0, 3), nextOption('ArrowDown', 0, 0), nextOption('a', 0, 3)]).toEqual([0, 2, null, null])
})
