import { z } from 'zod'
import { codeAlphabet } from '../../../../../shared/rules/secrets/grouped-code.ts'
import { deviceIdOf, type Device } from '../../../changes/log/device.ts'
import type { HeldScope } from '../../../changes/homes/scopes.ts'
import { jsonOf } from '../../../common/json.ts'
import { sodium } from '../../../common/sodium.ts'
import { fromText, hash, isBytesText, labelled, textOf, toText } from '../../../common/bytes.ts'
import { invitationId, invitationKey } from '../../format/invitation-keys.ts'
import { invitationName, isId } from '../../format/names.ts'
import { openObject, sealObject } from '../../format/object.ts'
import type { Store } from '../../stores/store.ts'
import { vaultIdOf } from '../../format/vault-id.ts'
import { rosterReach, type RosterReach } from '../roster-to-read.ts'

/*
 * The two objects by which a computer joins (sync specification, section 6), both under the key of the code: the
 * invitation, and the answers to it. One answer is approved; a second one, put beside the first, has both refused.
 */

/** Where an invitation lies and what opens it: all that is kept of its code. */
export interface InvitationKey {
  /** 16 hex digits. */
  readonly id: string
  readonly key: Uint8Array
}

export const keyOfCode = (code: string): InvitationKey => ({ id: invitationId(code), key: invitationKey(code) })

export interface Invitation {
  readonly vaultId: string
  readonly rootSign: Buffer
  readonly rootBox: Buffer
  readonly rosterKey: Buffer
  /** The member that the joiner's computer will belong to. */
  readonly member: string
  /** Whether nobody of the team has said yet who that member is. */
  readonly isNewMember: boolean
  /** What the computer will hold: it may write there at once, and what it wrote counts once it is let in. */
  readonly scopes: readonly HeldScope[]
  /** The scope of the member's own caseload; null: none. */
  readonly ownCaseload: string | null
  /** Milliseconds since 1970. */
  readonly until: number
  /** The newest head of each device that the inviter knows: a store that shows less was rolled back. */
  readonly seen: Readonly<Record<string, number>>
  /** How far the inviter has read the roster: the joiner writes nothing before it has read as much. */
  readonly roster: RosterReach
}

/** What a joiner's computer answers, signed by the key that it asks to be let in with. */
export interface JoinRequest {
  readonly device: string
  readonly signKey: string
  readonly boxKey: string
  /** How the computer is called: 'Ann's laptop'. */
  readonly name: string
  /** What its user says that they are called. It is told and nothing follows from it, so it is not signed. Answers from before it was told lack it. */
  readonly memberName?: string | undefined
  readonly signature: string
}

export const putInvitation = async (
  store: Store,
  at: InvitationKey,
  invitation: Invitation,
  random: (bytes: number) => Uint8Array,
): Promise<void> => {
  const { rootSign, rootBox, rosterKey } = invitation
  const content = { ...invitation, rootSign: toText(rootSign), rootBox: toText(rootBox), rosterKey: toText(rosterKey) }
  await put(store, at, { ending: 'inv', vaultId: invitation.vaultId, content, random })
}

/**
 * The invitation of that code, in a store whose vault.json names this vault. none: nothing lies there; other_team: it
 * was made for another vault, or is not what it says it is.
 */
export const getInvitation = async (store: Store, at: InvitationKey, vaultId: string): Promise<Invitation | 'none' | 'other_team'> => {
  const content = await get(store, at, 'inv', vaultId)
  if (content === null) return 'none'
  const parsed = invitationSchema.safeParse(content)
  if (!parsed.success) return 'other_team'
  const { rootSign, rootBox, rosterKey, ...rest } = parsed.data
  const invitation = { ...rest, rootSign: fromText(rootSign), rootBox: fromText(rootBox), rosterKey: fromText(rosterKey) }
  const isOfVault = invitation.vaultId === vaultId && vaultIdOf(invitation.rootSign, invitation.rootBox) === vaultId
  return isOfVault ? invitation : 'other_team'
}

/** This computer's answer to an invitation. */
export const makeRequest = (device: Device, { name, memberName }: Pick<JoinRequest, 'name' | 'memberName'>, vaultId: string, id: string): JoinRequest => {
  const keys = { device: device.id, signKey: toText(device.signKey), boxKey: toText(device.boxKey), name }
  return { ...keys, memberName, signature: toText(device.sign(signedBytes(keys, vaultId, id))) }
}

