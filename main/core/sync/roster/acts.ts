import { z } from 'zod'
import { sodium } from '../../common/sodium.ts'
import { isBytesText } from '../../common/bytes.ts'
import { isId } from '../format/names.ts'

/*
 * Acts are the changes of the scope `roster`: who is in the team, with which keys, and who may read and write what
 * (sync specification, section 4). Nothing in them holds a name. Fields that later versions add are passed over.
 */

const bytes = (length: number) => z.string().refine((text) => isBytesText(text, length))
const id = z.string().refine(isId)
const publicKey = bytes(32)
const keyId = bytes(32)
/** A scope's key sealed to one recipient's public box key (`crypto_box_seal`). */
const box = bytes(32 + sodium.crypto_box_SEALBYTES)
/** A device, or the team's root. */
const recipient = z.string().refine((name) => name === 'root' || isId(name))
/** The epoch is a u16 in the header of an object. */
export const lastEpoch = 0xffff
const epoch = z.int().min(1).max(lastEpoch)
const seq = z.int().positive()

/** Where a chain stops to count: the number of its last line that does, and the chain's tip there. */
const cut = z.object({ seq: z.int().nonnegative(), tip: bytes(32) })
export type Cut = z.output<typeof cut>

/** Names the line that carries an act: device, number in its roster chain, first 8 bytes of its digest. */
const actRef = z.tuple([id, seq, bytes(8)])
export type ActRef = z.output<typeof actRef>

const member = z.string().max(100).nullable()
const cuts = z.record(z.string().refine((name) => name === 'roster' || isId(name)), cut)
/** Why a device is removed, for showing; a word of a later version must not keep a removal from counting. */
const reason = z.string().max(50)

/** Names a line within its chain: number, first 8 bytes of its digest (`lineName` in erasures.ts). */
const lineName = z.string().regex(/^[1-9]\d{0,14}\/[\w-]{11}$/)

/** Milliseconds since 1970, before the year 10000. */
const moment = z.int().nonnegative().max(Date.UTC(9999, 11, 31))

/** The certificate of a person who was erased in a caseload that was in no team yet. */
export const earlierErasing = z.object({
  /** '3F0A9C21' */
  id: z.string().regex(/^[0-9A-F]{8}$/),
  erasedAt: moment,
})
export type EarlierErasing = z.output<typeof earlierErasing>

/** Acts of administrators. */
const acts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enrol'), member, role: z.enum(['link-worker', 'supervisor']), signKey: publicKey, boxKey: publicKey }),
  z.object({ kind: z.literal('scope'), id, scopeKind: z.enum(['team', 'inbox', 'caseload']) }),
  /** `passedOn`: another made the key, and somebody lacked it. */
  z.object({ kind: z.literal('key'), scope: id, epoch, keyId, sealed: z.record(recipient, box), passedOn: z.literal(true).optional() }),
  z.object({
    kind: z.literal('grant'),
    device: id,
    scope: id,
    from: seq,
    /** ISO date of the last day; it limits nothing here, it tells people and devices when to end it. */
    until: z.iso.date().optional(),
    sealed: z.array(z.object({ epoch, keyId, box })),
  }),
  z.object({ kind: z.literal('end'), grant: actRef, cut }),
  z.object({ kind: z.literal('remove'), device: id, reason, cuts }),
  z.object({
    kind: z.literal('erase'),
    subjectHash: bytes(32),
    lines: z.record(id, z.record(id, z.array(lineName))),
    /** When the first of the lines was written: a computer that was removed before never had any of them. */
    since: moment.optional(),
    /** What was erased before there was a team, all by one act. */
    earlier: z.array(earlierErasing).optional(),
  }),
])
export type AdministratorAct = z.output<typeof acts>

/** What only the root may decide: who is an administrator. */
const rootContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('admin'), member, signKey: publicKey, boxKey: publicKey }),
  /**
   * `givenUp`: what was cut off of its roster chain before is nowhere any more; the chain counts up to this cut, and to no
   * greater one that does not say so.
   */
  z.object({ kind: z.literal('unadmin'), device: id, reason, cuts, givenUp: z.literal(true).optional() }),
])
export type RootContent = z.output<typeof rootContent>

/** A root act in whatever chain: its content counts when the root signed it. */
const rootAct = z.object({ kind: z.literal('root'), id, content: z.unknown(), signature: bytes(64) })
export type RootAct = z.output<typeof rootAct>

export type Act = AdministratorAct | RootAct

/** An act as a line's value says it: understood, of a kind that a later version made, or not what its kind demands. */
export const readAct = (value: unknown): Act | 'unknown' | 'malformed' => read(anyAct, actKinds, value)

/** The content of a root act whose signature was verified. */
export const readRootContent = (value: unknown): RootContent | 'unknown' | 'malformed' => read(rootContent, rootKinds, value)

const anyAct = z.union([acts, rootAct])
const anyKind = z.object({ kind: z.string() })
const actKinds = new Set<string>(['root', ...acts.options.map((option) => option.shape.kind.value)])
const rootKinds = new Set<string>(rootContent.options.map((option) => option.shape.kind.value))

const read = <T>(schema: z.ZodType<T>, kinds: ReadonlySet<string>, value: unknown): T | 'unknown' | 'malformed' => {
  const kind = anyKind.safeParse(value)
  if (!kind.success) return 'malformed'
  if (!kinds.has(kind.data.kind)) return 'unknown'
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : 'malformed'
}
