import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sodium } from '../../common/sodium.ts'
import { toText } from '../../common/bytes.ts'
import {
  decodeHead,
  encodeHead,
  headHash,
  isHeadSigned,
  mostHeadBytes,
  packNumbers,
  unpackNumbers,
  type Head,
} from './head.ts'

const vaultId = '0'.repeat(32)
const device = '1'.repeat(32)
const other = '2'.repeat(32)
const scope = '3'.repeat(32)
const keys = sodium.crypto_sign_seed_keypair(Buffer.alloc(32, 5))
const sign = (message: Uint8Array) => sodium.crypto_sign_detached(message, keys.privateKey)

const head: Head = {
  device,
  rev: 12,
  prev: toText(headHash('{}')),
  time: 1_790_000_000_000,
  app: '0.1.0',
  schema: 2,
  roster: { [other]: 5 },
  chains: { roster: [5, 1], [scope]: [900, 40, -3, 7] },
  adopts: { [other]: { [scope]: [3, 9] } },
  damaged: [`data/${other}/4`],
}
const encode = (head: Head) => encodeHead(head, vaultId, sign)
const textOf = (head: Head) => Buffer.from(encode(head)).toString()
const decodeText = (text: string) => decodeHead(Buffer.from(text))
const [json = '', closing = ''] = textOf(head).split('\n')
const decodeWith = (change: Record<string, unknown>) =>
  decodeText(`${JSON.stringify({ ...head, ...change })}\n${closing}`)
const refused = { ok: false, error: { code: 'not_understood' } }

describe('a head', () => {
  test('reads back as written, and signed', () => {
    const decoded = decodeHead(encode(head))
    expect(decoded.ok && decoded.value.head).toEqual(head)
    expect(decoded.ok && decoded.value.json).toBe(JSON.stringify(head))
    expect(decoded.ok && isHeadSigned(decoded.value, vaultId, keys.publicKey)).toBe(true)
  })

  test('may be the first', () => {
    const decoded = decodeHead(encode({ ...head, rev: 1, prev: null }))
    expect(decoded.ok && decoded.value.head.prev).toBeNull()
  })

  test('may say more than this version knows, and the signature covers that too', () => {
    const later = `{"later":{"x":[1]},${json.slice(1)}`
    const message = Buffer.from(`haversack/head/1${vaultId}${later}`)
    const decoded = decodeText(`${later}\n${JSON.stringify({ sig: toText(sign(message)), more: 1 })}`)
    expect(decoded.ok && decoded.value.head).toEqual(head)
    expect(decoded.ok && decoded.value.json).toBe(later)
    expect(decoded.ok && isHeadSigned(decoded.value, vaultId, keys.publicKey)).toBe(true)
    const without = decodeText(`${json}\n${JSON.stringify({ sig: toText(sign(message)) })}`)
    expect(without.ok && isHeadSigned(without.value, vaultId, keys.publicKey)).toBe(false)
  })

  test('is refused or unsigned with any bit changed', () => {
    const bytes = encode(head)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const copy = Uint8Array.from(bytes)
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const decoded = decodeHead(copy)
      expect(decoded.ok && isHeadSigned(decoded.value, vaultId, keys.publicKey)).toBe(false)
    }
  })

  test('is unsigned in another vault and with another key', () => {
    const decoded = decodeHead(encode(head))
    if (!decoded.ok) throw new Error('The head was not read')
    expect(isHeadSigned(decoded.value, '9'.repeat(32), keys.publicKey)).toBe(false)
    const stranger = sodium.crypto_sign_seed_keypair(Buffer.alloc(32, 6))
    expect(isHeadSigned(decoded.value, vaultId, stranger.publicKey)).toBe(false)
  })

  test('cut anywhere, or with more lines, is not understood', () => {
    const text = textOf(head)
    for (let length = 0; length < text.length; length++) expect(decodeText(text.slice(0, length))).toEqual(refused)
    for (const more of [`${text}\n`, `${text}\n{}`, `\n${text}`]) expect(decodeText(more)).toEqual(refused)
  })

  test.each<Record<string, unknown>>([
    { device: 'x' },
    { rev: 0 },
    { rev: 1.5 },
    { rev: 1e15 },
    { prev: 'AA' },
    { time: -1 },
    { app: 'x'.repeat(51) },
    { schema: null },
    { roster: { x: 1 } },
    { roster: { [other]: -1 } },
    { roster: { [other]: 2 ** 53 } },
    { chains: { x: [1, 1] } },
    { chains: { [scope]: [] } },
    { chains: { [scope]: [1, 0] } },
    { chains: { [scope]: [1, 5, 1, -1] } },
    { chains: { [scope]: [1, '5'] } },
    { chains: { [scope]: null } },
    { chains: [] },
    { adopts: { [other]: [] } },
    { adopts: { x: {} } },
    { damaged: ['../x y'] },
    { damaged: 'x' },
    { damaged: undefined },
  ])('with %j is not understood', (change) => {
    expect(decodeWith({}).ok).toBe(true)
    expect(decodeWith(change)).toEqual(refused)
  })

  test('larger than any reader takes is neither written nor read', () => {
    const damaged = Array.from({ length: 30_000 }, (_, index) => `data/${other}/${index + 1}`)
    expect(() => encode({ ...head, damaged })).toThrow()
    expect(decodeWith({ later: 'x'.repeat(mostHeadBytes) })).toEqual(refused)
  })

  test('that no reader would take is not written', () => {
    expect(() => encode({ ...head, rev: 0 })).toThrow()
    expect(() => encode({ ...head, chains: { [scope]: [] } })).toThrow()
  })
})

