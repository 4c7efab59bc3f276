import type { Cover } from '../../../shared/contract/handover.ts'
import { lastDayOf } from '../sync/roster/last-day.ts'
import type { Grant, Roster } from '../sync/roster/roster.ts'
import type { TeamNames } from '../sync/team/team-names.ts'
import type { HandoverParts } from './handover-parts.ts'

/** Who may read a caseload that is not their own, and whose cover was ended but who wrote on: what needs an end first. */
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

/** Of a caseload that is nobody's own, whoever has it without a last day works in it. */
const isToBeTold = ({ state, late, until, owners }: Cover): boolean => (state === 'ended' ? late > 0 : until !== null || owners.length > 0)

const rank: Readonly<Record<Cover['state'], number>> = { over: 0, ended: 1, running: 2 }

/** What the list is made of besides the roster. */
interface Told extends Pick<HandoverParts, 'caseload'> {
  readonly caseloadName: ReturnType<TeamNames['caseloads']>
  readonly ownersOf: ReturnType<TeamNames['owners']>
  readonly staffName: ReturnType<TeamNames['staff']>
}

/** Up to a last day nobody has what is their own, whatever they say is. */
const isCover = ({ device, scope, until }: Grant, roster: Roster, { ownersOf }: Told): boolean => {
  const holder = roster.devices.get(device)
  if (roster.scopes.get(scope) !== 'caseload' || holder === undefined) return false
  // What a removed computer hands in late is told with the computer.
  return holder.role === 'link-worker' && !holder.removed && holder.member !== null && (until !== null || !ownersOf(scope).includes(holder.member))
}

/** @param grants all that one member's computers ever had of one caseload */
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

/** How many changes of a device in a scope lie behind the end of its last cover there. */
const lateIn = (device: string, scope: string, grants: readonly Grant[], { log }: HandoverParts['caseload']): number => {
  const chain = log.findChain(scope, device)
  const end = Math.max(0, ...grants.filter((grant) => grant.device === device).map(({ cut }) => cut?.seq ?? 0))
  return chain === null ? 0 : Math.max(0, log.lastSeq(chain) - end)
}