/** The different valid answers that lie there. */
export const getRequests = async (store: Store, at: InvitationKey, vaultId: string): Promise<JoinRequest[]> => {
  const parsed = requestsSchema.safeParse(await get(store, at, 'req', vaultId))
  if (!parsed.success) return []
  const valid = parsed.data.requests.filter((request) => isValid(request, vaultId, at.id))
  return [...new Map(valid.map((request) => [request.device, request])).values()]
}

/** Puts an answer beside those that lie there already, if it is not among them; returns all of them. */
export const addRequest = async (
  store: Store,
  at: InvitationKey,
  vaultId: string,
  request: JoinRequest,
  random: (bytes: number) => Uint8Array,
): Promise<readonly JoinRequest[]> => {
  const others = await getRequests(store, at, vaultId)
  if (others.some(({ device }) => device === request.device)) return others
  // More than two change nothing, and the object must stay small.
  const requests = [...others.slice(0, 3), request]
  await put(store, at, { ending: 'req', vaultId, content: { requests }, random })
  return requests
}

export const removeInvitation = async (store: Store, id: string): Promise<void> => {
  await store.remove(invitationName(id, 'inv'))
  await store.remove(invitationName(id, 'req'))
}

/** Those of codes without the digits: people are told to compare letters. */
const lettersAlone = codeAlphabet.replaceAll(/\d/g, '')

/**
 * Six letters that follow from a joiner's keys, for two people to compare. They catch a mix-up and confirm what the
 * code has proved; alone they would prove nothing, because keys can be made until the letters fit.
 */
export const lettersOf = ({ device }: Pick<JoinRequest, 'device'>): string =>
  [...hash('haversack/joiner-letters/1', device).subarray(0, 6)].map((byte) => lettersAlone.charAt(byte % lettersAlone.length)).join('')

type Ending = 'inv' | 'req'

/** What one of the two objects of an invitation says. */
interface Said {
  readonly ending: Ending
  readonly vaultId: string
  readonly content: object
  readonly random: (bytes: number) => Uint8Array
}

const put = async (
  store: Store,
  { id, key }: InvitationKey,
  { ending, vaultId, content, random }: Said,
): Promise<void> => {
  const name = invitationName(id, ending)
  const bytes = Buffer.from(JSON.stringify(content))
  await store.put(name, await sealObject({ kind: kinds[ending], name, vaultId, epoch: 0, key, content: bytes, random }))
}

/** What an object says, undefined where it cannot be opened or read, null where there is none. */
const get = async (store: Store, { id, key }: InvitationKey, ending: Ending, vaultId: string): Promise<unknown> => {
  const name = invitationName(id, ending)
  const bytes = await store.get(name)
  if (bytes === null) return null
  const opened = await openObject({ kind: kinds[ending], name, vaultId, bytes, keysOf: () => [key] })
  const text = opened.ok ? textOf(opened.value) : null
  return text === null ? undefined : jsonOf(text)
}

const kinds = { inv: 'invitation', req: 'request' } as const

const isValid = (request: JoinRequest, vaultId: string, id: string): boolean =>
  deviceIdOf(fromText(request.signKey), fromText(request.boxKey)) === request.device &&
  sodium.crypto_sign_verify_detached(fromText(request.signature), signedBytes(request, vaultId, id), fromText(request.signKey))

/** The device id stands for both keys; the name comes last, because it alone varies in length. */
const signedBytes = ({ device, name }: Pick<JoinRequest, 'device' | 'name'>, vaultId: string, id: string): Buffer =>
  labelled('haversack/join-request/1', vaultId, id, device, name)

const bytesText = (length: number) => z.string().refine((text) => isBytesText(text, length))
const idText = z.string().refine(isId)

const invitationSchema = z.object({
  vaultId: idText,
  rootSign: bytesText(32),
  rootBox: bytesText(32),
  rosterKey: bytesText(32),
  member: z.string().min(1).max(100),
  isNewMember: z.boolean(),
  scopes: z.array(z.object({ id: idText, kind: z.enum(['team', 'inbox', 'caseload']) })).max(10_000),
  ownCaseload: idText.nullable(),
  until: z.int().positive(),
  seen: z.record(idText, z.int().positive()),
  roster: rosterReach,
})

const requestsSchema = z.object({
  requests: z
    .array(
      z.object({
        device: idText,
        signKey: bytesText(32),
        boxKey: bytesText(32),
        name: z.string().trim().min(1).max(100),
        memberName: z.string().trim().min(1).max(200).optional(),
        signature: bytesText(64),
      }),
    )
    .max(10),
})
