import type { Refusal, RefusalReason } from '../../../shared/contract/sync.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { createShownPerson } from '../caseload/people/shown-person.ts'
import { isErased, isPermitted } from '../changes/judging/accepted.ts'
import { aside } from '../changes/judging/aside.ts'
import { homeGroup, isForeignHome } from '../changes/homes/home-scope.ts'
import { readingToMilliseconds } from '../changes/log/hybrid-clock.ts'
import type { LoggedChange } from '../changes/log/log.ts'
import { isTrueCopy } from '../changes/writing.ts'
import { rosterScope } from './format/names.ts'
import type { RosterBook } from './roster/roster-book.ts'
import type { Roster } from './roster/roster.ts'
import { createTeamNames } from './team/team-names.ts'

interface RefusalParts {
  readonly caseload: Pick<Caseload, 'database'>
  readonly book: Pick<RosterBook, 'current' | 'permissions'>
}

/** People named in one line; there may be hundreds. */
const mostPeople = 5

/** Exported for the test that reads how it is planned. */
export const refusedStatement = `
  SELECT device, scope, seq, hlc, entity, record, grp, subject, aside, CASE grp WHEN '${homeGroup}' THEN value ELSE 'null' END AS value
  FROM change JOIN chain ON chain.id = change.chain
  WHERE change.id IN (
      SELECT id FROM change WHERE aside <> 0 AND aside IN (${aside.refused}, ${aside.overwritesSigned}, ${aside.notUnderstood})
      UNION ALL SELECT id FROM change WHERE origin IS NOT NULL AND aside = ${aside.counts}
    ) AND (aside <> ${aside.counts} OR ${isTrueCopy} = 0) AND scope <> ?
  ORDER BY hlc, device, scope, seq`

/**
 * The changes that have no effect here, and the copies that are not what they say, by the computer that they came from,
 * why, and what kind of record they are about; the newest last.
 */
export const listRefusals = ({ caseload: { database }, book }: RefusalParts): Refusal[] => {
  const roster = book.current()
  const names = createTeamNames(database)
  const shownPerson = createShownPerson(database)
  const nameOf = database.prepare('SELECT title, given, family, preferred, alias, pronouns FROM person WHERE id = ?')
  const rows = database.prepare(refusedStatement).all(rosterScope) as RefusedRow[]

  const reasonOf = (row: RefusedRow): RefusalReason => {
    if (row.aside === aside.counts) return 'untrue_copy'
    if (row.aside === aside.notUnderstood) return 'not_understood'
    if (row.aside === aside.overwritesSigned) return 'signed'
    if (isErased(book.permissions, row.subject)) return 'erased'
    const permission = book.permissions.permission(row.device, row.scope)
    if (permission === 'everything' || permission.role === null || !book.permissions.everGranted(row.device, row.scope)) return 'not_granted'
    if (isForeignHome(book.permissions, row.device, row)) return 'foreign_home'
    const always = { ...permission, ranges: [{ from: 0, to: null, tip: null }] }
    if (!isPermitted(always, { ...row, ofErased: false, ofForeignHome: false }, () => true)) return 'role'
    return roster?.devices.get(row.device)?.removed === true ? 'after_removal' : 'not_granted'
  }
  /** The people of whom this computer has a record; of others not even the id is given out. */
  const peopleOf = (of: readonly Pick<RefusedRow, 'subject'>[]): Refusal['people'] => {
    const shown = of.flatMap(({ subject }) => (subject === null ? [] : (shownPerson(subject)?.id ?? [])))
    return [...new Set(shown)].slice(0, mostPeople).map((id) => ({ id, name: nameOf.get(id) as Refusal['people'][number]['name'] }))
  }

  const act = database.prepare(
    `SELECT device, hlc, entity, subject FROM change JOIN chain ON chain.id = change.chain WHERE scope = '${rosterScope}' AND device = ? AND seq = ?`,
  )
  // A line that was cut off a moment ago may still be among the roster's.
  const acts = refusedActs(roster).flatMap(({ device, seq }) => {
    const line = act.get(device, seq) as RefusedAct | undefined
    return line === undefined ? [] : [{ ...line, reason: 'role' as const }]
  })
  const described = [...rows.map((row) => ({ ...row, reason: reasonOf(row) })), ...acts]
  return [...Map.groupBy(described, ({ device, reason, entity }) => JSON.stringify([device, reason, entity])).values()].flatMap((alike): Refusal[] => {
    const [first] = alike
    if (first === undefined) return []
    const member = roster?.devices.get(first.device)?.member ?? null
    return [
      {
        device: first.device,
        computer: names.computer(first.device),
        member: member === null ? null : names.member(member),
        reason: first.reason,
        entity: first.entity,
        changes: alike.length,
        since: readingToMilliseconds(first.hlc),
        people: first.reason === 'erased' ? [] : peopleOf(alike),
      },
    ]
  })
}

/**
 * The lines of acts by computers that administer nothing. (Those of administrators who are removed meanwhile are no
 * matter: their programs may write some by themselves before they hear of it.)
 */
export const refusedActs = (roster: Roster | null): Roster['alarms'] =>
  (roster?.alarms ?? []).filter(({ kind, device }) => kind === 'refused' && roster?.devices.get(device)?.role !== 'administrator')

type RefusedAct = Pick<RefusedRow, 'device' | 'hlc' | 'entity' | 'subject'>

/** `value`: JSON text of a person's home; of all else `null`. */
type RefusedRow = Pick<LoggedChange, 'device' | 'scope' | 'seq' | 'hlc' | 'entity' | 'record' | 'grp' | 'subject' | 'aside' | 'value'>
