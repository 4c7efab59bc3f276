import type { Database } from 'better-sqlite3'
import { aside } from './judging/aside.ts'
import { homeGroup, movedGroup } from './homes/home-scope.ts'
import type { Head, Log } from './log/log.ts'
import { tombstoneGroup } from './log/register.ts'

/** How far the deleter had read each chain: scope → device → last sequence number about the record. */
export type Seen = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface Tombstone {
  readonly reason: string
  readonly seen: Seen
}

interface ChainEnd {
  readonly scope: string
  readonly device: string
  readonly seq: number
}

/**
 * Deletion as the sync specification has it (section 5): a record, or everything about a person, is gone while
 * everything that stands of it lies within what some standing tombstone had seen. Anything outside brings it back.
 * Of several tombstones one must have seen everything: taken together they would hide what nobody who deleted knew
 * of as a whole. A change that this version does not understand counts here: somebody wrote it all the same.
 * @param reaches whether a device was ever granted a scope: only then can it have seen what is there
 */
export const createTombstones = (database: Database, log: Log, reaches: (device: string, scope: string) => boolean) => {
  const ends = (condition: string) =>
    database.prepare(
      `SELECT scope, device, max(seq) AS seq FROM change JOIN chain ON chain.id = change.chain
       WHERE ${condition} AND grp <> '${tombstoneGroup}' AND aside IN (${aside.counts}, ${aside.notUnderstood}) GROUP BY change.chain`,
    )
  // A later version, or somebody who forges, may give a record of another kind the same id.
  const endsOfRecord = ends('record = ? AND entity = ?')
  const endsOfSubject = ends('subject = ?')
  // Superseded changes were seen by whoever superseded them. On which caseload a person is says nothing about whether
  // they were deleted.
  const standing = `(head = 1 OR aside = ${aside.notUnderstood}) AND grp NOT IN ('${homeGroup}', '${movedGroup}')`
  const standingOfRecord = ends(`record = ? AND entity = ? AND ${standing}`)
  const standingOfSubject = ends(`subject = ? AND ${standing}`)

  const covers = (entity: string, record: string, chainEnds: () => readonly ChainEnd[]): boolean => {
    const tombstones = log
      .headsOfRegister({ entity, record, grp: tombstoneGroup })
      .filter(({ value }) => isTombstone(value))
    if (tombstones.length === 0) return false
    const now = chainEnds()
    const isSeen = ({ scope, device, value }: Head, end: ChainEnd): boolean =>
      (end.scope === scope || reaches(device, end.scope)) && isTombstone(value) && end.seq <= seenUpTo(value.seen, end)
    return tombstones.some((tombstone) => now.every((end) => isSeen(tombstone, end)))
  }

  return {
    /** What has been seen of a person (with everything about them) or of any other record, for a tombstone. */
    seenOf(entity: string, record: string): Seen {
      const rows = (entity === 'person' ? endsOfSubject.all(record) : endsOfRecord.all(record, entity)) as ChainEnd[]
      const byScope = Map.groupBy(rows, ({ scope }) => scope)
      return Object.fromEntries([...byScope].map(([scope, ends]) => [scope, Object.fromEntries(ends.map(({ device, seq }) => [device, seq]))]))
    },

    /** True when the record was deleted, by itself or with its person. */
    isGone: (entity: string, record: string, subject: string | null): boolean =>
      (entity !== 'person' && covers(entity, record, () => standingOfRecord.all(record, entity) as ChainEnd[])) ||
      (subject !== null && covers('person', subject, () => standingOfSubject.all(subject) as ChainEnd[])),

    /** True when a tombstone stands on the person, whether or not something outside it brought them back. */
    hasTombstone: (person: string): boolean =>
      log.headsOfRegister({ entity: 'person', record: person, grp: tombstoneGroup }).length > 0,
  }
}

export type Tombstones = ReturnType<typeof createTombstones>

const isTombstone = (value: unknown): value is { readonly seen: unknown } => isObject(value) && Object.hasOwn(value, 'seen')

/** How far a tombstone, which may be foreign and of any shape, says that a chain was read: 0 where it says nothing of use. */
const seenUpTo = (seen: unknown, { scope, device }: ChainEnd): number => {
  const ofScope = isObject(seen) && Object.hasOwn(seen, scope) ? seen[scope] : null
  const seq = isObject(ofScope) && Object.hasOwn(ofScope, device) ? ofScope[device] : null
  return typeof seq === 'number' ? seq : 0
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
