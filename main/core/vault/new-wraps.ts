import type { KeyDerivation } from './derive-key.ts'
import type { KeyFile } from './key-file.ts'
import { recoveryWrappingKey, wrapKey } from './key-wrap.ts'
import { sodium } from '../common/sodium.ts'

/** What a key file says about a new passphrase, whose derived key is `wrappingKey`. Wipes `wrappingKey`. */
export function passphraseWrap(
  key: Uint8Array,
  keyId: string,
  derivation: KeyDerivation,
  wrappingKey: Uint8Array,
  random: (bytes: number) => Uint8Array,
): Pick<KeyFile, 'derivation' | 'passphrase'> {
  const passphrase = wrapKey(key, wrappingKey, { keyId, kind: 'passphrase', derivation }, random)
  sodium.memzero(wrappingKey)
  return { derivation, passphrase }
}

/** What a key file says about a new recovery code. */
export function recoveryWrap(
  key: Uint8Array,
  keyId: string,
  code: string,
  random: (bytes: number) => Uint8Array,
): Pick<KeyFile, 'recovery' | 'recoveryConfirmed'> {
  const wrappingKey = recoveryWrappingKey(code, keyId)
  const recovery = wrapKey(key, wrappingKey, { keyId, kind: 'recovery' }, random)
  sodium.memzero(wrappingKey)
  return { recovery, recoveryConfirmed: false }
}
