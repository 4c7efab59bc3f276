import type { Backup } from '../../../../shared/contract/backups.ts'

const kindWords: Readonly<Record<Backup['kind'], string>> = {
  daily: 'Daily',
  'before-update': 'Before an update',
  asked: 'Asked for',
}

/** Why a backup was made. */
export function backupKindWords(kind: Backup['kind']): string {
  return kindWords[kind]
}

/** Whether it can be relied on. */
export function backupStateWords(state: Backup['state']): string {
  return state === 'checked' ? 'Opened and checked' : 'Damaged since, cannot be used'
}

/** '640 KB', '12.4 MB': a size in thousands, as file managers show it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  const unit = bytes < 1_000_000_000 ? { size: 1_000_000, name: 'MB' } : { size: 1_000_000_000, name: 'GB' }
  return `${(bytes / unit.size).toFixed(1)} ${unit.name}`
}

/** The newest backup that can be relied on, of a list with the newest first; null where there is none. */
export function newestGood(backups: readonly Backup[]): Backup | null {
  return backups.find(({ state }) => state === 'checked') ?? null
}
