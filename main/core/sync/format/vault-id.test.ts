import { describe, expect, test } from 'vitest'
import { sodium } from '../../common/sodium.ts'
import { toText } from '../../common/bytes.ts'
import { encodeVaultFile, parseVaultFile, rootKeysFromSeed, sealRosterKey, vaultIdOf } from './vault-id.ts'

const root = rootKeysFromSeed(Buffer.alloc(16, 7))
const rootSign = Buffer.from(root.sign.public)
const rootBox = Buffer.from(root.box.public)
const file = { vaultId: vaultIdOf(rootSign, rootBox), rootSign, rootBox, rosterKey: Buffer.alloc(80, 3) }
const json = JSON.parse(Buffer.from(encodeVaultFile(file)).toString()) as Record<string, unknown>
const parsed = (value: unknown) => parseVaultFile(Buffer.from(JSON.stringify(value)))

describe('root keys', () => {
  test('of one seed never drift', () => {
    expect(rootSign.toString('hex')).toBe('d578a6bdc6d611aaf062f05aa58ed43c62cdea19aafdcabdbc76d967e220424f')
    expect(rootBox.toString('hex')).toBe('3fbfb36fac9db0f1b186043e9e9e22be97d4b6e105d2751c77c28ab91c47774d')
    expect(file.vaultId).toBe('8319bce258daa7c1d36bc73df8d2844b')
  })

  test('sign, and open sealed boxes', () => {
    const signature = sodium.crypto_sign_detached('act', root.sign.secret)
    expect(sodium.crypto_sign_verify_detached(signature, 'act', root.sign.public)).toBe(true)
    const box = sodium.crypto_box_seal('key', root.box.public)
    expect(Buffer.from(sodium.crypto_box_seal_open(box, root.box.public, root.box.secret)).toString()).toBe('key')
  })

  test('come from 16 bytes and no other number', () => {
    expect(() => rootKeysFromSeed(Buffer.alloc(15))).toThrow()
    expect(() => rootKeysFromSeed(Buffer.alloc(32))).toThrow()
  })
})

describe('the roster key', () => {
  const { box } = rootKeysFromSeed(Buffer.alloc(16, 9))
  const rosterKey = Buffer.alloc(32, 5)

  test('is sealed alike by everybody who has it, and the root opens it like any sealed box', () => {
    const sealed = sealRosterKey(rosterKey, box.public)
    expect(sealRosterKey(rosterKey, box.public)).toEqual(sealed)
    expect(sealRosterKey(Buffer.alloc(32, 6), box.public)).not.toEqual(sealed)
    expect(Buffer.from(sodium.crypto_box_seal_open(sealed, box.public, box.secret))).toEqual(rosterKey)
  })
})

describe('vault.json', () => {
  test('reads back as written', () => {
    expect(parseVaultFile(encodeVaultFile(file))).toEqual({ ok: true, value: file })
    expect(json).toEqual({
      format: 1,
      vaultId: file.vaultId,
      rootSign: toText(rootSign),
      rootBox: toText(rootBox),
      rosterKey: toText(file.rosterKey),
    })
  })

  test('passes over what later versions add', () => expect(parsed({ ...json, hint: 1 }).ok).toBe(true))

  test('of a later format asks for a newer version', () => {
    expect(parsed({ format: 2 })).toEqual({ ok: false, error: { code: 'newer_format' } })
  })

  test('must carry the keys that its id proves', () => {
    const other = rootKeysFromSeed(Buffer.alloc(16, 8))
    for (const changed of [
      { ...json, rootSign: toText(other.sign.public) },
      { ...json, rootBox: toText(other.box.public) },
      { ...json, vaultId: '0'.repeat(32) },
    ]) {
      expect(parsed(changed)).toEqual({ ok: false, error: { code: 'not_understood' } })
    }
  })

  test('of any other form is not understood', () => {
    const others = [null, [], {}, 7, { ...json, format: 0 }, { ...json, format: '1' }, { ...json, rosterKey: 'AA' }]
    for (const other of others) expect(parsed(other)).toEqual({ ok: false, error: { code: 'not_understood' } })
    const bytes = encodeVaultFile(file)
    for (let length = 0; length < bytes.length; length += 7) expect(parseVaultFile(bytes.subarray(0, length)).ok).toBe(false)
    expect(parsed({ ...json, hint: 'x'.repeat(70_000) }).ok).toBe(false)
  })
})
