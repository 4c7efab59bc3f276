import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { entities, groupSchema } from '../../../../shared/model/entities.ts'
import type { LocalSettings } from '../../database/local-settings.ts'
import { aside, type Aside } from '../judging/aside.ts'
import { erasedEntity } from '../log/chains.ts'
import { forgetJudgements } from '../judging/judgements.ts'
import type { Log } from '../log/log.ts'
import type { Projection } from './projection.ts'
import type { RecordName, RegisterName } from '../log/register.ts'
import { isUnderstood } from '../judging/understood.ts'

export interface RebuildParts {
  readonly database: Database
  readonly local: LocalSettings
  readonly log: Log
  readonly projection: Projection
  readonly derive: (records: readonly RecordName[]) => void
}

/**
 * Writes everything that follows from the log anew, in one transaction: after an update that knows more kinds of
 * records, or to prove that the tables hold nothing the log does not.
 */
export const createRebuild = ({ database, local, log, projection, derive }: RebuildParts) => {
  const rows = database.prepare('SELECT id, entity, record, grp, aside FROM change')
  const registers = database.prepare('SELECT DISTINCT entity, record, grp FROM change WHERE entity <> ?')
  const valueOf = database.prepare('SELECT value FROM change WHERE id = ?').pluck()
  const setAside = database.prepare('UPDATE change SET aside = ?, head = 0 WHERE id = ?')
  const isEmpty = database.prepare('SELECT 1 FROM change LIMIT 1')

  /** What this version understands may differ from what an earlier one did. */
  const judgeValues = (): void => {
    for (const row of rows.all() as ValueRow[]) {
      if (row.aside === aside.refused || row.aside === aside.notHeld || groupSchema(row.entity, row.grp) === null) continue
      const understood = isUnderstood(row, JSON.parse(valueOf.get(row.id) as string))
      if (understood === (row.aside === aside.notUnderstood)) setAside.run(understood ? aside.counts : aside.notUnderstood, row.id)
    }
  }

  const rebuild = database.transaction(() => {
    judgeValues()
    for (const register of registers.all(erasedEntity) as RegisterName[]) log.refreshHeads(register)
    const records = projection.rebuild()
    // Ids are UUIDv7: their order is the order in which the records were made.
    derive([...records].sort((a, b) => (a.record < b.record ? -1 : 1)))
    local.set('projection', modelMark())
  })

  return {
    rebuild,

    /** Rebuilds where another version's model wrote the tables. */
    rebuildIfOlder(): void {
      if (local.get('projection') === modelMark()) return
      // By which rules the version before judged what the roster lets count is not known.
      forgetJudgements(local)
      if (isEmpty.get() === undefined) local.set('projection', modelMark())
      else rebuild.immediate()
    },
  }
}

/** To be raised when tables, lists, search or what counts follow from the log in another way though no field has changed. */
const revision = 2

/** Another for every model with other kinds of records, field groups or fields. */
const modelMark = (): string => {
  const fields = Object.entries(entities).map(([entity, groups]) => [
    entity,
    Object.entries(groups).map(([grp, schema]) => [grp, Object.keys(schema.shape)]),
  ])
  return createHash('sha256').update(JSON.stringify([revision, fields])).digest('base64url').slice(0, 11)
}

interface ValueRow extends RegisterName {
  readonly id: number
  readonly aside: Aside
}
