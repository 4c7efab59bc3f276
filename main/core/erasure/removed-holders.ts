import type { RemovedHolder } from '../../../shared/contract/erasure.ts'
import { readingToMilliseconds } from '../changes/log/hybrid-clock.ts'
import { rosterScope } from '../sync/format/names.ts'
import { everGranted } from '../sync/roster/permission.ts'
import type { Roster, RosterDevice } from '../sync/roster/roster.ts'
import { createTeamNames } from '../sync/team/team-names.ts'
import type { ErasureParts } from './erasure-parts.ts'

/** What somebody is erased from. */
export interface ErasedFrom {
  /** Where something was said about them. */
  readonly scopes: ReadonlySet<string>
  /** When the first of it was, in milliseconds since 1970; null: not known. */
  readonly since: number | null
}

/**
 * Tells which removed computers may still hold somebody who is erased: those that could read one of their caseloads
 * while something about them was in it. Erasing does not reach a removed computer.
 */
export const createRemovedHolders = ({ caseload, book }: ErasureParts) => {
  const roster = book.current()
  if (roster === null) return (): RemovedHolder[] => []
  const names = createTeamNames(caseload.database)
  const removedAt = createRemovedAt(caseload, roster)
  const removed = [...roster.devices.values()].filter(wasInTeam).map((device) => ({ ...device, words: names.computer(device.id), removedAt: removedAt(device.id) }))

  /** @param hasErased whether a computer is known to have heard of the erasing */
  return ({ scopes, since }: ErasedFrom, hasErased: (device: string) => boolean): RemovedHolder[] =>
    removed
      .filter((device) => since === null || device.removedAt === null || device.removedAt >= since)
      .filter(({ id }) => !hasErased(id) && [...scopes].some((scope) => everGranted(roster, id, scope)))
      .map(({ words, reasons, removedAt: at }): RemovedHolder => ({ words, state: reasons.includes('lost') ? 'lost' : 'left', removedAt: at }))
      .sort((a, b) => (b.removedAt ?? 0) - (a.removedAt ?? 0) || a.words.localeCompare(b.words))
}

/**
 * Leaves out devices that were only replaced, when a caseload was restored: they were the same computer, or never in
 * the team.
 */
const wasInTeam = ({ removed, reasons }: RosterDevice): boolean => removed && reasons.some((reason) => reason !== 'replaced')

/** When a device was first removed, by the clock of whoever did it; null where the act that did is not here. */
const createRemovedAt = ({ database }: ErasureParts['caseload'], { removals }: Roster) => {
  const readingAt = database.prepare(`SELECT hlc FROM change JOIN chain ON chain.id = change.chain WHERE scope = '${rosterScope}' AND device = ? AND seq = ?`).pluck()
  return (device: string): number | null => {
    const readings = (removals.get(device)?.said ?? []).flatMap((act) => (readingAt.get(act.device, act.seq) as number | undefined) ?? [])
    return readings.length === 0 ? null : readingToMilliseconds(readings.reduce((first, reading) => Math.min(first, reading)))
  }
}
