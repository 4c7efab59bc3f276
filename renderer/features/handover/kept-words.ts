import type { Sight } from '../../../shared/contract/handover.ts'

/** What goes along, and what computers that lose sight may have kept; `what`: 'the record', 'the caseload'. */
export function keptWords({ loses }: Pick<Sight, 'loses'>, what: string): string {
  const goesAlong = 'Everything goes along: notes, consultations and what was agreed. Notes stay signed by whoever signed them.'
  if (loses.length === 0) return goesAlong
  return `${goesAlong} Computers that lose sight take ${what} from their pages when they next sync. Until then, and in their backups, they may still hold what they had.`
}
