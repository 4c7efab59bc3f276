import { largestImport } from '../../../shared/contract/imports.ts'
import { guessMapping } from '../../../shared/rules/csv-fields.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { readTable, type Table } from './csv/read-table.ts'
import { readFhirReferrals } from './fhir/read-fhir-referrals.ts'
import type { FileProblem, ReadEntry } from './read-entry.ts'

/** A file as it was understood: entries, or a table whose columns are still to be named. */
export type ReadFile = { readonly format: 'fhir'; readonly entries: ReadEntry[] } | { readonly format: 'csv'; readonly table: Table }

/** Reads a file of referrals by its content: JSON is FHIR, anything else must be a table. */
export const readFile = (fileName: string, text: string, today: string): Result<ReadFile, FileProblem> => {
  if (text.length > largestImport) return err('file_too_large')
  if (/^\ufeff?\s*[[{]/.test(text)) {
    const entries = readFhirReferrals(text, today)
    return entries.ok ? ok({ format: 'fhir', entries: entries.value }) : entries
  }
  const table = readTable(text)
  if (table === null) return err('not_understood')
  // A letter has commas too: without the name of a table, some column must look like one of ours.
  const looksLikeOurs = guessMapping(table.headings).some((field) => field !== null)
  return looksLikeOurs || /\.(csv|tsv)$/i.test(fileName) ? ok({ format: 'csv', table }) : err('not_understood')
}
