import type { TeamRole } from '../../../shared/contract/team.ts'

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
