/**
 * A UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits, so that ids sort by the time
 * they were made and cannot be guessed or tried out.
 */
export const uuidv7 = (milliseconds: number, random: (bytes: number) => Uint8Array): string => {
  const bytes = Buffer.from(random(16))
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
