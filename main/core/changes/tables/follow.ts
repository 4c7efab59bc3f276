import type { Added, Log, Refreshed } from '../log/log.ts'
import type { Derive, Projection } from './projection.ts'
import { registerKey, type RegisterName } from '../log/register.ts'

/**
 * Brings heads, tables, lists and search up to date with these registers, whatever became of their changes. Returns
 * the kinds of records that were written. To be called in the transaction that changed them.
 * @param added for registers, by `registerKey`, in which nothing changed but that these changes came in: one stretch of a
 *   chain, in its order, all of which count, and of which only the last is marked as a head
 */
export const createFollow =
  (log: Log, projection: Projection, derive: Derive) =>
  (registers: Iterable<RegisterName>, added: ReadonlyMap<string, readonly Added[]> = nothing): ReadonlySet<string> => {
    const distinct = new Map([...registers].map((register) => [registerKey(register), register]))
    const refreshed = (key: string, register: RegisterName): Refreshed =>
      log.succeed(register, added.get(key) ?? []) ?? log.refreshHeads(register)
    const rewritten = projection.refresh(
      [...distinct].map(([key, register]) => ({
        entity: register.entity,
        record: register.record,
        grp: register.grp,
        ...refreshed(key, register),
      })),
    )
    derive(rewritten)
    return new Set(rewritten.map(({ entity }) => entity))
  }

const nothing: ReadonlyMap<string, readonly Added[]> = new Map()

export type Follow = ReturnType<typeof createFollow>
