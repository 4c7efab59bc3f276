import { argon2Sync, createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { derivationLimits, deriveKey, newDerivation } from './derive-key.ts'
import { readKeyFile, writeKeyFile, type KeyFile } from './key-file.ts'
import { recoveryWrappingKey, unwrapKey, wrapKey } from './key-wrap.ts'
import { temporaryFolder } from '../../../test/core/test-vault.ts'

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

const anyWrap = () => ({ nonce: random(24), box: random(48) })
const aKeyFile = (): KeyFile => ({
  keyId: hex(16),
  label: 'Northside, A. Rahman',
  created: '2026-11-20T09:00:00.000Z',
  machineToken: hex(16),
  derivation: newDerivation(random),
  passphrase: anyWrap(),
  recovery: anyWrap(),
  recoveryConfirmed: false,
})

const fileWith = (change: (envelope: { format: number; content: KeyFile }) => void): string => {
  const file = path.join(temporaryFolder(), 'key.json')
  writeKeyFile(file, aKeyFile())
  const envelope = JSON.parse(fs.readFileSync(file, 'utf8'))
  change(envelope)
  const checksum = createHash('sha256').update(`${envelope.format}\n${JSON.stringify(envelope.content)}`).digest('hex')
  fs.writeFileSync(file, JSON.stringify({ ...envelope, checksum }))
  return file
}

describe('the key file', () => {
  test('is read as it was written', () => {
    const file = path.join(temporaryFolder(), 'key.json')
    const keyFile = aKeyFile()
    writeKeyFile(file, keyFile)
    expect(readKeyFile(file)).toEqual({ ok: true, value: keyFile })
  })

  test('of a newer format asks for an update', () => {
    const file = fileWith((envelope) => { envelope.format = 2 })
    expect(readKeyFile(file)).toEqual({ ok: false, error: { code: 'newer_version' } })
  })

  test.each([
    ['less memory than the floor', { memory: derivationLimits.memory.least - 1 }],
    ['fewer passes than the floor', { passes: derivationLimits.passes.least - 1 }],
    ['more memory than the ceiling', { memory: derivationLimits.memory.most + 1 }],
    ['more passes than the ceiling', { passes: derivationLimits.passes.most + 1 }],
    ['another algorithm', { alg: 'argon2i13' }],
  ])('that asks for %s is refused even with a fitting checksum', (_what, change) => {
    const file = fileWith(({ content }) => { Object.assign(content.derivation, change) })
    expect(readKeyFile(file)).toEqual({ ok: false, error: { code: 'key_file_damaged' } })
  })
})

describe('a wrap', () => {
  const key = random(32)
  const wrappingKey = random(32)
  const binding = { keyId: hex(16), kind: 'passphrase', derivation: newDerivation(random) } as const
  const wrap = wrapKey(key, wrappingKey, binding, random)

  test('opens with its key and binding', () => {
    expect(unwrapKey(wrap, wrappingKey, binding)).toEqual(key)
  })

  test('opens with no other key, for no other file, kind or derivation', () => {
    const { keyId, derivation } = binding
    expect(unwrapKey(wrap, random(32), binding)).toBeNull()
    expect(unwrapKey(wrap, wrappingKey, { ...binding, keyId: hex(16) })).toBeNull()
    expect(unwrapKey(wrap, wrappingKey, { keyId, kind: 'recovery' })).toBeNull()
    expect(unwrapKey(wrap, wrappingKey, { ...binding, derivation: { ...derivation, passes: 4 } })).toBeNull()
    expect(unwrapKey(wrap, wrappingKey, { ...binding, derivation: { ...derivation, salt: random(16) } })).toBeNull()
  })

  test('of a recovery code belongs to one key file', () => {
    expect(recoveryWrappingKey('CODE', 'a')).not.toEqual(recoveryWrappingKey('CODE', 'b'))
  })
})

test('the derivation agrees with the one of OpenSSL, however accents are typed', async () => {
  const derivation = newDerivation(random)
  const [composed, decomposed] = await Promise.all([
    deriveKey('caf\u00e9 lantern geese', derivation),
    deriveKey('cafe\u0301 lantern geese', derivation),
  ])
  const expected = argon2Sync('argon2id', {
    message: Buffer.from('caf\u00e9 lantern geese'),
    nonce: derivation.salt,
    parallelism: 1,
    tagLength: 32,
    memory: 65_536,
    passes: 3,
  })
  expect(Buffer.from(composed).equals(expected)).toBe(true)
  expect(decomposed).toEqual(composed)
})
