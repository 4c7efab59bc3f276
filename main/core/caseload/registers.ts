import type { Register } from '../../../shared/model/change.ts'
import { shownFirst } from '../changes/log/heads.ts'
import type { Head, Log } from '../changes/log/log.ts'

/**
 * The field groups of a record as a page reads them: shown value, the heads it stands for, and how many
 * versions stand (two equal ones count as one).
 */
export const readRegisters = (log: Log, entity: string, record: string): ReadonlyMap<string, Register<object>> => {
  const byGroup = Map.groupBy(log.headsOfRecord(entity, record), (head) => head.grp)
  return new Map([...byGroup].map(([group, heads]) => [group, toRegister(heads)]))
}

/** A field group that nobody has written yet. */
export const emptyRegister: Register<never> = { value: null, base: [], versions: 0 }

const toRegister = (heads: readonly Head[]): Register<object> => {
  const [only, other] = heads
  if (only !== undefined && other === undefined) return { value: only.value as object | null, base: [only.ref], versions: 1 }
  const [shown] = [...heads].sort(shownFirst)
  return {
    value: (shown?.value ?? null) as object | null,
    base: heads.map((head) => head.ref),
    versions: new Set(heads.map((head) => JSON.stringify(head.value))).size,
  }
}
