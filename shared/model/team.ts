import { z } from 'zod'
import { codesOf } from '../rules/code-list.ts'
import { disclosureModes } from '../rules/disclosure/disclosure-control.ts'
import { day, instant, line } from './fields.ts'

/** Someone who works with the caseload: shown as author, caseload owner and supervisor. */
export const member = {
  profile: z.object({
    memberName: z.string().trim().min(1).max(200),
    memberRole: z.string().trim().min(1).max(100),
    practiceCode: line,
    practiceName: line,
  }),
  /** The caseload that new people go to when this member takes them on; null: none, as for a supervisor. */
  work: z.object({ ownCaseload: z.string().nullable() }),
} as const

/** A team's caseload, by the id of its scope: the name that everybody in the team sees. */
export const teamCaseload = {
  details: z.object({ caseloadName: z.string().trim().min(1).max(100) }),
} as const

/** A computer of the team, by its device id: how it is called, such as 'Ann's laptop'. */
export const computer = {
  details: z.object({ computerName: z.string().trim().min(1).max(100) }),
} as const

/** A record that a summary left the caseload: who, when and what. */
export const summaryExport = {
  details: z.object({
    exportedBy: z.string(),
    exportedAt: instant,
    periodFrom: day,
    periodTo: day,
    format: z.enum(['xlsx', 'csv', 'pdf']),
    privacy: z.enum(codesOf(disclosureModes)),
  }),
} as const
