import type { lists } from '../../../../shared/contract/lists.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { createTeamNames } from '../../sync/team/team-names.ts'
import type { HomeKind } from '../../changes/homes/scopes.ts'
import type { Caseload } from '../caseload.ts'
import { homesIn, scopesWithPeople, type Homes } from './homes.ts'

export interface ShownCaseload {
  /** The caseload, or the inbox, that lists are about; null: all caseloads of this computer. */
  readonly chosen: () => string | null
  /** Whom lists are about. Nobody whose home is the inbox is on a caseload. */
  readonly homes: () => Homes
  /** Whom the list of new referrals is about: of all caseloads the unallocated too, who wait to be given to somebody. */
  readonly homesOfNewReferrals: () => Homes
}

type Parts = Pick<Caseload, 'scopes' | 'local'>

/** Which of the caseloads on this computer its lists are about: remembered here, at first the user's own. */
export const createShownCaseload = (caseload: Parts): ShownCaseload => {
  const { scopes, local } = caseload

  const chosen = (): string | null => {
    const remembered = local.get('shownCaseload')
    if (remembered === everyCaseload) return null
    return scopesWithPeople(caseload).some(({ id }) => id === remembered) ? (remembered as string) : scopes.own
  }
  const scopesShown = (): string[] => {
    const one = chosen()
    return one === null ? caseloadsOf(caseload) : [one]
  }

  return {
    chosen,
    homes: () => homesIn(caseload, scopesShown()),
    homesOfNewReferrals() {
      const withInbox = scopes.inbox !== null && chosen() === null
      return homesIn(caseload, withInbox ? [...scopesShown(), scopes.inbox] : scopesShown())
    },
  }
}

/** The caseloads that this computer shows, without the inbox. */
export const caseloadsOf = (caseload: Pick<Caseload, 'scopes'>): string[] =>
  scopesWithPeople(caseload).flatMap(({ id, kind }) => (kind === 'caseload' ? [id] : []))

/** The choice itself, with how many people are open on each caseload, and how many wait in the inbox. */
export const createShownHandlers = (caseload: Caseload): Pick<Handlers<typeof lists>, 'shown' | 'show'> => {
  const { database, local, scopes } = caseload
  const names = createTeamNames(database)
  const { chosen } = createShownCaseload(caseload)
  const open = database.prepare(openStatement)

  return {
    shown() {
      const withPeople = scopesWithPeople(caseload)
      const forNew = scopes.own ?? scopes.inbox
      const counted = new Map<string | null, number>()
      // With a single caseload there is nothing to choose, and its count is not shown.
      if (withPeople.length > 1)
        for (const { home, waits, people } of open.all() as OpenRow[]) {
          const scope = home ?? forNew
          if (waits === 0 || scope === scopes.inbox) counted.set(scope, (counted.get(scope) ?? 0) + people)
        }
      const caseloadName = names.caseloads()
      const choices = withPeople
        .map(({ id, kind }) => ({ id, kind, name: caseloadName(id), isOwn: id === scopes.own, people: counted.get(id) ?? 0 }))
        .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB'))
      return ok({ shown: chosen(), choices })
    },

    show({ caseload: wanted }) {
      if (wanted !== null && scopesWithPeople(caseload).every(({ id }) => id !== wanted)) return err('not_found')
      local.set('shownCaseload', wanted ?? everyCaseload)
      return ok({})
    },
  }
}

interface OpenRow {
  readonly home: string | null
  /** 1: referred, and not on a caseload yet. */
  readonly waits: 0 | 1
  readonly people: number
}

interface Choice {
  readonly kind: HomeKind
  readonly isOwn: boolean
}

/** The own caseload first, the inbox last. */
const rank = ({ kind, isOwn }: Choice): number => (isOwn ? 0 : kind === 'caseload' ? 1 : 2)

const everyCaseload = 'all'

/** Exported for the test that reads how it is planned. */
export const openStatement = `
  SELECT person.homeScope AS home, overview.status = 'referred' AS waits, count(*) AS people
  FROM overview JOIN person ON person.id = overview.personId
  WHERE overview.status IN ('active', 'on-hold', 'referred') GROUP BY 1, 2`
