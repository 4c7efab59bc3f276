import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'

const pageBytes = 4096
/** At the end of each page lie the initialisation vector and the authentication code (SQLCipher 4). */
const vectorBytes = 16
const reservedBytes = vectorBytes + 64
/** In place of the first bytes of the file. */
const saltBytes = 16

/** What lies in an encrypted caseload's file, its unused pages and parts of pages as well: all that somebody with the key could find. */
export const decryptedPages = (file: string, key: Uint8Array): Buffer => {
  const bytes = readFileSync(file)
  const pages = Array.from({ length: bytes.length / pageBytes }, (_, number) => {
    const page = bytes.subarray(number * pageBytes, (number + 1) * pageBytes)
    const content = page.subarray(number === 0 ? saltBytes : 0, -reservedBytes)
    const vector = page.subarray(-reservedBytes, -reservedBytes + vectorBytes)
    const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false)
    return Buffer.concat([decipher.update(content), decipher.final()])
  })
  return Buffer.concat(pages)
}
