import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sodium } from '../../common/sodium.ts'
import { openObject, sealObject, type ObjectKind } from './object.ts'
import { paddedSize } from './padme.ts'

const vaultId = '0123456789abcdef0123456789abcdef'
const name = 'data/fedcba9876543210fedcba9876543210/7'
const key = Buffer.alloc(32, 9)
const random = (count: number) => Uint8Array.from({ length: count }, (_, index) => index)
const place = { kind: 'run' as ObjectKind, name, vaultId }

const seal = (content: Uint8Array, change: Partial<Parameters<typeof sealObject>[0]> = {}) =>
  sealObject({ ...place, epoch: 3, key, content, random, ...change })
const open = (bytes: Uint8Array, change: Partial<Parameters<typeof openObject>[0]> = {}) =>
  openObject({ ...place, bytes, keysOf: (epoch) => (epoch === 3 ? [key] : []), ...change })
const refused = (code: string) => ({ ok: false, error: { code } })
const flipped = (bytes: Uint8Array, bit: number) => {
  const copy = Uint8Array.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

/** Seals as a member with the key could who does not keep to the format; `plain` stands as it is. */
const forge = (plain: Uint8Array, codec: number, kind: ObjectKind = 'run') => {
  const header = Buffer.from([...Buffer.from('HVS1'), ['', 'head', 'run', 'invitation', 'request'].indexOf(kind), codec, 0, 3])
  const about = Buffer.concat([header, Buffer.from(vaultId, 'hex'), Buffer.from(name)])
  const nonce = random(24)
  return Buffer.concat([
    header,
    nonce,
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, about, null, nonce, key),
  ])
}
const plainOf = (length: number, content: Uint8Array, size: number) => {
  const plain = Buffer.alloc(size)
  plain.writeUInt32BE(length)
  plain.set(content, 4)
  return plain
}

describe('an object', () => {
  test('opens to what was sealed, compressible or not, of any size', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 3000, size: 'max' }),
      fc.tuple(fc.string({ minLength: 1 }), fc.nat(2000)).map(([text, times]) => Buffer.from(text.repeat(times))),
    )
    await fc.assert(
      fc.asyncProperty(content, async (content) => {
        const opened = await open(await seal(content))
        expect(opened.ok && Buffer.from(opened.value).equals(content)).toBe(true)
      }),
    )
  })

  test('is compressed where that helps', async () => {
    const small = await seal(Buffer.from('abc'))
    const long = await seal(Buffer.from('abc'.repeat(5000)))
    expect(small[5]).toBe(0)
    expect(long[5]).toBe(1)
    expect(long.length).toBe(8 + 24 + 256 + 16)
  })

  test('has one size for all small contents, and few sizes for larger ones', async () => {
    const noise = (size: number) => {
      const bytes = Buffer.alloc(size)
      for (let index = 0; index < size; index++) bytes[index] = (index * index * 31 + index * 7) >> 3
      return bytes
    }
    const sizes = new Set<number>()
    for (let size = 1; size <= 200; size++) sizes.add((await seal(noise(size))).length)
    expect([...sizes]).toEqual([8 + 24 + 256 + 16])

    const larger = new Set<number>()
    for (let size = 900; size <= 1100; size++) larger.add((await seal(sodium.randombytes_buf_deterministic(size, key))).length)
    expect(larger.size).toBeLessThan(8)
  })

  test('is refused with any one bit changed', async () => {
    const bytes = await seal(Buffer.from('a change'))
    for (let bit = 0; bit < bytes.length * 8; bit++) expect((await open(flipped(bytes, bit))).ok).toBe(false)
  })

  test('is refused under another name, vault, kind or key, and says so where an epoch is unknown', async () => {
    const bytes = await seal(Buffer.from('a change'))
    expect(await open(bytes, { name: 'data/fedcba9876543210fedcba9876543210/8' })).toEqual(refused('altered'))
    expect(await open(bytes, { vaultId: '1'.repeat(32) })).toEqual(refused('altered'))
    for (const kind of ['head', 'invitation', 'request'] as const) {
      expect(await open(bytes, { kind })).toEqual(refused('altered'))
    }
    expect(await open(bytes, { keysOf: () => [Buffer.alloc(32, 8)] })).toEqual(refused('altered'))
    expect(await open(await seal(Buffer.from('a change'), { epoch: 4 }))).toEqual(refused('no_key'))
    const moved = Buffer.from(bytes)
    moved.writeUInt16BE(4, 6)
    expect(await open(moved, { keysOf: () => [key] })).toEqual(refused('altered'))
  })

  test('opens with whichever key of the epoch fits', async () => {
    const opened = await open(await seal(Buffer.from('x')), { keysOf: () => [Buffer.alloc(32, 8), key] })
    expect(opened.ok && Buffer.from(opened.value).toString()).toBe('x')
  })

  test('cut anywhere is truncated, or refused where the size left could be a whole one', async () => {
    const bytes = await seal(sodium.randombytes_buf_deterministic(700, key))
    for (let length = 0; length < bytes.length; length++) {
      const opened = await open(bytes.subarray(0, length))
      expect(opened.ok ? 'opened' : opened.error.code).toMatch(/^(truncated|altered)$/)
      if (length < 304) expect(opened).toEqual(refused('truncated'))
    }
    expect((await open(Buffer.concat([bytes, Buffer.alloc(1)]))).ok).toBe(false)
  })

  test('of somebody else, or of a later version, is told apart', async () => {
    expect(await open(Buffer.from('%PDF-1.7'))).toEqual(refused('not_an_object'))
    expect(await open(Buffer.alloc(1000))).toEqual(refused('not_an_object'))
    expect(await open(Buffer.from('HVS2 whatever follows'))).toEqual(refused('newer_format'))
    expect(await open(forge(plainOf(1, Buffer.from('x'), 256), 2))).toEqual(refused('newer_format'))
  })

  test('by a member who does not keep to the format is refused', async () => {
    expect(await open(forge(plainOf(300, Buffer.from('x'), 256), 0))).toEqual(refused('altered'))
    expect(await open(forge(plainOf(0xffffffff, Buffer.from('x'), 256), 0))).toEqual(refused('altered'))
    expect(await open(forge(plainOf(1, Buffer.from('x'), 272), 0))).toEqual(refused('altered'))
    expect(await open(forge(plainOf(3, Buffer.from('abc'), 256), 1))).toEqual(refused('altered'))
  })

  test('is never inflated beyond what its kind may have, nor is more than that made room for', async () => {
    const kibibyte = 1024
    const limits = { head: 1024 * kibibyte, run: 8192 * kibibyte, invitation: 1024 * kibibyte, request: 64 * kibibyte }
    const pack = (size: number) => promisify(brotliCompress)(Buffer.alloc(size))
    const large = await pack(100 * 1024 * kibibyte)
    for (const [kind, most] of Object.entries(limits) as [ObjectKind, number][]) {
      const bomb = (packed: Buffer) => forge(plainOf(packed.length, packed, paddedSize(packed.length + 4)), 1, kind)
      expect(await open(bomb(await pack(most + 1)), { kind })).toEqual(refused('too_large'))
      const opened = await open(bomb(await pack(most)), { kind })
      expect(opened.ok && opened.value.length).toBe(most)
      const before = process.memoryUsage().arrayBuffers
      expect(await open(bomb(large), { kind })).toEqual(refused('too_large'))
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * kibibyte)
    }
  })

  test('is no larger than its kind may be, compressed or not, made or read', async () => {
    const noise = sodium.randombytes_buf_deterministic(65 * 1024, key)
    await expect(seal(noise, { kind: 'request' })).rejects.toThrow('larger')
    expect(await open(forge(plainOf(noise.length, noise, paddedSize(noise.length + 4)), 0, 'request'), { kind: 'request' })).toEqual(refused('too_large'))
    expect((await open(await seal(noise, { kind: 'head' }), { kind: 'head' })).ok).toBe(true)
    // By its length alone, before there is anything to decrypt.
    expect(await open(Buffer.concat([Buffer.from('HVS1'), Buffer.alloc(2 * 1024 * 1024)]), { kind: 'head', keysOf: () => [] })).toEqual(refused('too_large'))
  })

  test('cannot be made with an epoch, a vault id or a key of the wrong size', async () => {
    await expect(seal(Buffer.from('x'), { epoch: 65_536 })).rejects.toThrow()
    await expect(seal(Buffer.from('x'), { vaultId: 'vault' })).rejects.toThrow()
    await expect(seal(Buffer.from('x'), { key: Buffer.alloc(31) })).rejects.toThrow()
    await expect(open(await seal(Buffer.from('x')), { keysOf: () => [Buffer.alloc(31)] })).rejects.toThrow()
  })
})

