import { z } from 'zod'
import { day, instant, line } from './fields.ts'

/** Someone who works with the caseload: shown as author, caseload owner and supervisor. */
export const member = {
  profile: z.object({
    memberName: z.string().trim().min(1).max(200),
    memberRole: z.string().trim().min(1).max(100),
    practiceCode: line,
    practiceName: line,
  }),
} as const

/** A record that a summary left the caseload: who, when and what. */
export const summaryExport = {
  details: z.object({
    exportedBy: z.string(),
    exportedAt: instant,
    periodFrom: day,
    periodTo: day,
    format: z.enum(['xlsx', 'csv', 'pdf']),
    privacy: z.enum(['rounded', 'fewer-than-5', 'exact']),
  }),
} as const
