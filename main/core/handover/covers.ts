import type { Cover, handover } from '../../../shared/contract/handover.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { formatStaffName } from '../../../shared/rules/person-name.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import type { Act } from '../sync/roster/acts.ts'
import { endActs, grantScopeAct } from '../sync/roster/act-writing.ts'
import { hasLiveGrant, liveGrants } from '../sync/roster/permission.ts'
import type { Roster, RosterDevice } from '../sync/roster/roster.ts'
import { asAdministrator } from '../sync/team/standing.ts'
import { setOwnCaseload } from '../sync/team/team-names.ts'
import type { HandoverParts } from './handover-parts.ts'
import { readersOf, sightOf } from './sight.ts'

type CoverHandlers = Pick<Handlers<typeof handover>, 'covers' | 'coverPreview' | 'giveCover' | 'endCover' | 'handOverCaseload'>

/** A whole caseload changes hands, for a time or for good, by leave to read and write it: nobody in it moves. */
export const createCovers = (parts: HandoverParts): CoverHandlers => {
  const { caseload, book, names } = parts

  /** A caseload and a member's computers, where this computer may give leave. */
  const asked = (scope: string, member: string) => {
    const standing = asAdministrator(parts)
    if (standing === null) return err('not_allowed')
    const devices = computersOf(standing.roster, member)
    if (standing.roster.scopes.get(scope) !== 'caseload' || devices.length === 0) return err('not_found')
    return ok({ roster: standing.roster, devices })
  }

  const grants = (roster: Roster, devices: readonly RosterDevice[], scope: string, until: string | null): Act[] =>
    devices.filter(({ id }) => !hasLiveGrant(roster, id, scope)).map((device) => grantScopeAct(device, scope, until, book.writer()))

  const ends = (devices: readonly RosterDevice[], scope: string): Act[] => devices.flatMap(({ id }) => endActs(id, scope, book.writer()))

  return {
    covers() {
      const roster = book.current()
      return ok(roster === null ? [] : coversOf(roster, parts))
    },

    coverPreview({ caseload: scope, memberId }) {
      const found = asked(scope, memberId)
      if (!found.ok) return found
      const before = readersOf(found.value.roster, names, scope)
      return ok(sightOf(before, new Set([...before, staffName(parts, memberId)])))
    },

    giveCover({ caseload: scope, memberId, until }) {
      const found = asked(scope, memberId)
      if (!found.ok) return found
      const { devices } = found.value
      // An end that is later, or none at all, is said by ending the cover and giving it anew.
      book.write([...ends(devices, scope), ...devices.map((device) => grantScopeAct(device, scope, until, book.writer()))])
      return ok({})
    },

    endCover({ caseload: scope, memberId }) {
      const found = asked(scope, memberId)
      if (!found.ok) return found
      book.write(ends(found.value.devices, scope))
      return ok({})
    },

    handOverCaseload({ caseload: scope, to }) {
      const found = asked(scope, to)
      if (!found.ok) return found
      const { roster, devices } = found.value
      const leaving = liveGrants(roster, scope).filter(({ member, role }) => role === 'link-worker' && member !== to)
      const owners = names.owners(scope).filter((member) => member !== to)
      caseload.database.transaction(() => {
        book.write([...grants(roster, devices, scope, null), ...ends(leaving, scope)])
        caseload.record([
          ...owners.map((member) => setOwnCaseload(caseload, member, null)),
          ...(names.ownCaseload(to) === null ? [setOwnCaseload(caseload, to, scope)] : []),
        ])
      })()
      return ok({})
    },
  }
}

/** Computers of a link worker that are not removed: those of supervisors hold every caseload anyway. */
const computersOf = (roster: Roster, member: string): RosterDevice[] =>
  [...roster.devices.values()].filter((device) => device.member === member && device.role === 'link-worker' && !device.removed)

const staffName = ({ names }: HandoverParts, member: string): string => formatStaffName(names.member(member) ?? 'A colleague')

/** Who may read a caseload that is not their own. */
const coversOf = (roster: Roster, parts: HandoverParts): Cover[] => {
  const today = parts.caseload.today()
  return [...roster.scopes].flatMap(([scope, kind]) => {
    if (kind !== 'caseload') return []
    const owners = new Set(parts.names.owners(scope))
    const covering = liveGrants(roster, scope).filter(({ role, member }) => role === 'link-worker' && member !== null && !owners.has(member))
    return [...Map.groupBy(covering, ({ member }) => member ?? '')].map(([member, devices]) => {
      const until = lastDayOf(roster, devices, scope)
      return {
        caseload: scope,
        caseloadName: parts.names.caseload(scope),
        devices: devices.map(({ id }) => id),
        memberId: member,
        member: staffName(parts, member),
        until,
        over: until !== null && until < today,
      }
    })
  })
}

/** The last day of the longest leave, or null where one has no end. */
const lastDayOf = (roster: Roster, devices: readonly RosterDevice[], scope: string): string | null => {
  const ids = new Set(devices.map(({ id }) => id))
  const days = roster.grants.filter((grant) => grant.scope === scope && grant.cut === null && ids.has(grant.device)).map(({ until }) => until)
  return days.includes(null) ? null : (days.filter((day) => day !== null).sort().at(-1) ?? null)
}
