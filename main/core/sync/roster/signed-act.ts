import { readAct, type Act, type ActRef, type AdministratorAct } from './acts.ts'

/** An act as a verified line of a roster chain carries it; device, number and check name the line. */
export interface SignedAct {
  readonly device: string
  readonly seq: number
  readonly check: string
  /** The value of the line, whatever it is. */
  readonly act: unknown
}

/** A signed act together with what this version understands of it. */
export interface ReadAct extends SignedAct {
  readonly read: Act | 'unknown' | 'malformed'
}

/** An administrator's act with the line that carries it. */
export interface WrittenAct<A extends AdministratorAct = AdministratorAct> {
  readonly line: SignedAct
  readonly act: A
}

/** Those of one kind among acts of administrators. */
export const ofKind = <K extends AdministratorAct['kind']>(
  acts: readonly WrittenAct[],
  kind: K,
): WrittenAct<Extract<AdministratorAct, { kind: K }>>[] =>
  acts.filter((written): written is WrittenAct<Extract<AdministratorAct, { kind: K }>> => written.act.kind === kind)

/** Each act once, read, in an order that does not depend on how they arrived. */
export const readActs = (signed: readonly SignedAct[]): ReadAct[] =>
  [...signed]
    .sort(inOrder)
    .filter((act, index, all) => index === 0 || inOrder(all[index - 1] ?? act, act) !== 0)
    .map(readOnce)

/** A team of two hundred computers has thousands of acts, and a roster is folded again for each one that is added. */
const alreadyRead = new WeakMap<SignedAct, ReadAct>()

const readOnce = (act: SignedAct): ReadAct => {
  const known = alreadyRead.get(act)
  if (known !== undefined) return known
  const read = { ...act, read: readAct(act.act) }
  alreadyRead.set(act, read)
  return read
}

/** How other acts name the line of this one. */
export const refOf = ({ device, seq, check }: SignedAct): ActRef => [device, seq, check]

/** One text for one line, to look it up by. */
export const refKey = ([device, seq, check]: ActRef): string => `${device}/${seq}/${check}`

const inOrder = (a: SignedAct, b: SignedAct): number =>
  compare(a.device, b.device) || a.seq - b.seq || compare(a.check, b.check) || compareActs(a.act, b.act)

// Two acts of one name cannot come out of one chain; they are told apart all the same, so that the order is one.
const compareActs = (a: unknown, b: unknown): number => (a === b ? 0 : compare(JSON.stringify(a) ?? '', JSON.stringify(b) ?? ''))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
