import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { staffNames } from './staff-names.ts'

describe('the names of colleagues', () => {
  test('are short where they tell them apart, and whole where they do not', () => {
    const called = staffNames(['Ann Cole', 'Alan Cole', 'Amina Rahman'])
    expect(['Ann Cole', 'Alan Cole', 'Amina Rahman'].map(called)).toEqual(['Ann Cole', 'Alan Cole', 'A. Rahman'])
    expect(called('Abel Cole')).toBe('Abel Cole')
    expect(called('Bea Cole')).toBe('B. Cole')
  })

  test('of namesakes stay short: the whole ones tell no more', () => {
    expect(staffNames(['Ann Cole', 'Ann Cole'])('Ann Cole')).toBe('A. Cole')
  })

  test('are never one name of two', () => {
    const names = fc.array(fc.tuple(fc.constantFrom('Ann', 'Alan', 'Ben', 'Bo'), fc.constantFrom('Cole', 'Diaz')).map((parts) => parts.join(' ')))
    fc.assert(
      fc.property(names, (all) => {
        const distinct = new Set(all)
        expect(new Set([...distinct].map(staffNames(all))).size).toBe(distinct.size)
      }),
    )
  })
})
