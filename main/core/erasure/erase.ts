import type { Caseload } from '../caseload/caseload.ts'
import { createMergedRecords, createShownPerson } from '../caseload/shown-person.ts'
import type { RosterBook } from '../sync/roster-book.ts'
import { eraseAct } from '../sync/roster/act-writing.ts'
import type { Act } from '../sync/roster/acts.ts'

/** What erasing works with. */
export interface ErasureParts {
  readonly caseload: Caseload
  readonly book: RosterBook
}

/** Line numbers by device and scope, as an act lists them. */
type Lines = Record<string, Record<string, number[]>>

export interface Erasable {
  /** The person, and every record that was merged into them. */
  readonly subjects: readonly string[]
  readonly changes: number
  /** The scopes in which something is said about them here. */
  readonly scopes: readonly string[]
}

/** Everything that this computer holds about a person, and the acts that erase it everywhere. */
export const createErasing = ({ caseload: { database } }: Pick<ErasureParts, 'caseload'>) => {
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)
  const about = database.prepare(
    'SELECT device, scope, seq FROM change JOIN chain ON chain.id = change.chain WHERE subject = ? ORDER BY device, scope, seq',
  )
  const linesAbout = (subject: string): LineRow[] => about.all(subject) as LineRow[]

  return {
    /** Null where the person is not here. */
    find(personId: string): Erasable | null {
      const shown = shownPerson(personId)
      if (shown === null) return null
      const subjects = [shown.id, ...mergedRecords(shown.id)]
      const rows = subjects.flatMap(linesAbout)
      return { subjects, changes: rows.length, scopes: [...new Set(rows.map(({ scope }) => scope))] }
    },

    /** One act for each record, with the lines that are here; a later act about the same adds the lines that came since. */
    acts: (vaultId: string, subjects: readonly string[]): Act[] => subjects.map((subject) => eraseAct(vaultId, subject, byChain(linesAbout(subject)))),
  }
}

interface LineRow {
  readonly device: string
  readonly scope: string
  readonly seq: number
}

const byChain = (rows: readonly LineRow[]): Lines => {
  const lines: Lines = {}
  for (const { device, scope, seq } of rows) ((lines[device] ??= {})[scope] ??= []).push(seq)
  return lines
}
