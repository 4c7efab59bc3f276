import fs from 'node:fs'
import type { reports, Summary } from '../../../shared/contract/reports.ts'
import type { Handlers, Output } from '../../../shared/contract/operation.ts'
import type { GroupValue } from '../../../shared/model/entities.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { profileOf } from '../caseload/settings.ts'
import { put } from '../changes/record.ts'
import { storageFault, systemCode, writeFileAtomically } from '../common/files.ts'
import type { UseGrant } from '../surroundings.ts'
import { makeCsv } from './csv-file.ts'
import { createSummary } from './summary.ts'
import { makeWorkbook } from './workbook.ts'

/** Caseload summaries: shown, written to files, and the list of those that left. */
export const createReports = (caseload: Caseload, { useGrant }: { readonly useGrant: UseGrant }): Handlers<typeof reports> => {
  const { database, record, newId, instant } = caseload
  const summarise = createSummary(caseload)
  const exports = database.prepare(
    `SELECT id, exportedBy, exportedAt, periodFrom, periodTo, format, privacy FROM summaryExport
     WHERE exportedAt IS NOT NULL ORDER BY exportedAt DESC, id DESC`,
  )

  const note = (wish: Wish, format: Format): { readonly id: string } => {
    const id = newId()
    const details = {
      exportedBy: profileOf(caseload).memberName,
      exportedAt: instant(),
      periodFrom: wish.from,
      periodTo: wish.to,
      format,
      privacy: wish.privacy,
    }
    record([put('summaryExport', 'details', id, null, details)])
    return { id }
  }

  return {
    summary: (wish) => summarise(wish, false),

    async export({ format, grant, ...wish }) {
      const summary = summarise(wish, true)
      if (!summary.ok) return summary
      const content = await contentOf(summary.value, format)
      const file = useGrant(grant)
      if (file === null) return err('file_grant_spent')
      const refused = writeFile(file, content)
      if (refused !== null) return err(refused)
      try {
        return ok(note(wish, format))
      } catch (error) {
        // A report that is not on the list of exports must not lie in a folder.
        fs.rmSync(file, { force: true })
        throw error
      }
    },

    recordExport: (wish) => ok(note(wish, 'pdf')),

    // The log holds what the contract let in; its types are not checked again on the way out.
    exports: () => ok(exports.all() as Output<typeof reports.exports>),
  }
}

type Format = GroupValue<'summaryExport', 'details'>['format']
type Wish = Pick<Summary, 'from' | 'to' | 'privacy'>

const contentOf = async (summary: Summary, format: 'xlsx' | 'csv'): Promise<string | Uint8Array> =>
  format === 'csv' ? makeCsv(summary) : makeWorkbook(summary)

/** Null, or why the chosen folder would not take the file. A full disk and bugs are thrown on. */
const writeFile = (file: string, content: string | Uint8Array): 'folder_refused' | null => {
  try {
    writeFileAtomically(file, content)
    return null
  } catch (error) {
    if (storageFault(error) === 'read_only' || isGone(error)) return 'folder_refused'
    throw error
  }
}

/** The folder was taken away since it was chosen, as a memory stick is, or the name is that of a folder. */
const isGone = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENODEV'].includes(systemCode(error) ?? '')
