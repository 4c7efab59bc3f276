import type { Log } from '../changes/log.ts'

/** The scopes that a person's home is said to be, in order: several where two moves did not know of each other. */
export const homesSaid = (log: Log, person: string): string[] => {
  const heads = log.headsOfRegister({ entity: 'person', record: person, grp: 'home' })
  const homes = heads.flatMap(({ value }) => (value as { readonly homeScope?: string } | null)?.homeScope ?? [])
  return [...new Set(homes)].sort()
}
