import { describe, expect, test } from 'vitest'
import { splitHash } from './hash-address.ts'

describe('address behind the hash', () => {
  test.each([
    ['', '/', ''],
    ['#/week', '/week', ''],
    ['#week', '/week', ''],
    ['/book?person=1&date=2026-11-24', '/book', 'person=1&date=2026-11-24'],
    ['#/unlock?reason=idle', '/unlock', 'reason=idle'],
    ['#/search?q=what?', '/search', 'q=what?'],
  ])('%s is the path %s with %s', (hash, path, search) => {
    expect(splitHash(hash)).toEqual({ path, search })
  })
})
