import type { handover } from '../../../shared/contract/handover.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { memberIdOf } from '../caseload/settings.ts'
import { endActs, grantScopeAct } from '../sync/roster/act-writing.ts'
import type { Act } from '../sync/roster/acts.ts'
import { liveGrants } from '../sync/roster/permission.ts'
import { chainKey, type Grant, type Roster, type RosterDevice } from '../sync/roster/roster.ts'
import { asAdministrator, type Membership } from '../sync/team/membership.ts'
import { setOwnCaseload } from '../sync/team/team-names.ts'
import { coversOf } from './cover-list.ts'
import type { HandoverParts } from './handover-parts.ts'
import { readersOf, readersWith, sightOf, type Readers } from './sight.ts'

type CoverHandlers = Pick<Handlers<typeof handover>, 'covers' | 'coverPreview' | 'giveCover' | 'endCover' | 'handOverPreview' | 'handOverCaseload'>

/**
 * Hands a whole caseload to somebody, for a time or for good, by giving leave to read and write it. The people stay
 * where they are.
 */
export const createCovers = (parts: HandoverParts): CoverHandlers => {
  const { caseload, book, names } = parts

  /** A caseload and a member's computers, where this computer may give leave. */
  const asked = (scope: string, member: string) => {
    const membership = asAdministrator(parts)
    if (membership === null) return err('not_allowed')
    const devices = [...membership.roster.devices.values()].filter((device) => device.member === member && !device.removed)
    if (membership.roster.scopes.get(scope) !== 'caseload' || devices.length === 0) return err('not_found')
    return ok({ ...membership, devices, linkWorkers: devices.filter(isLinkWorkers) })
  }

  /** The same for cover: by somebody who does not hold the caseload by their role, and whose own it is not. */
  const askedForCover = (scope: string, member: string) => {
    const found = asked(scope, member)
    if (!found.ok) return found
    const { roster, linkWorkers } = found.value
    // Members may say themselves whose own a caseload is; cover that was given stays cover all the same.
    const isTheirs = names.owners()(scope).includes(member) && !linkWorkers.some(({ id }) => hasGrant(roster, id, scope, isTemporary))
    return linkWorkers.length === 0 || isTheirs ? err('not_found') : found
  }

  const ends = (devices: readonly RosterDevice[], scope: string): Act[] => devices.flatMap(({ id }) => endActs(id, scope, book.writer()))

  const sight = ({ roster }: Pick<Membership, 'roster'>, scope: string, changed: (before: Readers) => Readers) => {
    const before = readersOf(roster, scope)
    return ok(sightOf([{ before, after: changed(before) }], names, memberIdOf(caseload)))
  }

  return {
    covers: () => ok(coversOf(parts)),

    coverPreview({ caseload: scope, memberId }) {
      const found = askedForCover(scope, memberId)
      if (!found.ok) return found
      return sight(found.value, scope, (before) => new Map([...before, ...readersWith(found.value.linkWorkers)]))
    },

    giveCover({ caseload: scope, memberId, until }) {
      const found = askedForCover(scope, memberId)
      if (!found.ok) return found
      const { linkWorkers } = found.value
      // To move the last day, or take it away, the cover is ended and given anew.
      book.write([...ends(linkWorkers, scope), ...linkWorkers.map((device) => grantScopeAct(device, scope, until, book.writer()))])
      return ok({})
    },

    endCover({ caseload: scope, memberId }) {
      const found = askedForCover(scope, memberId)
      if (!found.ok) return found
      book.write(ends(found.value.linkWorkers, scope))
      return ok({})
    },

    handOverPreview({ caseload: scope, to }) {
      const found = asked(scope, to)
      if (!found.ok) return found
      const stays = ([, { member, role }]: [string, { member: string | null; role: string }]): boolean => role !== 'link-worker' || member === to
      return sight(found.value, scope, (before) => new Map([...[...before].filter(stays), ...readersWith(found.value.linkWorkers)]))
    },

    handOverCaseload({ caseload: scope, to }) {
      const found = asked(scope, to)
      if (!found.ok) return found
      const { roster, linkWorkers } = found.value
      const leaving = liveGrants(roster, scope).filter((device) => isLinkWorkers(device) && device.member !== to)
      const owners = names.owners()(scope).filter((member) => member !== to)
      const joining = linkWorkers.filter(({ id }) => !hasGrant(roster, id, scope, isLasting))
      caseload.database.transaction(() => {
        // Who covered it until now has it for good instead.
        book.write([...ends(joining, scope), ...joining.map((device) => grantScopeAct(device, scope, null, book.writer())), ...ends(leaving, scope)])
        caseload.record([
          ...owners.map((member) => setOwnCaseload(caseload, member, null)),
          ...(names.ownCaseload(to) === null ? [setOwnCaseload(caseload, to, scope)] : []),
        ])
      })()
      return ok({})
    },
  }
}

/** Those of supervisors and administrators hold every caseload anyway. */
const isLinkWorkers = ({ role }: RosterDevice): boolean => role === 'link-worker'

const hasGrant = (roster: Roster, device: string, scope: string, isMeant: (grant: Grant) => boolean): boolean =>
  (roster.grantsByChain.get(chainKey(device, scope)) ?? []).some(isMeant)

const isLasting = ({ cut, until }: Grant): boolean => cut === null && until === null
const isTemporary = ({ cut, until }: Grant): boolean => cut === null && until !== null
