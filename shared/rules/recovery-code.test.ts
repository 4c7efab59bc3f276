import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRecoveryGroup, makeRecoveryCode, parseRecoveryCode, recoveryAlphabet, recoveryGroups } from './recovery-code.ts'
import { err, ok } from './result.ts'

/** A random source that gives the bytes in turn and zeros after them. */
function source(bytes: readonly number[]): (count: number) => Uint8Array {
  let position = 0
  return (count) => Uint8Array.from({ length: count }, () => bytes[position++] ?? 0)
}

const anyCode = fc.array(fc.nat(255), { minLength: 40, maxLength: 40 }).map((bytes) => makeRecoveryCode(source(bytes)))
const letter = fc.constantFrom(...recoveryAlphabet)

const groupProblem = (group: number) => err({ code: 'recovery_group_mistyped', group })

describe('making a code', () => {
  test('6 groups of 5 from the 31 letters', () => {
    expect(recoveryAlphabet).toHaveLength(31)
    expect(recoveryAlphabet).not.toMatch(/[01OIL]/)
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{30}$/)
        expect(recoveryGroups(code).join('')).toBe(code)
      }),
    )
  })

  test('bytes that would favour some letters are thrown away', () => {
    const fair = Array.from({ length: 24 }, (_, index) => index)
    expect(makeRecoveryCode(source([248, 255, ...fair]))).toBe(makeRecoveryCode(source(fair)))
    expect(makeRecoveryCode(source([247, ...fair]))).not.toBe(makeRecoveryCode(source(fair)))
  })

  test('every letter is met equally often over all bytes', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const first = makeRecoveryCode(source([byte, 0, 0, 0])).charAt(0)
      if (byte < 248) counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 31 }, () => 8))
  })

  test('a source that gives too few bytes is a bug', () => {
    expect(() => makeRecoveryCode(() => new Uint8Array(1))).toThrow()
  })
})

describe('reading a code', () => {
  test('takes any case, spaces and dashes', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom('', ' ', '-', ' – ', '\n', '\u00a0'), (code, separator) => {
        expect(parseRecoveryCode(recoveryGroups(code).join(separator).toLowerCase())).toEqual(ok(code))
        expect(parseRecoveryCode([...code].join(separator))).toEqual(ok(code))
      }),
    )
  })

  test('finds one mistyped letter and names its group', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(29), letter, (code, position, wrong) => {
        fc.pre(code[position] !== wrong)
        const mistyped = code.slice(0, position) + wrong + code.slice(position + 1)
        expect(parseRecoveryCode(mistyped)).toEqual(groupProblem(Math.floor(position / 5) + 1))
      }),
    )
  })

  test('finds two letters swapped within a group', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(5), fc.nat(4), fc.nat(4), (code, group, one, other) => {
        const letters = [...code]
        const [first, second] = [letters[group * 5 + one] ?? '', letters[group * 5 + other] ?? '']
        fc.pre(first !== second)
        letters[group * 5 + one] = second
        letters[group * 5 + other] = first
        expect(parseRecoveryCode(letters.join(''))).toEqual(groupProblem(group + 1))
      }),
    )
  })

  test('finds two groups swapped', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(5), fc.nat(5), (code, one, other) => {
        fc.pre(one !== other)
        const groups = recoveryGroups(code)
        const [first, second] = [groups[one] ?? '', groups[other] ?? '']
        groups[one] = second
        groups[other] = first
        expect(parseRecoveryCode(groups.join(' '))).toEqual(groupProblem(Math.min(one, other) + 1))
      }),
    )
  })

  test('names the group with a letter too few, when groups are kept apart', () => {
    const groups = recoveryGroups(makeRecoveryCode(source([1, 2, 3])))
    groups[2] = 'ABCD'
    expect(parseRecoveryCode(groups.join('-'))).toEqual(groupProblem(3))
    expect(parseRecoveryCode(groups.join(''))).toEqual(err('recovery_code_wrong_length'))
    expect(parseRecoveryCode('')).toEqual(err('recovery_code_wrong_length'))
  })

  test('letters that no code has are mistyped, not guessed', () => {
    const code = makeRecoveryCode(source([]))
    expect(parseRecoveryCode(`O${code.slice(1)}`)).toEqual(groupProblem(1))
  })

  test('single groups can be typed back', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 1, max: 6 }), (code, group) => {
        const text = recoveryGroups(code)[group - 1] ?? ''
        expect(isRecoveryGroup(` ${text.toLowerCase().slice(0, 2)} ${text.slice(2)} `, code, group)).toBe(true)
        expect(isRecoveryGroup(text.slice(1), code, group)).toBe(false)
      }),
    )
  })
})
