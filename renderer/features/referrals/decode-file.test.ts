import { describe, expect, test } from 'vitest'
import { decodeFile } from './decode-file.ts'

const bytes = (...values: number[]): ArrayBuffer => new Uint8Array(values).buffer

describe('decodeFile', () => {
  test('UTF-8, with its mark or without', () => {
    expect(decodeFile(new TextEncoder().encode('Zoë €').buffer)).toBe('Zoë €')
    expect(decodeFile(bytes(0xef, 0xbb, 0xbf, 0x41))).toBe('A')
  })

  test('Windows-1252 where the bytes are no UTF-8', () => {
    expect(decodeFile(bytes(0x5a, 0x6f, 0xeb, 0x20, 0x80))).toBe('Zoë €')
  })

  test('UTF-16 of either order, by its mark', () => {
    expect(decodeFile(bytes(0xff, 0xfe, 0x41, 0x00))).toBe('A')
    expect(decodeFile(bytes(0xfe, 0xff, 0x00, 0x41))).toBe('A')
  })

  test('an empty file is an empty text', () => {
    expect(decodeFile(bytes())).toBe('')
  })
})
