import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataName, headName, invitationName, isScope, parseName, vaultName } from './names.ts'

const hex = (digits: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits })
const number = fc.integer({ min: 1, max: 999_999_999_999_999 })
const device = '0123456789abcdef0123456789abcdef'

describe('names in the store', () => {
  test('have their fixed form', () => {
    expect(vaultName).toBe('vault.json')
    expect(headName(device, 7)).toBe('heads/0123456789abcdef0123456789abcdef.7')
    expect(dataName(device, 12)).toBe('data/0123456789abcdef0123456789abcdef/12')
    expect(invitationName('0123456789abcdef', 'inv')).toBe('join/0123456789abcdef.inv')
    expect(invitationName('0123456789abcdef', 'req')).toBe('join/0123456789abcdef.req')
  })

  test('read back as what they were made of', () => {
    fc.assert(
      fc.property(hex(32), hex(16), number, (device, id, number) => {
        expect(parseName(headName(device, number))).toEqual({ kind: 'head', device, rev: number })
        expect(parseName(dataName(device, number))).toEqual({ kind: 'data', device, number })
        expect(parseName(invitationName(id, 'inv'))).toEqual({ kind: 'invitation', id })
        expect(parseName(invitationName(id, 'req'))).toEqual({ kind: 'request', id })
      }),
    )
  })

  test.each([
    'vault.json',
    '',
    'heads/',
    `heads/${device}`,
    `heads/${device}.0`,
    `heads/${device}.07`,
    `heads/${device}.7 (conflicted copy)`,
    `heads/${device}.7.tmp`,
    `heads/${device}.1000000000000000`,
    `heads/${device}.1e3`,
    `heads/${device}.-1`,
    `heads/${device}.7\n`,
    `heads/${device.toUpperCase()}.7`,
    `heads/${device}0.7`,
    `/heads/${device}.7`,
    `x/heads/${device}.7`,
    `data/${device}/`,
    `data/${device}/b7`,
    `data/${device}/7/8`,
    `data/${device}/../7`,
    `data/${device.slice(1)}/7`,
    'join/0123456789abcdef',
    'join/0123456789abcdef.INV',
    'join/0123456789abcdef0.inv',
    'join/0123456789abcdef.inv.req',
  ])('knows no object called %j', (name) => expect(parseName(name)).toBeNull())

  test('that could not be read back are not made', () => {
    expect(() => headName('DEVICE', 1)).toThrow()
    expect(() => headName(device, 0)).toThrow()
    expect(() => dataName(device, 1.5)).toThrow()
    expect(() => dataName(device, 1e15)).toThrow()
    expect(() => invitationName(device, 'inv')).toThrow()
  })
})

test('a scope is an id or the roster', () => {
  expect([device, 'roster'].every(isScope)).toBe(true)
  expect(['', 'team', 'Roster', `${device}0`, device.toUpperCase(), 7, null].some(isScope)).toBe(false)
})
