import type { Caseload } from '../caseload/caseload.ts'
import { isPersonAtHome, type Homes } from '../caseload/lists/homes.ts'
import { withoutTakenBack } from '../caseload/people/timeline.ts'
import { writtenAt } from '../changes/writing.ts'

/**
 * A time on the caseload, in days `YYYY-MM-DD`: at the end of `from` the person was on it, at the end of `until`
 * no longer; null: still on it.
 */
export interface Spell {
  readonly from: string
  readonly until: string | null
}

/** Who was on the caseload when, and what cannot be told. */
export interface Spells {
  /** The spells of every person asked for who ever had a case, of all their cases together. */
  readonly byPerson: ReadonlyMap<string, readonly Spell[]>
  /** Cases of which the opening or the status has not reached this computer. */
  readonly incompleteCases: number
}

/** Reads who of these homes was on the caseload when. The table of cases says how they stand; only the log says how they came there. */
export const createSpells = ({ database }: Pick<Caseload, 'database'>) => {
  const cases = database.prepare(casesStatement)
  const history = database.prepare(historyStatement)

  return (homes: Homes): Spells => {
    const changed = Map.groupBy(history.all() as StatusRow[], (row) => row.id)
    const byPerson = new Map<string, Spell[]>()
    let incompleteCases = 0
    for (const { id, personId, openedOn, status, statusFrom } of cases.all({ homes }) as CaseRow[]) {
      if (personId === null || openedOn === null || status === null || statusFrom === null) {
        incompleteCases++
        continue
      }
      const rows = changed.get(id)
      const steps = rows === undefined ? [{ status, statusFrom }] : stepsOf(rows)
      const ofPerson = byPerson.get(personId)
      if (ofPerson === undefined) byPerson.set(personId, spellsOf(openedOn, steps))
      else ofPerson.push(...spellsOf(openedOn, steps))
    }
    return { byPerson, incompleteCases }
  }
}

interface CaseRow {
  readonly id: string
  readonly personId: string | null
  readonly openedOn: string | null
  readonly status: string | null
  readonly statusFrom: string | null
}

interface StatusRow {
  readonly id: string
  readonly hlc: number
  readonly number: number
  readonly value: string
}

interface Step {
  readonly status: string
  readonly statusFrom: string
}

// Of several standing versions the table shows one; without any superseded one there is no history to read. Exported
// for the test that reads how it is planned.
export const casesStatement = `SELECT id, personId, openedOn, status, statusFrom FROM "case" WHERE ${isPersonAtHome('"case".personId')}`

// The log is asked only about cases whose status ever changed: most never did. CROSS JOIN keeps the order of the
// tables, or every line of the log would be looked at.
export const historyStatement = `
  SELECT changed.id, ${writtenAt} AS hlc, change.id AS number, change.value
  FROM (
    SELECT id FROM "case" WHERE EXISTS (SELECT 1 FROM change WHERE record = "case".id AND grp = 'status' AND head = 0)
  ) AS changed CROSS JOIN change ON change.record = changed.id AND change.grp = 'status'
  WHERE change.entity = 'case' AND change.aside = 0`

/** What the case's status was, one after the other, without what was undone. */
const stepsOf = (rows: readonly StatusRow[]): Step[] => {
  const inOrder = rows.toSorted((a, b) => a.hlc - b.hlc || a.number - b.number).map((row) => row.value)
  return withoutTakenBack(inOrder)
    .map((value) => JSON.parse(value) as Step | null)
    .filter((step) => step !== null)
}

/** The spells of one case from what its status was, in order. */
const spellsOf = (openedOn: string, steps: readonly Step[]): Spell[] => {
  const spells: Spell[] = []
  let from: string | null = openedOn
  for (const { status, statusFrom } of steps) {
    if (status === 'closed' && from !== null) {
      spells.push({ from, until: statusFrom < from ? from : statusFrom })
      from = null
    } else if (status !== 'closed' && from === null) from = statusFrom
  }
  return from === null ? spells : [...spells, { from, until: null }]
}
