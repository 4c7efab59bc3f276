import { hash as digest } from 'node:crypto'

/** What may be hashed or signed: bytes as they are, text as UTF-8, a bigint as 8 bytes big-endian. */
export type Part = Uint8Array | string | bigint

/**
 * The bytes that are hashed or signed: the label (`haversack/<what>/1`), then the parts, with nothing between them.
 * At most one part may vary in length, so that no two lists of parts give the same bytes.
 */
export const labelled = (label: string, ...parts: readonly Part[]): Buffer => Buffer.concat([label, ...parts].map(bytesOf))

/** SHA-256 over a label and parts (sync specification: H). 32 bytes. */
export const hash = (label: string, ...parts: readonly Part[]): Buffer => sha256(labelled(label, ...parts))

/** SHA-256 without a label, for what the specification hashes bare: lines and steps of a tip. */
export const sha256 = (bytes: Uint8Array): Buffer => Buffer.from(sha256Text(bytes), 'latin1')

/**
 * The same as text with one character for each byte: a Buffer of its own for every digest takes four times as long to
 * make as the digest of a line.
 */
export const sha256Text = (bytes: Uint8Array | string): string => digest('sha256', bytes, 'binary')

/** Bytes as base64url without padding, as JSON carries them. */
export const toText = (bytes: Uint8Array): string => bufferOf(bytes).toString('base64url')

/** The bytes that `toText` wrote. Throws for any other text: foreign text is asked `isBytesText` first. */
export const fromText = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64url')
  if (toText(bytes) !== text) throw new Error('Text is not base64url as it is written here')
  return bytes
}

/** Whether a foreign value is base64url of exactly that many bytes, in the one form that `toText` writes. */
export const isBytesText = (value: unknown, length: number): value is string =>
  typeof value === 'string' &&
  value.length === Math.ceil((length * 4) / 3) &&
  toText(Buffer.from(value, 'base64url')) === value

/** The same bytes as a Buffer, not copied. */
export const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * UTF-8 as text, or null where the bytes are none. A byte order mark stays in the text: left out, other bytes
 * would give the same text as those that were signed.
 */
export const textOf = (bytes: Uint8Array): string | null => {
  try {
    return utf8.decode(bytes)
  } catch {
    // A strict decoder reports bytes that are no UTF-8 by throwing, and nothing else can fail here.
    return null
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const bytesOf = (part: Part): Uint8Array => {
  if (typeof part === 'string') return Buffer.from(part)
  if (typeof part !== 'bigint') return part
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(part)
  return bytes
}
