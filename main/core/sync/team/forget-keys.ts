import type { Caseload } from '../../caseload/caseload.ts'
import type { LocalSettings } from '../../database/local-settings.ts'
import { withoutSecrets } from '../stores/place.ts'
import { readSyncSettings, saveSyncSettings } from '../sync-settings.ts'
import { readTeam, saveTeam } from './team-identity.ts'
import { forgetInvitations } from './joining/kept-invitations.ts'

/**
 * What a removed computer does once its last work lies in the store: it deletes the keys of everything it could read
 * there, and its own, so that it can neither read nor sign again, and forgets how the place is reached. What it has of
 * the caseloads stays in its log. A courtesy of intact software, not a protection: that is the encryption of its disk
 * (sync specification, section 9).
 */
export const forgetKeys = ({ database, local, device }: Pick<Caseload, 'database' | 'local' | 'device'>): void =>
  database.transaction(() => {
    database.prepare('DELETE FROM scopeKey').run()
    database.prepare('UPDATE device SET signSecret = zeroblob(64), boxSecret = zeroblob(32) WHERE id = ?').run(device.id)
    const team = readTeam(local)
    const { place } = readSyncSettings(local)
    // Which team it was stays: by its roster it is told that this computer was removed.
    if (team !== null) saveTeam(local, { ...team, rosterKey: Buffer.alloc(team.rosterKey.length) })
    if (place !== null) saveSyncSettings(local, { place: withoutSecrets(place) })
    forgetInvitations(local)
    local.set('keysForgotten', device.id)
  })()

/** Whether that has happened; a caseload that was restored since has new keys. */
export const hasForgottenKeys = (local: LocalSettings, device: string): boolean => local.get('keysForgotten') === device