describe('numbers of runs', () => {
  const number = fc.integer({ min: 1, max: 999_999_999_999_999 })

  test('unpack to what was packed, in their order', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uniqueArray(number), (lastSeq, numbers) => {
        expect(unpackNumbers(packNumbers(lastSeq, numbers))).toEqual({ lastSeq, numbers })
      }),
    )
  })

  test('pack to what was unpacked, or are refused', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 50 })), (packed) => {
        const unpacked = unpackNumbers(packed)
        if (unpacked !== null) expect(packNumbers(unpacked.lastSeq, unpacked.numbers)).toEqual(packed)
      }),
    )
  })

  test('are written as steps', () => expect(packNumbers(900, [40, 37, 44, 45])).toEqual([900, 40, -3, 7, 1]))

  test.each<[string, number[]]>([
    ['nothing', []],
    ['a negative seq', [-1, 1]],
    ['a seq that is no integer', [1.5, 1]],
    ['a seq beyond the safe integers', [2 ** 53, 1]],
    ['number nought', [1, 0]],
    ['a number twice', [1, 5, 1, -1]],
    ['a number of sixteen digits', [1, 999_999_999_999_999, 1]],
    ['a step that is no integer', [1, 5, 0.5]],
    ['a step that is no number', [1, Number.NaN]],
  ])('do not unpack from %s', (_, packed) => expect(unpackNumbers(packed)).toBeNull())

  test('that cannot be unpacked are not packed', () => {
    expect(() => packNumbers(1, [2, 2])).toThrow()
    expect(() => packNumbers(1, [0])).toThrow()
    expect(() => packNumbers(-1, [])).toThrow()
  })
})

test('the format never drifts', () => {
  expect(json).toBe(
    '{"device":"11111111111111111111111111111111","rev":12,"prev":"F30SjDWWqvWSEKYwRXX8chlTLBKaP6wCi53CtjOZIy4","time":1790000000000,"app":"0.1.0","schema":2,"roster":{"22222222222222222222222222222222":5},"chains":{"roster":[5,1],"33333333333333333333333333333333":[900,40,-3,7]},"adopts":{"22222222222222222222222222222222":{"33333333333333333333333333333333":[3,9]}},"damaged":["data/22222222222222222222222222222222/4"]}',
  )
  expect(closing).toBe(
    '{"sig":"b6EPbNKWcYo3OPkwJ0Os0qmMXxPvQJrPoBT1bkWGn2fsd7NM7RuOaKAwQhXa06sWqAyh8XtfDzjCLWoLypfpBQ"}',
  )
  expect(headHash(json).toString('hex')).toBe('7d76e101b29e3f0c6e978caff0f1ba588de439d0cb3c27e186f3ee9148783b33')
})
