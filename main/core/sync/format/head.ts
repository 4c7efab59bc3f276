import { z } from 'zod'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { jsonOf } from '../../common/json.ts'
import { sodium } from '../../common/sodium.ts'
import { fromText, hash, isBytesText, labelled, textOf, toText } from '../../common/bytes.ts'
import { isId, isScope } from './names.ts'
import { tipBytes } from './tip.ts'

/**
 * What a device says is in the store (sync specification, section 3). `packed` stands for what `packNumbers` makes
 * of the last seq of a chain and the numbers of its runs.
 */
export interface Head {
  readonly device: string
  /** Counts the device's heads from 1. */
  readonly rev: number
  /** `headHash` of the head before, base64url; null for the first. */
  readonly prev: string | null
  /** Milliseconds since 1970-01-01T00:00Z, to be shown and never relied on. */
  readonly time: number
  readonly app: string
  /** The number of the newest migration that the writer knows. */
  readonly schema: number
  /** device → last seq of its roster chain that the writer has applied. */
  readonly roster: Readonly<Record<string, number>>
  /** scope → packed. */
  readonly chains: Readonly<Record<string, readonly number[]>>
  /** Chains of removed devices that the writer keeps in the store: device → scope → packed. */
  readonly adopts: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>
  /** Names of objects that the writer has failed to read for a day. */
  readonly damaged: readonly string[]
}

/** A head as it was read: `json` is what was signed, and may say more than this version knows. */
export interface DecodedHead {
  readonly head: Head
  readonly json: string
  readonly signature: Buffer
}

/** No reader takes a larger head: that would be some 40,000 chains. */
export const mostHeadBytes = 1024 * 1024

/** A head as the content of an object: its JSON, a line feed, and `{sig}`. Throws for one that no reader would take. */
export const encodeHead = (head: Head, vaultId: string, sign: (message: Uint8Array) => Uint8Array): Uint8Array => {
  const json = JSON.stringify(headSchema.parse(head))
  const bytes = Buffer.from(`${json}\n${closingText(sign(messageOf(vaultId, json)))}`)
  if (bytes.length > mostHeadBytes) throw new Error('A head is larger than any reader takes')
  return bytes
}

/** Reads a head that another device wrote. Fields that later versions add are passed over. */
export const decodeHead = (content: Uint8Array): Result<DecodedHead, 'not_understood'> => {
  const text = content.length <= mostHeadBytes ? textOf(content) : null
  const [json, closing, ...rest] = text?.split('\n', 3) ?? []
  if (json === undefined || closing === undefined || rest.length > 0) return err('not_understood')
  const signature = signatureSchema.safeParse(jsonOf(closing))
  const head = headSchema.safeParse(jsonOf(json))
  if (!signature.success || !head.success) return err('not_understood')
  return ok({ head: head.data, json, signature: fromText(signature.data.sig) })
}

/** Whether the device with that key signed the head, to the letter. That it is `head.device`'s is for the caller. */
export const isHeadSigned = ({ json, signature }: DecodedHead, vaultId: string, signKey: Uint8Array): boolean =>
  sodium.crypto_sign_verify_detached(signature, messageOf(vaultId, json), signKey)

/** What the next head names as `prev`, of the JSON as it was signed. 32 bytes. */
export const headHash = (json: string): Buffer => hash('haversack/head-hash/1', json)

/**
 * The last seq of a chain and the numbers of the runs that hold it, in the order of the chain, as a head lists them:
 * `[lastSeq, first number, step to the next, ...]`. Steps are mostly small; packing makes some of them negative.
 */
export const packNumbers = (lastSeq: number, numbers: readonly number[]): number[] => {
  const packed = [lastSeq, ...numbers.map((number, index) => number - (numbers[index - 1] ?? 0))]
  if (unpackNumbers(packed) === null) throw new Error('A chain or the numbers of its runs cannot be listed')
  return packed
}

/** What `packNumbers` packed; null where the numbers do not fit: each is given once, from 1 to fifteen digits. */
export const unpackNumbers = (packed: readonly number[]): { lastSeq: number; numbers: number[] } | null => {
  const [lastSeq, ...steps] = packed
  if (lastSeq === undefined || !Number.isSafeInteger(lastSeq) || lastSeq < 0) return null
  const numbers: number[] = []
  let number = 0
  for (const step of steps) {
    number += step
    if (!Number.isSafeInteger(step) || number < 1 || number > greatestNumber) return null
    numbers.push(number)
  }
  return new Set(numbers).size === numbers.length ? { lastSeq, numbers } : null
}

// As many digits as a name in the store may have.
const greatestNumber = 999_999_999_999_999

const messageOf = (vaultId: string, json: string): Buffer => labelled('haversack/head/1', vaultId, json)

const closingText = (signature: Uint8Array): string => JSON.stringify({ sig: toText(signature) })

const signatureSchema = z.object({
  sig: z.custom<string>((value) => isBytesText(value, sodium.crypto_sign_BYTES)),
})

const id = z.custom<string>(isId)
const count = z.int().nonnegative()
const number = z.int().min(1).max(greatestNumber)
const chains = z.record(
  z.custom<string>(isScope),
  z.array(z.int()).refine((packed) => unpackNumbers(packed) !== null),
)

// The order is the one in which the fields are written.
const headSchema = z.object({
  device: id,
  rev: number,
  prev: z.custom<string>((value) => isBytesText(value, tipBytes)).nullable(),
  time: count,
  app: z.string().max(50),
  schema: count,
  roster: z.record(id, count),
  chains,
  adopts: z.record(id, chains),
  damaged: z.array(z.string().regex(/^[a-z0-9./]{1,120}$/)),
})
