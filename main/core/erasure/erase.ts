import { createMergedRecords, createShownPerson } from '../caseload/people/shown-person.ts'
import { atOnce } from '../changes/slices.ts'
import { keepEarlierErasing } from '../sync/erasing/earlier-erasings.ts'
import { createEmptyLines } from '../sync/erasing/erase-lines.ts'
import { forgetBesideLog } from '../sync/erasing/forget-beside-log.ts'
import { eraseAct, firstWritten, namesByChain, type TimedLine } from '../sync/roster/act-writing.ts'
import type { Act } from '../sync/roster/acts.ts'
import { deletedPeople } from './deleted-people.ts'
import type { ErasureParts } from './erasure-parts.ts'
import type { ErasedFrom } from './removed-holders.ts'

export interface Erasable {
  /** The person, and every record that was merged into them. */
  readonly subjects: readonly string[]
  readonly changes: number
  /** Where something is said about them here, and since when. */
  readonly from: ErasedFrom
}

/** Everything that this computer holds about a person, and how it is erased: everywhere by acts, where there is no team at once. */
export const createErasing = ({ caseload }: Pick<ErasureParts, 'caseload'>) => {
  const { database, local, log, derived } = caseload
  const emptyLines = createEmptyLines(caseload)
  const shownPerson = createShownPerson(database)
  const mergedRecords = createMergedRecords(database)
  const about = database.prepare(
    'SELECT device, scope, seq, digest, hlc FROM change JOIN chain ON chain.id = change.chain WHERE subject = ? ORDER BY device, scope, seq',
  )
  const linesAbout = (subject: string): TimedLine[] => about.all(subject) as TimedLine[]

  const recordsOf = (personId: string): readonly string[] | null => {
    const shown = shownPerson(personId)
    if (shown !== null) return [shown.id, ...mergedRecords(shown.id)]
    return deletedPeople(caseload).find((deleted) => deleted.personId === personId)?.records ?? null
  }

  return {
    /** Somebody who is here or was deleted; null where nothing is known of them. */
    find(personId: string): Erasable | null {
      const subjects = recordsOf(personId)
      if (subjects === null) return null
      const rows = subjects.flatMap(linesAbout)
      return { subjects, changes: rows.length, from: { scopes: new Set(rows.map(({ scope }) => scope)), since: rows.length === 0 ? null : firstWritten(rows) } }
    },

    /** One act for each record, with the lines that are here; a later act about the same adds the lines that came since. */
    acts: (vaultId: string, subjects: readonly string[]): Act[] => subjects.map((subject) => eraseAct(vaultId, subject, linesAbout(subject))),

    /** What no act takes away. */
    forgetBesideLog: (subjects: readonly string[]): void => forgetBesideLog(caseload, (person) => subjects.includes(person)),

    /** Empties all lines about them here and now, and keeps a certificate: for a caseload that is in no team. */
    eraseAtOnce: database.transaction((subjects: readonly string[]): void => {
      forgetBesideLog(caseload, (person) => subjects.includes(person))
      for (const [device, scopes] of Object.entries(namesByChain(subjects.flatMap(linesAbout))))
        for (const [scope, names] of Object.entries(scopes)) emptyLines(log.chainOf(scope, device), names)
      atOnce(derived.forgetRemoved())
      // The end of a new id is random; its beginning tells the time.
      keepEarlierErasing(local, { id: caseload.newId().slice(-8).toUpperCase(), erasedAt: caseload.milliseconds() })
    }).immediate,
  }
}
