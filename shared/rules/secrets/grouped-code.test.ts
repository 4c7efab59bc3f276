import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeAlphabet, codeGroups, isCodeGroup, makeGroupedCode, parseGroupedCode } from './grouped-code.ts'
import { makeInvitationCode, mayBeOfVault, parseInvitationCode } from './invitation-code.ts'
import { err, ok } from '../result.ts'
import { makeTeamSheet, parseTeamSheet } from './team-sheet.ts'

/** A random source that gives the bytes in turn and zeros after them. */
function source(bytes: readonly number[]): (count: number) => Uint8Array {
  let position = 0
  return (count) => Uint8Array.from({ length: count }, () => bytes[position++] ?? 0)
}

const letter = fc.constantFrom(...codeAlphabet)
const groupCount = fc.integer({ min: 5, max: 7 })
const bytes = fc.array(fc.nat(255), { minLength: 40, maxLength: 40 })
const anyCode = fc.tuple(groupCount, bytes).map(([count, random]) => ({ count, code: makeGroupedCode(count, source(random)) }))
const place = fc.nat(1000)

const mistyped = (group: number) => err({ code: 'group_mistyped', group })

describe('codes of any number of groups', () => {
  test('read back in any spacing and case', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom('', ' ', '-', ' – ', '\n', '\u00a0'), ({ count, code }, separator) => {
        expect(codeGroups(code)).toHaveLength(count)
        expect(parseGroupedCode(codeGroups(code).join(separator).toLowerCase(), count)).toEqual(ok(code))
        expect(parseGroupedCode([...code].join(separator), count)).toEqual(ok(code))
      }),
    )
  })

  test('name the group of one mistyped letter', () => {
    fc.assert(
      fc.property(anyCode, place, letter, ({ count, code }, at, wrong) => {
        const position = at % code.length
        fc.pre(code[position] !== wrong)
        const text = code.slice(0, position) + wrong + code.slice(position + 1)
        expect(parseGroupedCode(text, count)).toEqual(mistyped(Math.floor(position / 5) + 1))
      }),
    )
  })

  test('name the group in which two letters changed places', () => {
    fc.assert(
      fc.property(anyCode, place, fc.nat(4), fc.nat(4), ({ count, code }, at, one, other) => {
        const group = at % count
        const letters = [...code]
        const [first, second] = [letters[group * 5 + one] ?? '', letters[group * 5 + other] ?? '']
        fc.pre(first !== second)
        letters[group * 5 + one] = second
        letters[group * 5 + other] = first
        expect(parseGroupedCode(letters.join(''), count)).toEqual(mistyped(group + 1))
      }),
    )
  })

  test('name the first of two groups that changed places', () => {
    fc.assert(
      fc.property(anyCode, place, place, ({ count, code }, at, from) => {
        const [one, other] = [at % count, from % count]
        fc.pre(one !== other)
        const groups = codeGroups(code)
        const [first, second] = [groups[one] ?? '', groups[other] ?? '']
        groups[one] = second
        groups[other] = first
        expect(parseGroupedCode(groups.join(' '), count)).toEqual(mistyped(Math.min(one, other) + 1))
      }),
    )
  })

  test('name the group with a letter too few where groups are kept apart', () => {
    const groups = codeGroups(makeGroupedCode(6, source([1, 2, 3])))
    groups[2] = 'ABCD'
    expect(parseGroupedCode(groups.join('-'), 6)).toEqual(mistyped(3))
    expect(parseGroupedCode(groups.join(''), 6)).toEqual(err('wrong_length'))
    expect(parseGroupedCode('', 6)).toEqual(err('wrong_length'))
  })

  test('with letters that no code has are mistyped, not guessed', () => {
    expect(parseGroupedCode(`O${makeGroupedCode(6, source([])).slice(1)}`, 6)).toEqual(mistyped(1))
  })

  test('have single groups that can be typed back', () => {
    fc.assert(
      fc.property(anyCode, place, ({ count, code }, at) => {
        const group = (at % count) + 1
        const text = codeGroups(code)[group - 1] ?? ''
        expect(isCodeGroup(` ${text.toLowerCase().slice(0, 2)} ${text.slice(2)} `, code, group)).toBe(true)
        expect(isCodeGroup(text.slice(1), code, group)).toBe(false)
        expect(isCodeGroup(text, code, count + 1)).toBe(false)
      }),
    )
  })
})

describe('making a code', () => {
  const make = (bytes: readonly number[]) => makeGroupedCode(6, source(bytes))

  test('uses 31 letters that are not mistaken for one another', () => {
    expect(codeAlphabet).toHaveLength(31)
    expect(codeAlphabet).not.toMatch(/[01OIL]/)
  })

  test('throws bytes away that would favour some letters', () => {
    const fair = Array.from({ length: 24 }, (_, index) => index)
    expect(make([248, 255, ...fair])).toBe(make(fair))
    expect(make([247, ...fair])).not.toBe(make(fair))
  })

  test('meets every letter equally often over all bytes', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 248; byte += 1) {
      const first = make([byte]).charAt(0)
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 31 }, () => 8))
  })

  test('from a source that gives too few bytes is a bug', () => {
    expect(() => makeGroupedCode(6, () => new Uint8Array(1))).toThrow()
  })
})

describe('the code of a team sheet', () => {
  const sheet = makeTeamSheet(source([1, 2, 3]))

  test('holds more than the 128 bits of the seed', () => {
    expect(sheet).toMatch(/^[2-9A-HJKMNP-Z]{35}$/)
    expect(28 * Math.log2(codeAlphabet.length)).toBeGreaterThan(128)
  })

  test('is read in any spacing, and says what is wrong in its own words', () => {
    expect(parseTeamSheet(codeGroups(sheet).join('  ').toLowerCase())).toEqual(ok(sheet))
    expect(parseTeamSheet(sheet.slice(5))).toEqual(err('sheet_wrong_length'))
    expect(parseTeamSheet(sheet.slice(0, 30) + 'OOOOO')).toEqual(err({ code: 'sheet_group_mistyped', group: 7 }))
  })
})

describe('an invitation code', () => {
  const vault = '0123456789abcdef0123456789abcdef'
  const code = makeInvitationCode(source([7, 8, 9]), vault)

  test('holds at least 94 random bits', () => {
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{25}$/)
    expect(19 * Math.log2(codeAlphabet.length)).toBeGreaterThan(94)
  })

  test('tells by one letter nearly every team that it is not of', () => {
    expect(mayBeOfVault(code, vault)).toBe(true)
    const others = Array.from({ length: 310 }, (_, index) => index.toString(16).padStart(8, '0') + vault.slice(8))
    expect(others.filter((other) => mayBeOfVault(code, other))).toHaveLength(10)
  })

  test('is read in any spacing, and says what is wrong in its own words', () => {
    expect(parseInvitationCode(codeGroups(code).join(' ').toLowerCase())).toEqual(ok(code))
    expect(parseInvitationCode('')).toEqual(err('code_wrong_length'))
    expect(parseInvitationCode(code.slice(0, 10) + 'OOOOO' + code.slice(15))).toEqual(err({ code: 'code_group_mistyped', group: 3 }))
  })
})
