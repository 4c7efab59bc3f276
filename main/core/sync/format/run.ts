import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import type { ChainLine } from '../../changes/log/chains.ts'
import { formatLine, parseLine, type ForeignLine } from '../../changes/log/line.ts'
import { jsonOf } from '../../common/json.ts'
import { sodium } from '../../common/sodium.ts'
import { bufferOf, fromText, isBytesText, labelled, sha256, textOf, toText } from '../../common/bytes.ts'
import { isId, isScope } from './names.ts'
import { nestsTooDeeply } from '../../common/nesting.ts'
import { firstTip, tipAfter, tipBytes } from './tip.ts'

/** A line of the log with the SHA-256 of its bytes; of an erased line the digest alone is left (`text` null). */
export type RunLine = ChainLine

/** A stretch of a chain, signed by the device whose chain it is (sync specification, section 3). */
export interface Run {
  readonly author: string
  readonly scope: string
  /** The seq of the first line; the others follow one by one. */
  readonly from: number
  /** The chain's tip before the first line. */
  readonly prev: Buffer
  readonly lines: readonly RunLine[]
  readonly signature: Buffer
}

/** A run with the chain's tip after its last line. */
export interface SignedRun extends Run {
  readonly tip: Buffer
}

/** Most changes of a run. */
export const maxRunLines = 50_000
/** Most bytes of a run's lines, unless a single one is longer: about half a mebibyte in the store. */
export const maxRunBytes = 4 * 1024 * 1024
/** No reader takes more of either, so that no run can hold a computer up: well above all that is ever packed. */
export const mostReadableLines = 100_000
export const mostReadableBytes = 8 * 1024 * 1024

/**
 * A run as the content of an object: a JSON line `{author,scope,from,prev}`, the lines (`{"d":digest}` for an
 * erased one), and a JSON line `{sig}`, with a line feed between them. Throws for a run that no reader would take.
 */
export const encodeRun = (run: Run): Uint8Array => {
  const texts = run.lines.map((line) => line.text ?? erasedText(line.digest))
  const bytes = Buffer.from([openingText(run), ...texts, closingText(run.signature)].join('\n'))
  if (!isReadableSize(run.lines.length, bytes.length)) throw new Error('A run is empty or larger than any reader takes')
  return bytes
}

/**
 * Reads a run that another device wrote, and hashes its lines. The form is exact (encoding again gives the same
 * bytes): what is not covered by the signature leaves no room for anything else. Whether it is signed, and fits the
 * chain, is asked of `isRunSigned` and `prev`. `pause` is awaited after every 256 KiB, each about 3 ms of work;
 * in one go a run of 4 MiB would take about 40 ms.
 */
export const decodeRun = async (
  content: Uint8Array,
  pause: () => Promise<void>,
): Promise<Result<Run, 'not_understood'>> => {
  const bytes = bufferOf(content)
  if (bytes.length > mostReadableBytes) return err('not_understood')
  const openingEnd = bytes.indexOf(lineFeed)
  const closingStart = bytes.lastIndexOf(lineFeed)
  if (openingEnd === closingStart) return err('not_understood')
  const opening = parseOpening(textOf(bytes.subarray(0, openingEnd)))
  const signature = parseClosing(textOf(bytes.subarray(closingStart + 1)))
  if (opening === null || signature === null) return err('not_understood')

  const lines: RunLine[] = []
  let paused = openingEnd
  for (let at = openingEnd + 1; at <= closingStart; ) {
    if (lines.length === mostReadableLines) return err('not_understood')
    const end = bytes.indexOf(lineFeed, at)
    const line = runLine(bytes.subarray(at, end), opening.from + lines.length)
    if (line === null) return err('not_understood')
    lines.push(line)
    at = end + 1
    if (at - paused > bytesBetweenPauses) {
      paused = at
      // The pauses lie between pieces of work.
      await pause()
    }
  }
  const run = { ...opening, lines, signature }
  return Number.isSafeInteger(lastSeqOf(run)) ? ok(run) : err('not_understood')
}

/** The seq of the last line. */
export const lastSeqOf = (run: Pick<Run, 'from' | 'lines'>): number => run.from + (run.lines.length - 1)

