import { expect, test } from 'vitest'
import { jsonOf } from './json.ts'

test('JSON is read, and undefined is given for anything else', () => {
  expect(jsonOf('[1,null]')).toEqual([1, null])
  expect(['', '{', 'undefined', '[1]x'].map(jsonOf)).toEqual([undefined, undefined, undefined, undefined])
})
