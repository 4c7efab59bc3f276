import type { ChangeRef } from '../../../../shared/model/change.ts'
import { jsonOf } from '../../common/json.ts'
import { sha256Text } from '../../common/bytes.ts'
import { isShallow } from '../../common/nesting.ts'
import { isUnderstood } from '../judging/understood.ts'

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
  /** JSON text of the change that it copies, where a person moved between scopes; else null. */
  readonly origin: string | null
  /** JSON text of the value. */
  readonly value: string
}

/** A line that another device wrote. */
export interface ForeignLine extends LogLine {
  /** Whether this version understands its value. */
  readonly isUnderstood: boolean
}

/** The change that a copy was made of. */
export interface Origin {
  readonly device: string
  readonly scope: string
  readonly seq: number
  readonly hlc: number
  /** The digest of its line, base64url. */
  readonly digest: string
}

/**
 * The line as it is hashed, signed and sent: `[seq,hlc,entity,id,group,subject,supersedes,value]`. The value of a
 * copy is `{"origin":…,"value":…}` there (sync specification, section 8).
 */
export const formatLine = (line: LogLine): string =>
  `[${line.seq},${line.hlc},${JSON.stringify(line.entity)},${JSON.stringify(line.record)},${JSON.stringify(line.grp)},` +
  `${line.subject === null ? 'null' : JSON.stringify(line.subject)},${line.supersedes},` +
  `${line.origin === null ? line.value : `{"origin":${line.origin},"value":${line.value}}`}]`

/**
 * Reads a line that another device wrote, or null if it is not one: not JSON as JSON.stringify writes it (it
 * could not be rebuilt byte for byte), or not of this shape. Entities and groups may be unknown to this version.
 */
export const parseLine = (text: string): ForeignLine | null => {
  const parsed = jsonOf(text)
  if (!Array.isArray(parsed) || parsed.length !== 8 || !isShallow(parsed) || JSON.stringify(parsed) !== text) return null
  const [seq, hlc, entity, record, grp, subject, supersedes, said] = parsed as unknown[]
  if (!isCount(seq) || !isCount(hlc)) return null
  if (!isName(entity) || !isName(record) || !isName(grp) || (subject !== null && !isName(subject))) return null
  // An empty name stands for a line whose content was erased.
  if (entity === '' || !Array.isArray(supersedes) || !supersedes.every(isRef)) return null
  const { origin, value } = isCopy(said) ? { origin: JSON.stringify(said.origin), value: said.value } : { origin: null, value: said }
  const named = supersedes.length === 0 ? '[]' : JSON.stringify(supersedes)
  return {
    seq,
    hlc,
    entity,
    record,
    grp,
    subject,
    supersedes: named,
    origin,
    value: JSON.stringify(value),
    // Asked while the value is at hand: reading it once more would take as long as the question.
    isUnderstood: isUnderstood({ entity, record, grp }, value),
  }
}

/** SHA-256 over the line's UTF-8 bytes (sync specification, section 3). */
export const digestLine = (line: string): Buffer => Buffer.from(sha256Text(line), 'latin1')

/** The proof of having seen a line: the first 8 bytes of its digest. */
export const checkOf = (digest: Uint8Array): string => Buffer.from(digest.buffer, digest.byteOffset, 8).toString('base64url')

/** How others name a change. */
export const refOf = ({ device, seq, digest, scope }: { readonly device: string; readonly seq: number; readonly digest: Buffer; readonly scope: string }): ChangeRef => [
  device,
  seq,
  checkOf(digest),
  scope,
]

/** What a line names as superseded; each entry without a scope means the line's own. */
export const parseRefs = (supersedes: string): ChangeRef[] => JSON.parse(supersedes) as ChangeRef[]

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0

/** Half of a surrogate pair would come out of the database as another character. */
const isName = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed()

const isRef = (value: unknown): value is ChangeRef =>
  Array.isArray(value) &&
  (value.length === 3 || value.length === 4) &&
  typeof value[0] === 'string' &&
  isCount(value[1]) &&
  value.slice(2).every((part) => typeof part === 'string')

/** The fields in this order and no others: anything else is the value of a field group that has an `origin` itself. */
const isCopy = (value: unknown): value is { readonly origin: Origin; readonly value: unknown } => {
  if (!hasFields(value, ['origin', 'value']) || !hasFields(value['origin'], ['device', 'scope', 'seq', 'hlc', 'digest'])) return false
  const { device, scope, seq, hlc, digest } = value['origin']
  return isName(device) && isName(scope) && isCount(seq) && isCount(hlc) && isName(digest)
}

const hasFields = (value: unknown, fields: readonly [string, ...string[]]): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && fields[0] in value && Object.keys(value).join() === fields.join()
