import type { LocalSettings } from '../database/local-settings.ts'
import type { Place } from './stores/place.ts'

/** What a user chose about sync on this computer. */
export interface SyncSettings {
  /** Where the team's objects lie, with what it takes to get there; null until sync is turned on. */
  readonly place: Place | null
  readonly paused: boolean
  /** Only by hand and before lock, and nothing of computers that share no caseload. */
  readonly littleData: boolean
}

const none: SyncSettings = { place: null, paused: false, littleData: false }

/** The choices as they lie in the vault; passwords of the place are among them and never leave it. */
export const readSyncSettings = (local: LocalSettings): SyncSettings => ({
  ...none,
  ...(local.get('sync') as Partial<SyncSettings> | undefined),
})

export const saveSyncSettings = (local: LocalSettings, changes: Partial<SyncSettings>): void =>
  local.set('sync', { ...readSyncSettings(local), ...changes })
