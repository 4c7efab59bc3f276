import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { sodium } from '../../common/sodium.ts'
import { bufferOf } from '../../common/bytes.ts'
import { mostHeadBytes } from './head.ts'
import { isId } from './names.ts'
import { isPaddedSize, paddedSize } from './padme.ts'
import { mostReadableBytes } from './run.ts'

export type ObjectKind = 'head' | 'run' | 'invitation' | 'request'

export type ObjectProblem =
  /** It does not begin as an object does: somebody else's file. */
  | 'not_an_object'
  /** Written by a later version. */
  | 'newer_format'
  /** Of a size that no object has: cut short, most likely not yet whole. */
  | 'truncated'
  /** No key of that epoch is known here (yet). */
  | 'no_key'
  /** Not what was sealed under this name, kind, vault and epoch with a key known here. */
  | 'altered'
  /** Larger than anything this version writes. */
  | 'too_large'

/**
 * More of each kind is neither sealed nor inflated, in bytes. An invitation names up to 10,000 scopes; the answers to
 * one are ten at most, of about 400 bytes.
 */
const mostContentBytes: Readonly<Record<ObjectKind, number>> = {
  head: mostHeadBytes,
  run: mostReadableBytes,
  invitation: 1024 * 1024,
  request: 64 * 1024,
}

/**
 * Encrypts a content for the store (sync specification, section 2): compressed where that helps, padded, and bound
 * to its name, kind, vault and epoch. `key` has 32 bytes; `epoch` counts to 65,535. The header is
 * "HVS1", kind u8, codec u8, epoch u16 big-endian; the nonce of 24 bytes and the ciphertext follow.
 */
export const sealObject = async (object: {
  readonly kind: ObjectKind
  readonly name: string
  readonly vaultId: string
  readonly epoch: number
  readonly key: Uint8Array
  readonly content: Uint8Array
  readonly random: (bytes: number) => Uint8Array
}): Promise<Uint8Array> => {
  const { kind, name, vaultId, epoch, key, content, random } = object
  if (content.length > mostContentBytes[kind]) throw new Error('A content is larger than any reader would take')
  const packed = await compressed(content)
  const header = headerOf(kind, packed === null ? codecs.none : codecs.brotli, epoch)
  const nonce = random(nonceBytes)
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    padded(packed ?? content),
    associated(header, vaultId, name),
    null,
    nonce,
    key,
  )
  return Buffer.concat([header, nonce, box])
}

/**
 * Decrypts what lay in the store under that name, with whichever of the epoch's keys fits (two administrators may
 * have begun an epoch at once). Costs about 10 ms for 4 MiB without a pause; inflating is done by other threads.
 */
export const openObject = async (object: {
  readonly kind: ObjectKind
  readonly name: string
  readonly vaultId: string
  readonly bytes: Uint8Array
  readonly keysOf: (epoch: number) => readonly Uint8Array[]
}): Promise<Result<Uint8Array, ObjectProblem>> => {
  const bytes = bufferOf(object.bytes)
  const most = mostContentBytes[object.kind]
  const problem = shapeProblem(bytes, most)
  if (problem !== null) return err(problem)
  const header = bytes.subarray(0, headerBytes)
  if (header[kindAt] !== kinds[object.kind]) return err('altered')
  const keys = object.keysOf(header.readUInt16BE(epochAt))
  if (keys.length === 0) return err('no_key')

  const about = associated(header, object.vaultId, object.name)
  const nonce = bytes.subarray(headerBytes, headerBytes + nonceBytes)
  const box = bytes.subarray(headerBytes + nonceBytes)
  const plain = firstOf(keys, (key) => decrypted(box, about, nonce, key))
  const packed = plain === null ? null : unpadded(plain)
  if (packed === null) return err('altered')
  // Asked only now that the header is known to be genuine: else a flipped bit would look like a later version.
  if (header[codecAt] === codecs.none) return packed.length > most ? err('too_large') : ok(packed)
  return header[codecAt] === codecs.brotli ? inflated(packed, most) : err('newer_format')
}

