import type { TeamRole } from '../../../shared/contract/team.ts'
import { counted } from '../../ui/counted.ts'

/** A role in the team, as a word. */
export const roleWords: Readonly<Record<TeamRole, string>> = {
  'link-worker': 'Link worker',
  supervisor: 'Supervisor',
  administrator: 'Administrator',
}

/** 'A. Rahman, B. Cole and C. Diaz'; `none` where there is nothing to name. */
export function listed(names: readonly string[], none: string): string {
  const last = names.at(-1)
  if (last === undefined) return none
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** The caseloads by name; where several are called the same, because their names have not come in yet, how many there are. */
export function heldWords(names: readonly string[]): string {
  return new Set(names).size < names.length ? counted(names.length, 'caseload') : listed(names, 'none yet')
}
