import type { RemovedHolder } from '../../../shared/contract/erasure.ts'
import { readingToMilliseconds } from '../changes/hybrid-clock.ts'
import { rosterScope } from '../sync/format/names.ts'
import { readAct } from '../sync/roster/acts.ts'
import { openRootAct, type Root } from '../sync/roster/root-act.ts'
import type { Roster, RosterDevice } from '../sync/roster/roster.ts'
import { createTeamNames } from '../sync/team/team-names.ts'
import { readTeam } from '../sync/team/team-identity.ts'
import type { ErasureParts } from './erase.ts'

/** What somebody is erased from. */
export interface ErasedFrom {
  /** Where something was said about them. */
  readonly scopes: ReadonlySet<string>
  /** When the first of it was, in milliseconds since 1970; null: not known. */
  readonly since: number | null
}

/**
 * Tells which computers that were removed may have kept somebody: those that were let into a caseload of theirs, and were
 * in the team when something stood there. Erasing does not reach them.
 */
export const createRemovedHolders = ({ caseload, book }: ErasureParts) => {
  const roster = book.current()
  const team = readTeam(caseload.local)
  if (roster === null || team === null) return (): RemovedHolder[] => []
  const names = createTeamNames(caseload.database)
  const removedAt = createRemovedAt(caseload, roster, team)
  const removed = [...roster.devices.values()].filter(wasInTeam)

  /** @param hasErased whether a computer is known to have heard of the erasing */
  return ({ scopes, since }: ErasedFrom, hasErased: (device: string) => boolean): RemovedHolder[] =>
    removed
      .filter(({ id }) => !hasErased(id) && roster.grants.some(({ device, scope }) => device === id && scopes.has(scope)))
      .map(({ id, reasons }): RemovedHolder => ({ words: names.computer(id), state: reasons.includes('lost') ? 'lost' : 'left', removedAt: removedAt(id) }))
      .filter((holder) => since === null || holder.removedAt === null || holder.removedAt >= since)
      .sort((a, b) => (b.removedAt ?? 0) - (a.removedAt ?? 0) || a.words.localeCompare(b.words))
}

/** What a restored caseload was before it began the team is the same computer, or was never one of the team. */
const wasInTeam = ({ removed, reasons }: RosterDevice): boolean => removed && reasons.some((reason) => reason !== 'replaced')

/** When a device was first removed, by the clock of whoever did it; null where the act that did is not here. */
const createRemovedAt = ({ database }: ErasureParts['caseload'], { removeActs }: Roster, root: Root) => {
  const counting = new Set(removeActs.map(({ line }) => `${line.device}/${line.seq}`))
  const rows = database
    .prepare(
      `SELECT device, seq, hlc, value FROM change JOIN chain ON chain.id = change.chain
       WHERE scope = '${rosterScope}' AND (json_extract(value, '$.kind') = 'remove' OR json_extract(value, '$.content.kind') = 'unadmin') ORDER BY hlc, device, seq`,
    )
    .all() as { device: string; seq: number; hlc: number; value: string }[]
  const removedBy = ({ device, seq, value }: (typeof rows)[number]): string | null => {
    const act = readAct(JSON.parse(value))
    if (typeof act === 'string') return null
    if (act.kind === 'remove') return counting.has(`${device}/${seq}`) ? act.device : null
    const content = act.kind === 'root' ? openRootAct(act, root) : 'unknown'
    return typeof content === 'object' && content.kind === 'unadmin' ? content.device : null
  }
  const first = new Map<string, number>()
  for (const row of rows) {
    const removed = removedBy(row)
    if (removed !== null && !first.has(removed)) first.set(removed, readingToMilliseconds(row.hlc))
  }
  return (device: string): number | null => first.get(device) ?? null
}
