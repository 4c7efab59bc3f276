import type { Base } from '../../../shared/model/change.ts'
import { shownFirst } from '../changes/log/heads.ts'
import type { Head, Log } from '../changes/log/log.ts'
import type { RegisterName } from '../changes/log/register.ts'

/** One version that stands of a field group. */
export interface Version {
  readonly value: object | null
  /** The changes that say so: equal ones are one version. */
  readonly base: Base
  /** The change of them that is shown. */
  readonly head: Head
}

/** Everything that stands of a field group. */
export interface StandingVersions {
  /** The different versions, the one shown until settled first. */
  readonly versions: readonly Version[]
  /** All heads of the field group, for settling. */
  readonly base: Base
}

/** Reads what stands of a field group; nothing at all where nobody has written it. */
export const standingVersions = (log: Log, register: RegisterName): StandingVersions => {
  const heads = log.headsOfRegister(register).sort(shownFirst)
  const byValue = Map.groupBy(heads, ({ value }) => JSON.stringify(value))
  const versions = [...byValue.values()].flatMap((equal) => {
    const [head] = equal
    return head === undefined ? [] : [{ value: head.value as object | null, base: equal.map(({ ref }) => ref), head }]
  })
  return { versions, base: heads.map(({ ref }) => ref) }
}

/** Whether two bases name the same changes, in whatever order: then what a writer looked at is still what stands. */
export const isSameBase = (a: Base, b: Base): boolean => {
  const names = new Set(a.map(String))
  return names.size === new Set(b.map(String)).size && b.every((ref) => names.has(String(ref)))
}
