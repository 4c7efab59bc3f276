import type { Log, RegisterName } from './log.ts'
import type { Projection } from './projection.ts'
import type { Derive } from './record.ts'

/**
 * Brings heads, tables, lists and search up to date with these registers, whatever became of their changes. Returns
 * the kinds of records that were written. To be called in the transaction that changed them.
 */
export const createFollow =
  (log: Log, projection: Projection, derive: Derive) =>
  (registers: Iterable<RegisterName>): ReadonlySet<string> => {
    const distinct = new Map([...registers].map((register) => [registerKey(register), register]))
    const rewritten = projection.refresh(
      [...distinct.values()].map(({ entity, record, grp }) => ({ entity, record, grp, subjects: log.refreshHeads({ entity, record, grp }) })),
    )
    derive(rewritten)
    return new Set(rewritten.map(({ entity }) => entity))
  }

export type Follow = ReturnType<typeof createFollow>

/** A text that is the same for the same register and no other, whatever foreign names are made of. */
export const registerKey = ({ entity, record, grp }: RegisterName): string => JSON.stringify([entity, record, grp])
