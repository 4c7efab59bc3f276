import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromText, hash, isBytesText, labelled, sha256, textOf, toText } from './bytes.ts'

describe('labelled', () => {
  test('puts label and parts one after another: text as UTF-8, numbers as 8 bytes big-endian', () => {
    expect(labelled('haversack/x/1', 'é', new Uint8Array([1, 255]), 258n).toString('hex')).toBe(
      Buffer.concat([Buffer.from('haversack/x/1'), Buffer.from('c3a901ff0000000000000102', 'hex')]).toString('hex'),
    )
  })

  test('refuses a number that 8 bytes do not hold', () => {
    expect(() => labelled('haversack/x/1', -1n)).toThrow()
    expect(() => labelled('haversack/x/1', 2n ** 64n)).toThrow()
  })
})

test('hash is SHA-256, the published one', () => {
  expect(sha256(Buffer.from('abc')).toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hash('a', 'b', Buffer.from('c'))).toEqual(sha256(Buffer.from('abc')))
})

describe('base64url', () => {
  test('reads back what it wrote, and parts of a larger array alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 3 }), (bytes) => {
        const part = bytes.subarray(1)
        expect(Uint8Array.from(fromText(toText(part)))).toEqual(Uint8Array.from(part))
        expect(isBytesText(toText(part), part.length)).toBe(true)
        expect(isBytesText(toText(part), part.length + 1)).toBe(false)
      }),
    )
  })

  test.each(['AA==', 'AB', 'A', 'A A', '+A', 'AA\n', 'é'])('refuses %j, which is not as it is written here', (text) => {
    expect(() => fromText(text)).toThrow()
    for (const length of [0, 1, 2, 3]) expect(isBytesText(text, length)).toBe(false)
  })

  test('is text', () => expect(isBytesText(5, 1)).toBe(false))
})

describe('textOf', () => {
  test('reads UTF-8 so that it gives the same bytes again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textOf(Buffer.from(text))).toBe(text)
      }),
    )
    const marked = Buffer.from('efbbbf41', 'hex')
    expect(Buffer.from(textOf(marked) ?? '')).toEqual(marked)
  })

  test.each(['ff', 'c080', 'eda080', 'e282'])('refuses bytes that are no UTF-8: %s', (hex) =>
    expect(textOf(Buffer.from(hex, 'hex'))).toBeNull(),
  )
})
