import type { EntryStanding, imports, ImportReview } from '../../../shared/contract/imports.ts'
import type { Handlers, Input, Output } from '../../../shared/contract/operation.ts'
import type { UndoToken } from '../../../shared/model/change.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { homeForNew } from '../caseload/people/person-writes.ts'
import { createColumnMemory } from './csv/column-memory.ts'
import { readRows } from './csv/read-row.ts'
import type { Table } from './csv/read-table.ts'
import type { ReadEntry } from './read-entry.ts'
import { readFile } from './read-file.ts'
import { createEntryStandings } from './entry-standings.ts'
import { createTakeIn } from './take-in.ts'

/** A file under review, in memory until the caseload is locked. */
interface FileUnderReview {
  readonly importId: string
  readonly fileName: string
  readonly format: 'fhir' | 'csv'
  readonly table: Table | null
  entries: readonly ReadEntry[] | null
}

// A file may hold hundreds of people: only the last few are kept.
const keptFiles = 3

/** Files of referrals: read, reviewed, taken in. Nothing is written before an entry is taken in. */
export const createImports = (caseload: Caseload): Handlers<typeof imports> => {
  const { database, newId, today } = caseload
  const memory = createColumnMemory(database)
  const standings = createEntryStandings(caseload)
  const takeIn = createTakeIn(caseload)
  const files: FileUnderReview[] = []
  const find = (importId: string | null) => (importId === null ? files.at(-1) : files.find((file) => file.importId === importId))

  return {
    read({ fileName, text }) {
      const read = readFile(fileName, text, today())
      if (!read.ok) return err(read.error.code)
      const importId = newId()
      const table = read.value.format === 'csv' ? read.value.table : null
      const entries = read.value.format === 'fhir' ? read.value.entries : null
      files.push({ importId, fileName, format: read.value.format, table, entries })
      files.splice(0, files.length - keptFiles)
      return ok({ importId })
    },

    async review({ importId }) {
      const file = find(importId)
      if (file === undefined) return ok(null)
      const entries = file.entries === null ? null : await Promise.all(file.entries.map(async (entry) => reviewEntry(entry, await standings.of(entry))))
      return ok({
        importId: file.importId,
        fileName: file.fileName,
        format: file.format,
        csv: file.table === null ? null : describeTable(file.table),
        entries,
      })
    },

    mapColumns({ importId, mapping }) {
      const file = find(importId)
      if (file === undefined || file.table === null) return err('not_found')
      memory.remember(file.table.headings, mapping, today())
      file.entries = readRows(file.table, mapping, today())
      return ok(null)
    },

    async takeIn({ importId, entries, home: wanted }) {
      const file = find(importId)
      const home = homeForNew(caseload, wanted)
      if (file === undefined || file.entries === null || home === null) return err('not_found')
      const taken: Taken['taken'] = []
      const notTaken: Taken['notTaken'] = []
      const undo: UndoToken = []
      for (const { entryNumber, person } of entries) {
        const entry = file.entries.find((candidate) => candidate.entryNumber === entryNumber)
        if (entry === undefined) continue
        // One after the other: two rows about one new person must not become two people.
        const standing = await standings.of(entry)
        if (!entry.ok || !mayTakeIn(standing, person)) {
          notTaken.push({ entryNumber, standing })
          continue
        }
        const written = takeIn(file.format, entry, person, home)
        if (written === null) notTaken.push({ entryNumber, standing: await standings.of(entry) })
        else {
          taken.push({ entryNumber, referralId: written.referralId, personId: written.personId })
          undo.push(...written.undo)
        }
      }
      return ok({ taken, notTaken, undo })
    },
  }

  function describeTable({ headings, rows }: Table): NonNullable<ImportReview['csv']> {
    const { mapping, rememberedFrom } = memory.recall(headings)
    return {
      headings: [...headings],
      samples: rows.slice(0, 3).map(({ cells }) => headings.map((_, index) => cells[index] ?? '')),
      rowCount: rows.length,
      mapping,
      rememberedFrom,
    }
  }
}

type Taken = Output<typeof imports.takeIn>
type TakeInAs = Input<typeof imports.takeIn>['entries'][number]['person']

const reviewEntry = (entry: ReadEntry, standing: EntryStanding) => ({
  entryNumber: entry.entryNumber,
  standing,
  content: entry.ok ? entry.content : null,
})

/** Somebody who may be here already is only taken in by a choice made for that entry alone. */
const mayTakeIn = (standing: EntryStanding, person: TakeInAs): boolean =>
  standing.kind === 'ready' || (standing.kind === 'possible-duplicate' && person !== 'new')