describe('the format never drifts', () => {
  test('of what is stored as it is, to the byte', async () => {
    expect(Buffer.from(await seal(Buffer.from('a change'))).toString('hex')).toBe(
      '4856533102000003000102030405060708090a0b0c0d0e0f10111213141516175f47506363962d7a06c7009bf6274782c013' +
      '67f74d7847fb02c8b281311cd61218a85242043312bf194746eb59fe93e84bfb3d409bb303e17e53b475b05a6728bd22310b' +
      '6e392046fc348f1c42b04e56b2dc678b31ca1db483d039d149b5e68e3a429a72665146c67dad67e764484030a5cfe35481f0' +
      '1226e835f0dea4d64e9021cd55eab1e6b662c78f6bdedc7f880a615163a60b1d11fb424821c0765b74f67abfd90263723c88' +
      '8f26f771fe42ebf5a12a30a111af54a1d4d13a29ea16cb63224f1a3da67b9f3c8b93a0af200aa25b46d4b2e72440877baa1e' +
      '4bfbffffcdc0ea5313579f410d1ce373dccd1141553a6a11a2937a18d6064556eb9af2c49dfb80ad832def694c8dcc859386' +
      '5192d1b0',
    )
  })

  // Another release of brotli may compress otherwise, so that only the way back can be fixed.
  test('of what is compressed, when read', async () => {
    const opened = await open(Buffer.from(compressedObject, 'hex'))
    expect(opened.ok && Buffer.from(opened.value).toString()).toBe('haversack '.repeat(40))
  })
})

const compressedObject =
  '4856533102010003000102030405060708090a0b0c0d0e0f10111213141516175f47507d19394f12a3d01f432b485553174b' +
      '77ef4738a68045ddb281311cd61218a85242043312bf194746eb59fe93e84bfb3d409bb303e17e53b475b05a6728bd22310b' +
      '6e392046fc348f1c42b04e56b2dc678b31ca1db483d039d149b5e68e3a429a72665146c67dad67e764484030a5cfe35481f0' +
      '1226e835f0dea4d64e9021cd55eab1e6b662c78f6bdedc7f880a615163a60b1d11fb424821c0765b74f67abfd90263723c88' +
      '8f26f771fe42ebf5a12a30a111af54a1d4d13a29ea16cb63224f1a3da67b9f3c8b93a0af200aa25b46d4b2e72440877baa1e' +
      '4bfbffffcdc0ea5313579f410d1ce373dccd1141553a6a11a2937a18d6064556eb9af2c49dfbf4480c4ce195e861b1f40c0d' +
      '68c425f7'
