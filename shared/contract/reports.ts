import { z } from 'zod'
import { entities } from '../model/entities.ts'
import { day, recordId } from '../model/fields.ts'
import { codesOf } from '../rules/code-list.ts'
import { disclosureModes } from '../rules/disclosure/disclosure-control.ts'
import { read, write } from './operation.ts'
import { scopeId } from './team.ts'

/** A figure of a summary, as it may be shown: a protected count, days of waiting, or words in place of a figure. */
const summaryCell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), value: z.int() }),
  z.object({ kind: z.literal('small'), words: z.enum(['1 to 7', 'fewer than 5']) }),
  z.object({ kind: z.literal('withheld'), words: z.literal('not shown') }),
  z.object({ kind: z.literal('days'), value: z.number() }),
  z.object({ kind: z.literal('words'), words: z.string() }),
])
export type SummaryCell = z.infer<typeof summaryCell>

const summaryRow = z.object({
  words: z.string(),
  cells: z.array(summaryCell),
  /** True for the sum of other rows: it is no bar of a chart. */
  isTotal: z.boolean(),
})
export type SummaryRow = z.infer<typeof summaryRow>

const summaryTable = z.object({
  id: z.string(),
  title: z.string(),
  /** How many of what the table is about: n = 60 referrals. */
  n: z.object({ count: summaryCell, noun: z.string() }),
  /** The head of the first column, then those of the cells. */
  rowHead: z.string(),
  columns: z.array(z.string()),
  rows: z.array(summaryRow),
  /** The column that a chart beside the table draws; null: no chart. */
  chartColumn: z.int().nullable(),
})
export type SummaryTable = z.infer<typeof summaryTable>

const summarySection = z.object({
  id: z.enum(['people', 'waits', 'contacts', 'referrals']),
  title: z.string(),
  tables: z.array(summaryTable),
  /** Sentences to be read with the figures, such as why one is not there. */
  notes: z.array(z.string()),
  definitions: z.array(z.object({ term: z.string(), text: z.string() })),
})
export type SummarySection = z.infer<typeof summarySection>

/** A caseload summary: every figure is protected before it leaves the core, and names nobody. */
const summary = z.object({
  from: day,
  to: day,
  /** The caseloads that are counted, by name; empty where this computer holds one alone. */
  caseloads: z.array(z.string()),
  privacy: z.enum(codesOf(disclosureModes)),
  /** What must stand on every page and sheet, or null. */
  mark: z.string().nullable(),
  /** 'A. Rahman' */
  madeBy: z.string(),
  /** The time in England, `YYYY-MM-DDTHH:MM`. */
  madeAt: z.string(),
  sections: z.array(summarySection),
  /** How counts are protected, in words. */
  privacyWords: z.string(),
})
export type Summary = z.infer<typeof summary>

const wish = z.object({
  from: day,
  /** The last day that counts. */
  to: day,
  /** Whom to count: the people of these caseloads; null: of all on this computer, without those not allocated. */
  caseloads: z.array(scopeId).min(1).nullable(),
  privacy: z.enum(codesOf(disclosureModes)),
  /** Exact numbers are given only to somebody who has confirmed that they stay inside the team. */
  confirmedExact: z.boolean().optional(),
})

/** Refuses a period that ends before it begins, and exact numbers that nobody confirmed. */
const checked = <T extends z.ZodType<z.infer<typeof wish>>>(schema: T) =>
  schema
    .refine(({ from, to }) => from <= to, { path: ['to'] })
    .refine(({ privacy, confirmedExact }) => privacy !== 'exact' || confirmedExact === true, { path: ['confirmedExact'] })

const summaryWish = checked(wish)
export type SummaryWish = z.infer<typeof summaryWish>

const exportDetails = entities.summaryExport.details

/** Summaries of a period, and the record of those that left the caseload. */
export const reports = {
  /** The summary of a period, counted now. */
  summary: read(summaryWish, summary, ['no_one_in_period']),
  /** Writes the summary to the file the user chose, and notes who took what when. */
  export: write(
    checked(wish.extend({ format: z.enum(['xlsx', 'csv']), grant: z.string() })),
    z.object({ id: recordId }),
    ['no_one_in_period', 'file_grant_spent', 'folder_refused'],
  ),
  /** Notes an export that the shell wrote from the page, as PDF. It cannot be undone, because the file stays. */
  recordExport: write(summaryWish, z.object({ id: recordId }), []),
  /** Every summary that left the caseload, newest first. */
  exports: read(z.object({}), z.array(exportDetails.extend({ id: recordId })), []),
} as const
