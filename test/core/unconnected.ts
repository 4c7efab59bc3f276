import { join } from 'node:path'
import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { connect, type Connection } from '../../main/core/sync/connection.ts'
import { testRandom } from './test-caseload.ts'

/** What handlers need of sync, for a caseload that is in no team: nothing ever runs. */
export const unconnected = (caseload: Caseload): Connection =>
  connect(caseload, {
    surroundings: {
      dataFolder: '/nowhere',
      migrationsFolder: join(import.meta.dirname, '../../main/core/database/migrations'),
      appVersion: '1.0.0',
      clock: caseload.milliseconds,
      random: testRandom('unconnected'),
    },
    onStatus: () => undefined,
    onBug(error) {
      throw error
    },
  })
