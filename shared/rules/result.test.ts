import { describe, expect, test } from 'vitest'
import { err, exhaustive, ok } from './result.ts'

describe('results', () => {
  test('hold the value of what worked', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 })
  })

  test('hold a code, with details where there are any', () => {
    expect(err('date_not_real')).toEqual({ ok: false, error: { code: 'date_not_real' } })
    expect(err({ code: 'group_mistyped', group: 3 })).toEqual({
      ok: false,
      error: { code: 'group_mistyped', group: 3 },
    })
  })

  test('an unhandled case throws without repeating the value, which may be personal', () => {
    expect(() => exhaustive('OKAFOR' as never)).toThrow(/type string/)
    expect(() => exhaustive('OKAFOR' as never)).not.toThrow(/OKAFOR/)
  })
})
