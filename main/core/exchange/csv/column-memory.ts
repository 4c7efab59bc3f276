import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { csvMapping, guessMapping, headingSetKey, type CsvMapping } from '../../../../shared/rules/csv-fields.ts'
import { foldName } from '../../../../shared/rules/fold.ts'
import { createLocalSettings } from '../../database/local-settings.ts'

const remembered = z.object({ on: z.iso.date(), fields: z.record(z.string(), csvMapping.element) })

/** Remembers on this computer which column was what, for files with the same set of headings. */
export const createColumnMemory = (database: Database) => {
  const local = createLocalSettings(database)
  return {
    /** The mapping last used for these headings with its day, else a guess by the headings' words. */
    recall(headings: readonly string[]): { readonly mapping: CsvMapping; readonly rememberedFrom: string | null } {
      const known = remembered.safeParse(local.get(nameOf(headings)))
      if (!known.success) return { mapping: guessMapping(headings), rememberedFrom: null }
      return { mapping: headings.map((heading) => known.data.fields[foldName(heading)] ?? null), rememberedFrom: known.data.on }
    },
    remember(headings: readonly string[], mapping: CsvMapping, on: string): void {
      const fields = Object.fromEntries(headings.map((heading, index) => [foldName(heading), mapping[index] ?? null]))
      local.set(nameOf(headings), { on, fields })
    },
  }
}

const nameOf = (headings: readonly string[]) => `csvColumns:${createHash('sha256').update(headingSetKey(headings)).digest('base64url')}` as const
