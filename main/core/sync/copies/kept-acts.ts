import type { LocalSettings } from '../../database/local-settings.ts'
import type { ActLine } from './acts-again.ts'

/**
 * What an administrator's device had done in a team, as lines of its roster chain. It is a device that this computer
 * was before, or one whose chain was cut off.
 */
interface KeptActs {
  readonly vaultId: string
  readonly former: string
  readonly lines: readonly ActLine[]
}

/** Whether anything is kept. */
export const keepsActs = (local: LocalSettings): boolean => keptActs(local).length > 0

const keptActs = (local: LocalSettings): readonly KeptActs[] => (local.get('actsToWriteAgain') as readonly KeptActs[] | undefined) ?? []

/**
 * Keeps acts that are taken out of the log, until this computer is in the team, lacks no acts and may write them again.
 */
export const keepActs = (local: LocalSettings, acts: KeptActs): void => local.set('actsToWriteAgain', [...keptActs(local), acts])

/** Gives what was kept, oldest first, and forgets it. What was kept of another team is dropped. */
export const takeKeptActs = (local: LocalSettings, vaultId: string): readonly KeptActs[] => {
  const kept = keptActs(local)
  if (kept.length > 0) local.remove('actsToWriteAgain')
  return kept.filter((acts) => acts.vaultId === vaultId)
}
