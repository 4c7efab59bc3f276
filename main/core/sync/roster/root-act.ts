import { randomId } from '../../common/random-id.ts'
import { sodium } from '../../common/sodium.ts'
import { fromText, labelled, toText } from '../../common/bytes.ts'
import { readRootContent, type RootAct, type RootContent } from './acts.ts'

/** What is known of the root: the vault's id and the key that verifies root acts. */
export interface Root {
  readonly vaultId: string
  readonly rootSign: Uint8Array
}

export interface RootActParts {
  readonly vaultId: string
  /** The root's secret Ed25519 key, from the team seed. */
  readonly rootSecret: Uint8Array
  readonly random: (bytes: number) => Uint8Array
}

/** Has the root say something: an act that any device may carry in its roster chain. */
export const signRootAct = (content: RootContent, { vaultId, rootSecret, random }: RootActParts): RootAct => {
  const id = randomId(random)
  const signature = sodium.crypto_sign_detached(signedBytes(vaultId, id, content), rootSecret)
  return { kind: 'root', id, content, signature: toText(signature) }
}

/** What the root said, or why it does not count: not signed by this vault's root, of a later version, or no act. */
export const openRootAct = (act: RootAct, root: Root): OpenedRootAct => {
  const known = alreadyOpened.get(act)
  if (known?.vaultId === root.vaultId) return known.content
  const content = openOnce(act, root)
  alreadyOpened.set(act, { vaultId: root.vaultId, content })
  return content
}

type OpenedRootAct = RootContent | 'forged' | 'unknown' | 'malformed'

/** Any member may write any number of them, a roster is folded again with each act, and verifying one takes its time. */
const alreadyOpened = new WeakMap<RootAct, { readonly vaultId: string; readonly content: OpenedRootAct }>()

const openOnce = (act: RootAct, root: Root): OpenedRootAct => {
  const bytes = signedBytes(root.vaultId, act.id, act.content)
  if (!sodium.crypto_sign_verify_detached(fromText(act.signature), bytes, root.rootSign)) return 'forged'
  return readRootContent(act.content)
}

/** The content as its line has it: fields that this version does not know were signed too. */
const signedBytes = (vaultId: string, id: string, content: unknown): Buffer =>
  labelled('haversack/root-act/1', vaultId, id, JSON.stringify(content) ?? '')
