import type { ChangeRef } from '../../../../shared/model/change.ts'

/** What is needed of a change to tell the heads of its register. */
export interface RegisterChange {
  readonly scope: string
  readonly device: string
  readonly seq: number
  readonly check: string
  readonly supersedes: readonly ChangeRef[]
  /**
   * The text of a note or addendum that carries a signature, as JSON; else null. Nothing but an equal copy may
   * supersede it.
   */
  readonly signedText: string | null
  /** True for a copy made when a person moved between scopes. */
  readonly copied: boolean
  /** The scope in which it says that its person is, or null. */
  readonly home: string | null
}

export interface Heads<C extends RegisterChange> {
  /** Accepted changes that no accepted change supersedes. */
  readonly heads: readonly C[]
  /** Changes without effect, because they name a signed text as superseded. */
  readonly aside: readonly C[]
}

/**
 * The heads of one register, from all its changes in any order. An entry of `supersedes` that names no change
 * of the register, or names it with a wrong check, is void; it cannot form a cycle, because the check comes
 * from the digest of a line that must exist first (sync specification, sections 3 and 5).
 * @param changes those that the roster lets count and this version understands
 * @param reaches whether a device was ever granted another scope
 */
export const headsOf = <C extends RegisterChange>(
  changes: readonly C[],
  reaches: (device: string, scope: string) => boolean,
): Heads<C> => {
  const byName = new Map(changes.map((change) => [name(change.scope, change.device, change.seq), change]))
  const named = (change: C): C[] =>
    change.supersedes.flatMap(([device, seq, check, scope = change.scope]) => {
      const target = byName.get(name(scope, device, seq))
      if (target === undefined || target === change || target.check !== check) return []
      return maySupersede(change, target, reaches) ? [target] : []
    })

  const accepted = new Map<C, boolean>()
  /**
   * Goes down to changes that are decided before it decides this one. It keeps its own stack, because a forged chain
   * may be of any length.
   */
  const isAccepted = (change: C): boolean => {
    const open = accepted.has(change) ? [] : [change]
    for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
      const signed = named(next).filter((target) => overwrites(next, target))
      const unknown = signed.find((target) => !accepted.has(target))
      if (unknown !== undefined) open.push(unknown)
      else {
        accepted.set(next, !signed.some((target) => accepted.get(target)))
        open.pop()
      }
    }
    return accepted.get(change) === true
  }

  const superseded = new Set<C>()
  for (const change of changes) if (isAccepted(change)) for (const target of named(change)) superseded.add(target)
  return {
    heads: changes.filter((change) => isAccepted(change) && !superseded.has(change)),
    aside: changes.filter((change) => !isAccepted(change)),
  }
}

/**
 * Whether a device may supersede a change. It must have been granted the change's scope at some time and, if the change
 * says where a person is, that scope too: nobody can take people from a caseload that they were never let into.
 */
export const maySupersede = (
  by: Pick<RegisterChange, 'device' | 'scope'>,
  target: Pick<RegisterChange, 'scope' | 'home'>,
  reaches: (device: string, scope: string) => boolean,
): boolean => (target.scope === by.scope || reaches(by.device, target.scope)) && (target.home === null || reaches(by.device, target.home))

/** Whether a change names a signed text without being that text, copied to another scope. */
const overwrites = (change: RegisterChange, { signedText }: RegisterChange): boolean =>
  signedText !== null && !(change.copied && change.signedText === signedText)

const name = (scope: string, device: string, seq: number): string => `${scope}/${device}/${seq}`

/** What decides which of several heads is shown. */
export interface ShownBy {
  readonly signed: boolean
  readonly hlc: number
  readonly device: string
  readonly scope: string
  readonly seq: number
}

/**
 * Which of two heads is shown while both stand: signed before unsigned, then the later (hlc, device). A device that
 * gives one clock reading to several changes is told apart by their places: on every computer it is the same one.
 * Negative when `a` is shown.
 */
export const shownFirst = (a: ShownBy, b: ShownBy): number =>
  Number(b.signed) - Number(a.signed) || b.hlc - a.hlc || compare(b.device, a.device) || compare(b.scope, a.scope) || b.seq - a.seq

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
