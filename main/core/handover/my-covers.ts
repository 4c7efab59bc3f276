import type { handover, MyCover } from '../../../shared/contract/handover.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { ok } from '../../../shared/rules/result.ts'
import { lastDayOf } from '../sync/roster/last-day.ts'
import type { Grant } from '../sync/roster/roster.ts'
import { refKey } from '../sync/roster/signed-act.ts'
import { membershipOf } from '../sync/team/membership.ts'
import type { HandoverParts } from './handover-parts.ts'

type MyCoverHandlers = Pick<Handlers<typeof handover>, 'myCovers' | 'coverEndRead'>

/** What this computer's user is told of cover that they give: while it runs, and once that it has ended. */
export const createMyCovers = (parts: HandoverParts): MyCoverHandlers => {
  const { caseload, names } = parts
  const { local } = caseload

  const endsRead = (): readonly string[] => (local.get('coverEndsRead') as string[] | undefined) ?? []

  /** All that this computer was ever let into of each caseload; nothing where it holds every one by its role. */
  const granted = (): ReadonlyMap<string, readonly Grant[]> => {
    const membership = membershipOf(parts)
    if (membership === null || membership.me.role !== 'link-worker') return new Map()
    const { roster, me } = membership
    const mine = roster.grants.filter(({ device, scope }) => device === me.id && roster.scopes.get(scope) === 'caseload')
    return Map.groupBy(mine, ({ scope }) => scope)
  }

  const isRunning = ({ cut, until }: Grant): boolean => cut === null && (until === null || until >= caseload.today())

  return {
    myCovers() {
      const [staffName, caseloadName, ownersOf] = [names.staff(), names.caseloads(), names.owners()]
      const read = new Set(endsRead())
      const member = membershipOf(parts)?.me.member ?? null
      const told = [...granted()].flatMap(([scope, grants]): MyCover[] => {
        const running = grants.filter(isRunning)
        const owners = ownersOf(scope)
        const until = lastDayOf(running)
        const isForGood = running.length > 0 && until === null && (owners.length === 0 || (member !== null && owners.includes(member)))
        const ended = grants.filter(({ ref }) => !read.has(refKey(ref)))
        if (isForGood || (running.length === 0 && ended.length === 0)) return []
        const about = { caseload: scope, caseloadName: caseloadName(scope), owners: owners.map(staffName) }
        return [running.length > 0 ? { ...about, until, state: 'running' } : { ...about, until: lastDayOf(ended), state: 'ended' }]
      })
      return ok(told.sort((a, b) => a.caseloadName.localeCompare(b.caseloadName, 'en-GB')))
    },

    coverEndRead({ caseload: scope }) {
      const ended = (granted().get(scope) ?? []).filter((grant) => !isRunning(grant))
      local.set('coverEndsRead', [...new Set([...endsRead(), ...ended.map(({ ref }) => refKey(ref))])])
      return ok({})
    },
  }
}
