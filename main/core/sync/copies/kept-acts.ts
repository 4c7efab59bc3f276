import type { LocalSettings } from '../../database/local-settings.ts'
import type { ActLine } from './acts-again.ts'

/** What an administrator's device had done in a team, as lines of its roster chain: a former one of this computer, or one that was cut off. */
interface KeptActs {
  readonly vaultId: string
  readonly former: string
  readonly lines: readonly ActLine[]
}

/** Whether anything is kept. */
export const keepsActs = (local: LocalSettings): boolean => keptActs(local).length > 0

const keptActs = (local: LocalSettings): readonly KeptActs[] => (local.get('actsToWriteAgain') as readonly KeptActs[] | undefined) ?? []

/** Keeps acts that are taken out of the log until this computer is let in, has no acts missing, and may do again what they say. */
export const keepActs = (local: LocalSettings, acts: KeptActs): void => local.set('actsToWriteAgain', [...keptActs(local), acts])

/** Hands out what was kept, oldest first, and keeps it no more. Of another team it is nobody's. */
export const takeKeptActs = (local: LocalSettings, vaultId: string): readonly KeptActs[] => {
  const kept = keptActs(local)
  if (kept.length > 0) local.remove('actsToWriteAgain')
  return kept.filter((acts) => acts.vaultId === vaultId)
}