/** The chain's tip after the last line; about half a millisecond for a thousand lines. */
export const tipOfRun = (run: Pick<Run, 'prev' | 'lines'>): Buffer =>
  tipAfter(
    run.prev,
    run.lines.map((line) => line.digest),
  )

/**
 * What a run's signature says: this device's chain in this scope, up to this seq, ends in this tip. So it outlives
 * erasing, packing and encrypting anew. `sign` is the author's Ed25519.
 */
export const signRun = (end: RunEnd, sign: (message: Uint8Array) => Uint8Array): Buffer => bufferOf(sign(messageOf(end)))

/**
 * The chain's tip after the last line, where the author signed the chain that this run ends, and a run from the first
 * change starts where chains start; else null.
 */
export const signedTip = (run: Run, vaultId: string, signKey: Uint8Array): Buffer | null => {
  const { author, scope, prev, signature } = run
  if (run.from === 1 && !prev.equals(firstTip(vaultId, scope, author))) return null
  const tip = tipOfRun(run)
  const message = messageOf({ vaultId, scope, author, lastSeq: lastSeqOf(run), tip })
  return sodium.crypto_sign_verify_detached(signature, message, signKey) ? tip : null
}

/** Whether there is such a tip. */
export const isRunSigned = (run: Run, vaultId: string, signKey: Uint8Array): boolean => signedTip(run, vaultId, signKey) !== null

interface RunEnd {
  readonly vaultId: string
  readonly scope: string
  readonly author: string
  readonly lastSeq: number
  readonly tip: Uint8Array
}

const lineFeed = 10
const bytesBetweenPauses = 256 * 1024
/** However deeply a line of this length nests, it takes little memory to read, and `parseLine` refuses it then. */
const shortLineBytes = 4096
const signatureBytes = sodium.crypto_sign_BYTES

const messageOf = ({ vaultId, scope, author, lastSeq, tip }: RunEnd): Buffer =>
  labelled('haversack/run/1', vaultId, scope, author, BigInt(lastSeq), tip)

const openingText = ({ author, scope, from, prev }: Omit<Run, 'lines' | 'signature'>): string =>
  JSON.stringify({ author, scope, from, prev: toText(prev) })

const erasedText = (digest: Uint8Array): string => JSON.stringify({ d: toText(digest) })

const closingText = (signature: Uint8Array): string => JSON.stringify({ sig: toText(signature) })

const isReadableSize = (lines: number, bytes: number): boolean =>
  lines > 0 && lines <= mostReadableLines && bytes <= mostReadableBytes

const parseOpening = (text: string | null): Omit<Run, 'lines' | 'signature'> | null => {
  const { author, scope, from, prev } = fieldsOf(text)
  if (!isId(author) || !isScope(scope) || !isSeq(from) || !isBytesText(prev, tipBytes)) return null
  const opening = { author, scope, from, prev: fromText(prev) }
  return openingText(opening) === text ? opening : null
}

const parseClosing = (text: string | null): Buffer | null => {
  const { sig } = fieldsOf(text)
  if (!isBytesText(sig, signatureBytes)) return null
  const signature = fromText(sig)
  return closingText(signature) === text ? signature : null
}

const runLine = (bytes: Buffer, seq: number): RunLine | null => {
  const text = bytes.length > shortLineBytes && nestsTooDeeply(bytes) ? null : textOf(bytes)
  if (text === null) return null
  if (text.startsWith('{')) return erasedLine(text)
  const line = parseLine(text)
  return line?.seq === seq ? new ReadLine(line, sha256(bytes)) : null
}

/** Its text is put together again where somebody asks for it: a whole caseload's would lie in memory for nothing. */
class ReadLine {
  readonly line: ForeignLine
  readonly digest: Buffer

  constructor(line: ForeignLine, digest: Buffer) {
    this.line = line
    this.digest = digest
  }

  get text(): string {
    return formatLine(this.line)
  }
}

const erasedLine = (text: string): RunLine | null => {
  const { d } = fieldsOf(text)
  if (!isBytesText(d, tipBytes)) return null
  const digest = fromText(d)
  return erasedText(digest) === text ? { text: null, digest } : null
}

const fieldsOf = (text: string | null): Readonly<Record<string, unknown>> => {
  const value = text === null ? null : jsonOf(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

const isSeq = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0
