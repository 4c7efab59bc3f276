import { randomId } from '../../common/random-id.ts'
import { rosterScope } from '../format/names.ts'
import { saveSyncSettings } from '../sync-settings.ts'
import { saveTeam } from './team-identity.ts'
import { holdsNobody } from './holds-nobody.ts'
import { forgetJoining } from './joining/kept-joining.ts'
import type { TeamParts } from './team-parts.ts'
import { bringUserBack, userOf } from './user.ts'

/**
 * Forgets a team that this computer was never let into, with all that it read of it while it waited. People who were
 * written down meanwhile stay.
 */
export const leaveTeam = async (parts: Pick<TeamParts, 'caseload' | 'book' | 'sync' | 'random'>): Promise<void> => {
  const { caseload, book, sync, random } = parts
  const { database, local } = caseload
  await stopSyncing(parts)
  database.transaction(() => {
    const user = userOf(caseload)
    forgetJoining(local)
    saveTeam(local, null)
    local.set('syncMarks', null)
    if (holdsNobody(database)) {
      const [team, own] = [randomId(random), randomId(random)]
      caseload.adopt([{ id: team, kind: 'team' }, { id: own, kind: 'caseload' }], own)
    } else {
      for (const table of ['change', 'run'])
        database.prepare(`DELETE FROM "${table}" WHERE chain IN (SELECT id FROM chain WHERE scope = ?)`).run(rosterScope)
      database.prepare('DELETE FROM chain WHERE scope = ?').run(rosterScope)
      for (const table of ['peer', 'awaited', 'outbox', 'scopeKey']) database.prepare(`DELETE FROM "${table}"`).run()
    }
    bringUserBack(caseload, user)
  })()
  book.refresh()
  sync.leavePlace()
}

/** Forgets the place, and waits until a cycle that has begun there is over: what it reads must not come back. */
export const stopSyncing = async ({ caseload, sync }: Pick<TeamParts, 'caseload' | 'sync'>): Promise<void> => {
  saveSyncSettings(caseload.local, { place: null })
  await sync.cycle()
}