const magic = Buffer.from('HVS1')
const laterMagic = /^HVS[2-9]$/
const kindAt = 4
const codecAt = 5
const epochAt = 6
const headerBytes = 8
const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES
const keyBytes = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
const lengthBytes = 4

const kinds: Readonly<Record<ObjectKind, number>> = { head: 1, run: 2, invitation: 3, request: 4 }
const codecs = { none: 0, brotli: 1 } as const

const headerOf = (kind: ObjectKind, codec: number, epoch: number): Buffer => {
  const header = Buffer.alloc(headerBytes)
  header.set(magic)
  header.writeUInt8(kinds[kind], kindAt)
  header.writeUInt8(codec, codecAt)
  // Throws beyond 16 bits: no vault gets there, and a wrapped epoch would find the wrong key.
  header.writeUInt16BE(epoch, epochAt)
  return header
}

const associated = (header: Uint8Array, vaultId: string, name: string): Buffer => {
  if (!isId(vaultId)) throw new Error('A vault id has 32 hex digits')
  return Buffer.concat([header, Buffer.from(vaultId, 'hex'), Buffer.from(name)])
}

/** @param most how many bytes its content may have */
const shapeProblem = (bytes: Buffer, most: number): ObjectProblem | null => {
  const start = bytes.subarray(0, magic.length)
  if (laterMagic.test(start.toString('latin1'))) return 'newer_format'
  if (!start.equals(magic.subarray(0, start.length))) return 'not_an_object'
  if (bytes.length > headerBytes + nonceBytes + tagBytes + paddedSize(lengthBytes + most)) return 'too_large'
  return isPaddedSize(bytes.length - headerBytes - nonceBytes - tagBytes) ? null : 'truncated'
}

const padded = (content: Uint8Array): Buffer => {
  const plain = Buffer.alloc(paddedSize(lengthBytes + content.length))
  plain.writeUInt32BE(content.length)
  plain.set(content, lengthBytes)
  return plain
}

const unpadded = (plain: Buffer): Buffer | null => {
  const length = plain.readUInt32BE()
  return paddedSize(lengthBytes + length) === plain.length ? plain.subarray(lengthBytes, lengthBytes + length) : null
}

const decrypted = (box: Uint8Array, about: Uint8Array, nonce: Uint8Array, key: Uint8Array): Buffer | null => {
  if (key.length !== keyBytes) throw new Error('A key has 32 bytes')
  try {
    return bufferOf(sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, box, about, nonce, key))
  } catch {
    // The library reports a failed authentication as an exception, and nothing else is left to fail here: the
    // sizes were checked before.
    return null
  }
}

/** As large as the content, and no larger: making room for 4 MiB takes longer than compressing a head does. */
const windowOf = (bytes: number): number =>
  Math.min(constants.BROTLI_DEFAULT_WINDOW, Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(bytes + 16))))

const brotli = promisify(brotliCompress)
const unbrotli = promisify(brotliDecompress)

const compressed = async (content: Uint8Array): Promise<Uint8Array | null> => {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = constants
  const packed = await brotli(content, {
    params: { [BROTLI_PARAM_QUALITY]: 5, [BROTLI_PARAM_SIZE_HINT]: content.length, [BROTLI_PARAM_LGWIN]: windowOf(content.length) },
  })
  return packed.length < content.length ? packed : null
}

const inflated = async (packed: Uint8Array, most: number): Promise<Result<Uint8Array, 'too_large' | 'altered'>> => {
  try {
    return ok(await unbrotli(packed, { maxOutputLength: most }))
  } catch (problem) {
    // Sealed by a member with the key, but more than this version takes, or no brotli at all.
    const code = problem instanceof Error && 'code' in problem ? problem.code : null
    return err(code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'altered')
  }
}

const firstOf = <Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null => {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}
