import type { Sight } from '../../../shared/contract/handover.ts'

/** What changes hands. */
export type HandedOver = 'person' | 'people' | 'caseload'

/** What goes along, and what computers that lose sight may have kept. */
export function keptWords({ loses }: Pick<Sight, 'loses'>, what: HandedOver): string {
  const { goes, seen } = wordings[what]
  if (loses.length === 0) return goes
  return `${goes} Computers that lose sight take ${seen} from their pages when they next sync. Until then, and in their backups, they may still hold what they had.`
}

const wordings: Readonly<Record<HandedOver, { readonly goes: string; readonly seen: string }>> = {
  person: { goes: 'Everything goes along: notes, consultations and what was agreed. Notes stay signed by whoever signed them.', seen: 'the record' },
  people: { goes: 'Everything goes along: notes, consultations and what was agreed. Notes stay signed by whoever signed them.', seen: 'the records' },
  caseload: { goes: 'Everybody on it goes along, with all of their history.', seen: 'the caseload' },
}
