import { createHash } from 'node:crypto'
import type { ChangeRef } from '../../../shared/model/change.ts'

/** What one line of the log says. `value` null: the field group was emptied. */
export interface LogLine {
  readonly seq: number
  readonly hlc: number
  readonly entity: string
  readonly record: string
  readonly grp: string
  /** The person it is about, or null. */
  readonly subject: string | null
  /** JSON text of the changes it supersedes. */
  readonly supersedes: string
  /** JSON text of the value. */
  readonly value: string
}

/** The line as it is hashed, signed and sent: `[seq,hlc,entity,id,group,subject,supersedes,value]`. */
export const formatLine = (line: LogLine): string =>
  `[${line.seq},${line.hlc},${JSON.stringify(line.entity)},${JSON.stringify(line.record)},${JSON.stringify(line.grp)},` +
  `${line.subject === null ? 'null' : JSON.stringify(line.subject)},${line.supersedes},${line.value}]`

/**
 * Reads a line that another device wrote, or null if it is not one: not JSON as JSON.stringify writes it (it
 * could not be rebuilt byte for byte), or not of this shape. Entities and groups may be unknown to this version.
 */
export const parseLine = (text: string): LogLine | null => {
  const parsed = parseJson(text)
  if (!Array.isArray(parsed) || parsed.length !== 8 || JSON.stringify(parsed) !== text) return null
  const [seq, hlc, entity, record, grp, subject, supersedes, value] = parsed as unknown[]
  if (!isCount(seq) || !isCount(hlc)) return null
  if (typeof entity !== 'string' || typeof record !== 'string' || typeof grp !== 'string') return null
  if (subject !== null && typeof subject !== 'string') return null
  if (!Array.isArray(supersedes) || !supersedes.every(isRef)) return null
  return { seq, hlc, entity, record, grp, subject, supersedes: JSON.stringify(supersedes), value: JSON.stringify(value) }
}

/** SHA-256 over the line's UTF-8 bytes (sync specification, section 3). */
export const digestLine = (line: string): Buffer => createHash('sha256').update(line).digest()

/** The proof of having seen a line: the first 8 bytes of its digest. */
export const checkOf = (digest: Uint8Array): string => Buffer.from(digest.buffer, digest.byteOffset, 8).toString('base64url')

/** What a line names as superseded; each entry without a scope means the line's own. */
export const parseRefs = (supersedes: string): ChangeRef[] => JSON.parse(supersedes) as ChangeRef[]

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON at all is one of the ways in which foreign text is no line; the caller is told by null.
    return null
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0

const isRef = (value: unknown): value is ChangeRef =>
  Array.isArray(value) &&
  (value.length === 3 || value.length === 4) &&
  typeof value[0] === 'string' &&
  isCount(value[1]) &&
  value.slice(2).every((part) => typeof part === 'string')
