import type { Cover } from '../../../shared/contract/handover.ts'
import { lastDayOf } from '../sync/roster/last-day.ts'
import type { Grant, Roster } from '../sync/roster/roster.ts'
import type { TeamNames } from '../sync/team/team-names.ts'
import type { HandoverParts } from './handover-parts.ts'

/**
 * Everybody who covers a caseload, and everybody whose cover has ended but who went on writing. Cover that is past its
 * last day comes first, because somebody has to end it.
 */
export const coversOf = (parts: HandoverParts): Cover[] => {
  const roster = parts.book.current()
  if (roster === null) return []
  const { caseload, names } = parts
  const told: Told = { caseload, caseloadName: names.caseloads(), ownersOf: names.owners(), staffName: names.staff() }
  const given = roster.grants.filter((grant) => isCover(grant, roster, told))
  const covers = [...Map.groupBy(given, ({ device, scope }) => `${roster.devices.get(device)?.member ?? ''} ${scope}`).values()]
  return covers
    .map((grants) => describe(grants, roster, told))
    .filter(isToBeTold)
    .sort((a, b) => rank[a.state] - rank[b.state] || a.caseloadName.localeCompare(b.caseloadName, 'en-GB') || a.member.localeCompare(b.member, 'en-GB'))
}

/**
 * Cover that has ended is shown where work came late. Leave without a last day is cover only if the caseload is
 * somebody's own: else its holder simply works there.
 */
const isToBeTold = ({ state, late, until, owners }: Cover): boolean => (state === 'ended' ? late > 0 : until !== null || owners.length > 0)

const rank: Readonly<Record<Cover['state'], number>> = { over: 0, ended: 1, running: 2 }

/** What the list is made of besides the roster. */
interface Told extends Pick<HandoverParts, 'caseload'> {
  readonly caseloadName: ReturnType<TeamNames['caseloads']>
  readonly ownersOf: ReturnType<TeamNames['owners']>
  readonly staffName: ReturnType<TeamNames['staff']>
}

/**
 * Leave with a last day is always cover: members can call a caseload their own, and a day would make no sense for one's
 * own.
 */
const isCover = ({ device, scope, until }: Grant, roster: Roster, { ownersOf }: Told): boolean => {
  const holder = roster.devices.get(device)
  if (roster.scopes.get(scope) !== 'caseload' || holder === undefined) return false
  // Late work of a removed computer is shown with that computer, not here.
  return holder.role === 'link-worker' && !holder.removed && holder.member !== null && (until !== null || !ownersOf(scope).includes(holder.member))
}

/** @param grants all leave that one member's computers ever had for one caseload */
const describe = (grants: readonly Grant[], roster: Roster, { caseload, caseloadName, ownersOf, staffName }: Told): Cover => {
  const scope = grants[0]?.scope ?? ''
  const memberId = roster.devices.get(grants[0]?.device ?? '')?.member ?? ''
  const live = grants.filter(({ cut }) => cut === null)
  const until = lastDayOf(live)
  const isOver = until !== null && until < caseload.today()
  const devices = [...new Set((live.length > 0 ? live : grants).map(({ device }) => device))]
  return {
    caseload: scope,
    caseloadName: caseloadName(scope),
    owners: ownersOf(scope).map(staffName),
    devices,
    memberId,
    member: staffName(memberId),
    until,
    state: live.length === 0 ? 'ended' : isOver ? 'over' : 'running',
    late: live.length > 0 ? 0 : devices.reduce((sum, device) => sum + lateIn(device, scope, grants, caseload), 0),
  }
}

/** How many changes a device wrote in a scope after its last cover there ended. */
const lateIn = (device: string, scope: string, grants: readonly Grant[], { log }: HandoverParts['caseload']): number => {
  const chain = log.findChain(scope, device)
  const end = Math.max(0, ...grants.filter((grant) => grant.device === device).map(({ cut }) => cut?.seq ?? 0))
  return chain === null ? 0 : Math.max(0, log.lastSeq(chain) - end)
}
