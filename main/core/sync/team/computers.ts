import type { Output } from '../../../../shared/contract/operation.ts'
import type { Computer, team as teamContract, TeamCaseload } from '../../../../shared/contract/team.ts'
import { memberIdOf } from '../../caseload/settings.ts'
import { readMarks } from '../marks.ts'
import { rosterScope } from '../format/names.ts'
import { createPeers, type Peer } from '../reading/peers.ts'
import { lastDayOf } from '../roster/last-day.ts'
import { liveGrants } from '../roster/permission.ts'
import { chainKey, type Grant, type Roster, type RosterDevice } from '../roster/roster.ts'
import { forkedDevices, lackingActs, seenAt, wrongClocks } from '../sync-status.ts'
import { invitedName } from './joining/invited-names.ts'
import { membershipOf } from './membership.ts'
import { createTeamNames, type TeamNames } from './team-names.ts'
import type { TeamParts } from './team-parts.ts'

type ReadParts = Pick<TeamParts, 'caseload' | 'book'>

/** The team as this computer sees it; null where there is none, or it was not let in yet. */
export const currentTeam = (parts: ReadParts): Output<(typeof teamContract)['current']> => {
  const membership = membershipOf(parts)
  if (membership === null) return null
  const { roster, me } = membership
  const devices = [...roster.devices.values()]
  return {
    role: me.role,
    memberId: memberIdOf(parts.caseload),
    caseloads: caseloadsOf(parts, roster),
    computers: devices.filter(({ removed }) => !removed).length,
  }
}

/** Every computer that ever was in the team, those of now first, each by whose it is. */
export const listComputers = (parts: ReadParts): Computer[] => {
  const roster = parts.book.current()
  if (roster === null) return []
  const { database, device: thisDevice, milliseconds } = parts.caseload
  const names = createTeamNames(database)
  const forked = new Set(forkedDevices(database))
  const everybody = createPeers(database).all()
  const peers = new Map(everybody.map((peer) => [peer.device, peer]))
  const lacking = lackingActs(database, milliseconds())
  const beyond = createBeyond(parts.caseload, roster)
  const grants = Map.groupBy(roster.grants, (grant) => grant.device)
  const clocks = new Map(wrongClocks(everybody.filter(({ device }) => device !== thisDevice.id), readMarks(parts.caseload.local, thisDevice.id), milliseconds()).map(({ device, days }) => [device, days]))
  const caseloadName = names.caseloads()
  const describe = (device: RosterDevice): Computer => {
    const peer = peers.get(device.id) ?? null
    const isThis = device.id === thisDevice.id
    return {
      id: device.id,
      member: device.member === null ? null : (names.member(device.member) ?? invitedName(parts.caseload.local, device.member)),
      memberId: device.member,
      words: names.computer(device.id),
      role: device.role,
      thisComputer: isThis,
      state: stateOf(device, forked),
      caseloads: heldCaseloads(grants.get(device.id) ?? [], roster, caseloadName),
      seenAt: isThis ? milliseconds() : peer === null ? null : seenAt(peer),
      waiting: isThis || device.removed || peer === null ? 0 : beyond(peer),
      late: device.removed && peer !== null ? beyond(peer) : 0,
      version: peer?.head.app ?? null,
      clockDays: clocks.get(device.id) ?? null,
      actsMissing: roster.unproven.includes(device.id) && lacking.has(device.id),
    }
  }
  const inOrder = (a: Computer, b: Computer): number =>
    rank(a) - rank(b) || (a.member ?? '').localeCompare(b.member ?? '') || a.words.localeCompare(b.words)
  return [...roster.devices.values()].map(describe).sort(inOrder)
}

/**
 * Tells how many changes a device's newest head names, in scopes that are held here, beyond those that count. For a
 * removed device these are what it handed in after its removal, for any other what has not been read yet. Acts are left
 * out, because they are nobody's work.
 */
const createBeyond = ({ log, scopes }: ReadParts['caseload'], roster: Roster) => {
  const held = scopes.held()
  const counting = (scope: string, device: string): number => {
    const chain = log.findChain(scope, device)
    const read = chain === null ? 0 : log.lastSeq(chain)
    // Only removal is counted here: what was written after cover ended is told in the list of covers.
    if (roster.devices.get(device)?.removed !== true) return read
    const ends = (roster.grantsByChain.get(chainKey(device, scope)) ?? []).map(({ cut }) => cut?.seq ?? Infinity)
    return Math.min(read, Math.max(0, ...ends))
  }
  return ({ device, head }: Pick<Peer, 'device' | 'head'>): number =>
    Object.entries(head.chains)
      .filter(([scope]) => scope !== rosterScope && held.has(scope))
      .reduce((total, [scope, [lastSeq = 0]]) => total + Math.max(0, lastSeq - counting(scope, device)), 0)
}

const rank = ({ thisComputer, state }: Computer): number => (thisComputer ? 0 : state === 'left' || state === 'lost' ? 2 : 1)

const stateOf = ({ id, removed, reasons }: RosterDevice, forked: ReadonlySet<string>): Computer['state'] => {
  if (removed) return reasons.includes('lost') ? 'lost' : 'left'
  return forked.has(id) ? 'two_copies' : 'active'
}

/** The caseloads that a computer holds now. @param ofDevice all grants that it ever had */
const heldCaseloads = (ofDevice: readonly Grant[], roster: Roster, nameOf: ReturnType<TeamNames['caseloads']>): Computer['caseloads'] => {
  const live = ofDevice.filter(({ cut, scope }) => cut === null && roster.scopes.get(scope) !== 'team')
  return [...Map.groupBy(live, ({ scope }) => scope)]
    .map(([id, grants]) => ({ id, name: nameOf(id), until: lastDayOf(grants) }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

const caseloadsOf = ({ caseload }: ReadParts, roster: Roster): TeamCaseload[] => {
  const names = createTeamNames(caseload.database)
  const caseloadName = names.caseloads()
  const workersOf = createWorkersOf(roster, names)
  const held = caseload.scopes.held()
  return [...roster.scopes]
    .flatMap(([id, kind]) => (kind === 'team' ? [] : [{ id, kind, name: caseloadName(id), givenName: names.givenName(id), held: held.has(id), ...workersOf(id) }]))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name))
}

/** Tells who works in a caseload: whose own it is, and every link worker who holds it for good. Supervisors hold every caseload, which does not make them work in it. */
export const createWorkersOf = (roster: Roster, names: TeamNames): ((scope: string) => Pick<TeamCaseload, 'workers' | 'workerIds' | 'ownerIds'>) => {
  const ownersOf = names.owners()
  return (scope) => {
    const holders = liveGrants(roster, scope)
    const inTeam = new Set(holders.map(({ member }) => member))
    const isForGood = ({ id }: RosterDevice): boolean =>
      (roster.grantsByChain.get(chainKey(id, scope)) ?? []).some(({ cut, until }) => cut === null && until === null)
    const linkWorkers = holders.filter((device) => device.role === 'link-worker' && isForGood(device)).flatMap(({ member }) => member ?? [])
    const ownerIds = ownersOf(scope)
    const workerIds = [...new Set([...ownerIds.filter((member) => inTeam.has(member)), ...linkWorkers])]
    return { workers: workerIds.flatMap((member) => names.member(member) ?? []).sort(), workerIds, ownerIds }
  }
}
