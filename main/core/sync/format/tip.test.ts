import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../common/bytes.ts'
import { firstTip, nextTip, tipAfter } from './tip.ts'

const vaultId = '0'.repeat(32)
const device = '1'.repeat(32)
const scope = '2'.repeat(32)
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('firstTip', () => {
  test('differs by vault, scope and device', () => {
    const tips = [
      firstTip(vaultId, scope, device),
      firstTip(vaultId, device, scope),
      firstTip(vaultId, 'roster', device),
      firstTip(device, scope, vaultId),
      firstTip(vaultId, scope, '3'.repeat(32)),
    ]
    expect(new Set(tips.map((tip) => tip.toString('hex'))).size).toBe(tips.length)
  })

  test('never drifts', () => {
    expect(firstTip(vaultId, scope, device).toString('hex')).toBe('3684de10bd45725454d69e9ddab12a77934541cb38de59137f443578aa9c17ac')
    expect(firstTip(vaultId, 'roster', device).toString('hex')).toBe('68b934fb652f895de5feae3818fb9a018292b41a4fde733f7a6b0aaa2fbd213a')
  })
})

describe('tipAfter', () => {
  test('is each digest hashed onto the tip before', () => {
    fc.assert(
      fc.property(digest, fc.array(digest, { maxLength: 5 }), (tip, digests) => {
        const expected = digests.reduce<Uint8Array>((tip, digest) => sha256(Buffer.concat([tip, digest])), tip)
        expect(tipAfter(tip, digests).equals(expected)).toBe(true)
        expect(digests.reduce<Uint8Array>((tip, digest) => nextTip(tip, digest), tip)).toEqual(expected)
      }),
    )
  })

  test('leaves the tip that it was given as it is', () => {
    const tip = Buffer.alloc(32, 7)
    tipAfter(tip, [Buffer.alloc(32, 8)])
    expect(tip).toEqual(Buffer.alloc(32, 7))
  })

  test('refuses what is no tip and no digest', () => {
    expect(() => nextTip(Buffer.alloc(31), Buffer.alloc(32))).toThrow()
    expect(() => nextTip(Buffer.alloc(32), Buffer.alloc(33))).toThrow()
  })

  test('never drifts', () => {
    expect(nextTip(Buffer.alloc(32, 1), Buffer.alloc(32, 2)).toString('hex')).toBe('f818afd37a6dc3bc92fb44731011277006db4efa6e9023cd7468c02335d22a4d')
  })
})
