import type { Caseload } from '../../caseload/caseload.ts'
import { tombstoneGroup } from '../../changes/tombstone.ts'

/*
 * A computer that waits to be let in may write people down at once. Where it comes in another way than it began (by
 * another invitation, or by the team sheet), its scopes are others: what was written about people, and never sent, is
 * taken out of the log and written again where new people go now.
 */

/** What stands about people, and what was half typed. */
export interface CarriedPeople {
  readonly lines: readonly CarriedLine[]
  readonly drafts: readonly unknown[]
}

interface CarriedLine {
  readonly entity: string
  readonly record: string
  readonly grp: string
  readonly subject: string
  readonly value: string
}

/** Takes everything about people out of a caseload that has sent nothing yet. Whom it had deleted by then is gone. */
export const takePeopleOut = ({ database }: Pick<Caseload, 'database'>): CarriedPeople => {
  const standing = database
    .prepare('SELECT entity, record, grp, subject, value FROM change WHERE head = 1 AND subject IS NOT NULL ORDER BY id')
    .all() as CarriedLine[]
  const buried = new Set(standing.filter(({ grp }) => grp === tombstoneGroup).flatMap(({ record }) => record))
  const drafts = database.prepare('SELECT * FROM draft').all()
  database.prepare('DELETE FROM change WHERE subject IS NOT NULL').run()
  database.prepare('DELETE FROM draft').run()
  return { lines: standing.filter(({ record, subject }) => !buried.has(record) && !buried.has(subject)), drafts }
}

/** Writes it again, at home where this computer's user puts new people now. */
export const putPeopleBack = ({ database, record, scopes }: Pick<Caseload, 'database' | 'record' | 'scopes'>, { lines, drafts }: CarriedPeople): void => {
  if (lines.length > 0) {
    const scope = scopes.newHome()
    record(lines.map(({ value, ...line }) => ({ ...line, base: [], scope, value: line.grp === 'home' ? { homeScope: scope } : (JSON.parse(value) as object | null) })))
  }
  const keep = database.prepare('INSERT INTO draft (key, personId, content, savedAt) VALUES (@key, @personId, @content, @savedAt)')
  for (const draft of drafts) keep.run(draft)
}
