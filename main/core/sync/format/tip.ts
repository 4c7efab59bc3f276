import { hash, sha256Text } from '../../common/bytes.ts'

/**
 * The tip of a chain that has no change yet: SHA-256 over a label and the ids (as text) of vault, scope and device
 * (sync specification, section 3). Only the scope's length varies.
 */
export const firstTip = (vaultId: string, scope: string, device: string): Buffer =>
  hash('haversack/tip/1', vaultId, scope, device)

/** The tip after one more line: SHA-256 over the tip before and the line's digest, 32 bytes each. */
export const nextTip = (tip: Uint8Array, digest: Uint8Array): Buffer => tipAfter(tip, [digest])

/** The tip after several lines. About half a millisecond for a thousand. */
export const tipAfter = (tip: Uint8Array, digests: Iterable<Uint8Array>): Buffer => {
  const pair = Buffer.alloc(2 * tipBytes)
  put(pair, tip, 0)
  for (const digest of digests) {
    put(pair, digest, tipBytes)
    pair.write(sha256Text(pair), 0, 'latin1')
  }
  return Buffer.from(pair.subarray(0, tipBytes))
}

/** Length of a tip and of a line's digest. */
export const tipBytes = 32

const put = (pair: Buffer, bytes: Uint8Array, at: number): void => {
  if (bytes.length !== tipBytes) throw new Error('A tip or digest has 32 bytes')
  pair.set(bytes, at)
}
