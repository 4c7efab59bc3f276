import { readAct, type ActRef, type AdministratorAct, type RootAct } from './acts.ts'
import { sealedBoxes, type SealedBox } from './scope-keys.ts'

/** How the line of a roster chain that carries an act is named. */
export interface ActName {
  readonly device: string
  readonly seq: number
  readonly check: string
}

/** An act as a verified line of a roster chain carries it. */
export interface SignedAct extends ActName {
  /** The value of the line, whatever it is. */
  readonly act: unknown
}

/** What this version understands of a signed act. */
export interface ReadAct extends ActName {
  readonly read: StatedAct | RootAct | 'unknown' | 'malformed'
  /** Those of its sealed keys that were asked for when it was read. */
  readonly boxes: readonly SealedBox[]
}

/** Names a key of the scope that the act is about. */
interface KeyName {
  readonly epoch: number
  readonly keyId: string
}

type KeyAct = Extract<AdministratorAct, { kind: 'key' }>
type GrantAct = Extract<AdministratorAct, { kind: 'grant' }>

/**
 * An administrator's act without the keys that it seals: whom they are for is told, but after ten years a large team has
 * written a million of them, of which a computer opens its own.
 */
export type StatedAct =
  | Exclude<AdministratorAct, KeyAct | GrantAct>
  | (Omit<KeyAct, 'sealed'> & { readonly to: readonly string[] })
  | (Omit<GrantAct, 'sealed'> & { readonly keys: readonly KeyName[] })

/** An administrator's act with the line that carries it. */
export interface WrittenAct<A extends StatedAct = StatedAct> {
  readonly line: ActName
  readonly act: A
}

/** Those of one kind among acts of administrators. */
export const ofKind = <K extends StatedAct['kind']>(acts: readonly WrittenAct[], kind: K): WrittenAct<Extract<StatedAct, { kind: K }>>[] =>
  acts.filter((written): written is WrittenAct<Extract<StatedAct, { kind: K }>> => written.act.kind === kind)

/**
 * Reads acts. What many of them name (computers, scopes, keys) is kept once for all that one reader reads.
 * @param isWanted for whom sealed keys are kept
 */
export const createActReader = (isWanted: (recipient: string) => boolean): ((act: SignedAct) => ReadAct) => {
  const texts = new Map<string, string>()
  const once = (text: string): string => {
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, text)
    return text
  }
  const names = new Map<string, KeyName>()
  const nameOnce = ({ epoch, keyId }: KeyName): KeyName => {
    const known = names.get(keyId)
    if (known?.epoch === epoch) return known
    const name = { epoch, keyId }
    names.set(keyId, name)
    return name
  }
  const stated = (act: AdministratorAct): StatedAct => {
    if (act.kind === 'key') {
      const { sealed, ...rest } = act
      return { ...rest, scope: once(act.scope), to: Object.keys(sealed).map(once) }
    }
    if (act.kind !== 'grant') return act
    const { sealed, ...rest } = act
    return { ...rest, device: once(act.device), scope: once(act.scope), keys: sealed.map(nameOnce) }
  }
  return ({ device, seq, check, act }) => {
    const read = readAct(act)
    const line = { device: once(device), seq, check }
    if (typeof read === 'string' || read.kind === 'root') return { ...line, read, boxes: noBoxes }
    const boxes = sealedBoxes(line.device, read, isWanted)
    return { ...line, read: stated(read), boxes: boxes.length === 0 ? noBoxes : boxes }
  }
}

const noBoxes: readonly SealedBox[] = []

/** Reads acts with every key that they seal. */
export const readActs = (signed: readonly SignedAct[]): ReadAct[] => signed.map(createActReader(() => true))

/** Each act once, in an order that does not depend on how they arrived. */
export const inOrderOnce = (acts: readonly ReadAct[]): ReadAct[] =>
  acts.toSorted(inOrder).filter((act, index, all) => index === 0 || inOrder(all[index - 1] ?? act, act) !== 0)

/** How other acts name the line of this one. */
export const refOf = ({ device, seq, check }: ActName): ActRef => [device, seq, check]

/** One text for one line, to look it up by. */
export const refKey = ([device, seq, check]: ActRef): string => `${device}/${seq}/${check}`

const inOrder = (a: ReadAct, b: ReadAct): number =>
  compare(a.device, b.device) || a.seq - b.seq || compare(a.check, b.check) || compareActs(a, b)

// Two acts of one name cannot come out of one chain; they are told apart all the same, so that the order is one.
const compareActs = (a: ReadAct, b: ReadAct): number => (a === b ? 0 : compare(JSON.stringify([a.read, a.boxes]), JSON.stringify([b.read, b.boxes])))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
