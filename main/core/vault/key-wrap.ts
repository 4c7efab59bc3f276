import type { KeyDerivation } from './derive-key.ts'
import { sodium } from '../common/sodium.ts'

/** The database key, encrypted by another key: XChaCha20-Poly1305. */
export interface KeyWrap {
  /** 24 bytes. */
  readonly nonce: Uint8Array
  /** The 32 bytes of the key and 16 of authentication. */
  readonly box: Uint8Array
}

/** What a wrap is bound to: changed or exchanged for another file's, it no longer opens. */
export type WrapBinding =
  | { readonly keyId: string; readonly kind: 'passphrase'; readonly derivation: KeyDerivation }
  // Not bound to the derivation: a change of the passphrase draws a new salt while the code stays good.
  | { readonly keyId: string; readonly kind: 'recovery' }

/** Encrypts the database key with another one (32 bytes), so that only that one and the same binding open it again. */
export function wrapKey(
  key: Uint8Array,
  wrappingKey: Uint8Array,
  binding: WrapBinding,
  random: (bytes: number) => Uint8Array,
): KeyWrap {
  const nonce = random(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(key, bound(binding), null, nonce, wrappingKey)
  return { nonce, box }
}

/** The database key, or null if the wrapping key is not the right one. */
export function unwrapKey(wrap: KeyWrap, wrappingKey: Uint8Array, binding: WrapBinding): Uint8Array | null {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, wrap.box, bound(binding), wrap.nonce, wrappingKey)
  } catch {
    // The library reports a failed authentication as an exception, and nothing else is left to fail here:
    // the sizes were checked when the key file was read.
    return null
  }
}

/**
 * The wrapping key of a recovery code. A plain hash is enough: the code is random and far too long to try
 * out, so that a slow derivation would only cost the user time.
 */
export function recoveryWrappingKey(code: string, keyId: string): Uint8Array {
  return sodium.crypto_generichash(32, `haversack recovery 1|${keyId}|${code}`, null)
}

function bound(binding: WrapBinding): string {
  const about = ['haversack wrap 1', binding.keyId, binding.kind]
  if (binding.kind === 'recovery') return about.join('|')
  const { alg, memory, passes, salt } = binding.derivation
  return [...about, alg, memory, passes, sodium.to_hex(salt)].join('|')
}
