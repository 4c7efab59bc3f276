import type { VaultSummary } from '../../../shared/contract/vault.ts'

/** A caseload as pages before its opening call it. */
export function nameOf({ label }: Pick<VaultSummary, 'label'>): string {
  return label ?? 'A caseload whose name cannot be read'
}
