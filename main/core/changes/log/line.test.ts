import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatLine, parseLine, type LogLine } from './line.ts'

const origin = JSON.stringify({ device: 'd', scope: 's', seq: 3, hlc: 4, digest: 'x' })

const line: LogLine = {
  seq: 1, hlc: 2, entity: 'person', record: 'r', grp: 'name', subject: null, supersedes: '[]', origin: null, value: '{"given":"Ngozi"}',
}

describe('a line', () => {
  test('of a copy says in its value what it copies, and is read back as the two', () => {
    const text = formatLine({ ...line, origin })
    expect(text).toBe(`[1,2,"person","r","name",null,[],{"origin":${origin},"value":{"given":"Ngozi"}}]`)
    expect(parseLine(text)).toMatchObject({ ...line, origin })
  })

  test.each([
    '{"origin":"x","value":1}',
    `{"origin":${origin},"value":1,"more":2}`,
    `{"value":1,"origin":${origin}}`,
    '{"origin":{"device":"d","scope":"s","seq":0,"hlc":4,"digest":"x"},"value":1}',
    '{"origin":{"scope":"s","device":"d","seq":3,"hlc":4,"digest":"x"},"value":1}',
    '{"origin":{"device":"\\ud800","scope":"s","seq":3,"hlc":4,"digest":"x"},"value":1}',
    '{"origin":{"device":"d","scope":"\\ud800","seq":3,"hlc":4,"digest":"x"},"value":1}',
    '{"origin":{"device":"d","scope":"s","seq":3,"hlc":0,"digest":"x"},"value":1}',
    '{"origin":{"device":"d","scope":"s","seq":3,"hlc":4,"digest":"\\ud800"},"value":1}',
  ])('whose value only looks like a copy keeps it as it is: %s', (value) => {
    const text = `[1,2,"person","r","name",null,[],${value}]`
    expect(parseLine(text)).toMatchObject({ ...line, value })
    expect(formatLine({ ...line, value })).toBe(text)
  })

  test('of any JSON comes back byte for byte, or is none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.option(fc.string({ unit: 'binary' })), fc.boolean(), (value, name, subject, copied) => {
        const said = copied ? { origin: JSON.parse(origin) as unknown, value } : value
        const text = JSON.stringify([1, 2, name, name, name, subject, [['d', 1, 'check', name]], said])
        const read = parseLine(text)
        const isOne = name !== '' && name.isWellFormed() && (subject?.isWellFormed() ?? true)
        expect(read === null ? null : formatLine(read)).toBe(isOne ? text : null)
      }),
    )
  })

  test('nested deeper than a program can write it is none', () => {
    const nested = (levels: number) => `[1,2,"e","r","g",null,[],${'['.repeat(levels)}${']'.repeat(levels)}]`
    expect(parseLine(nested(99))).not.toBeNull()
    expect(parseLine(nested(100))).toBeNull()
    expect(parseLine(nested(100_000))).toBeNull()
  })

  test('with a number that no other program would write alike is none', () => {
    for (const value of ['1e400', '-0', '1.0', '01', '9007199254740993']) expect(parseLine(`[1,2,"e","r","g",null,[],${value}]`)).toBeNull()
    expect(parseLine('[1,2,"e","r","g",null,[],1e+300]')).not.toBeNull()
  })

  test.each(['seq', 'hlc'] as const)('has a %s that is a whole number above 0', (field) => {
    for (const number of [0, -1, 1.5, 2 ** 53]) expect(parseLine(formatLine({ ...line, [field]: number }))).toBeNull()
  })
})
