import type { Caseload } from '../../caseload/caseload.ts'
import { memberIdOf } from '../../caseload/settings.ts'
import { parseRefs } from '../../changes/log/line.ts'
import { tombstoneGroup } from '../../changes/log/register.ts'

/*
 * A computer that waits to be let in may take people in already. If it then comes into the team in another way than it
 * began (by another invitation, or by the team sheet), its scopes are others. What was written about people, and never
 * sent, is then taken out of the log and written again where new people go now.
 */

/** What stands about people, and what was half typed. */
export interface CarriedPeople {
  readonly lines: readonly CarriedLine[]
  readonly drafts: readonly unknown[]
}

const ownLines = 'FROM change JOIN chain ON chain.id = change.chain WHERE subject IS NOT NULL AND device IN (SELECT id FROM device)'

interface CarriedLine {
  readonly scope: string
  readonly seq: number
  readonly entity: string
  readonly record: string
  readonly grp: string
  readonly subject: string
  readonly supersedes: string
  readonly value: string
}

/** Whether anything was written about people in those scopes here. */
export const hasWrittenIn = ({ database }: Pick<Caseload, 'database'>, isLeft: (scope: string) => boolean): boolean =>
  (database.prepare(`SELECT DISTINCT scope ${ownLines}`).pluck().all() as string[]).some(isLeft)

/**
 * Takes everything about people out of a caseload that has sent nothing of it yet. What was deleted is not carried
 * over.
 * @param isLeft whether a scope is one that this computer leaves
 */
export const takePeopleOut = ({ database }: Pick<Caseload, 'database'>, isLeft: (scope: string) => boolean): CarriedPeople => {
  const written = database
    .prepare(`SELECT scope, seq, entity, record, grp, subject, supersedes, value ${ownLines} ORDER BY change.id`)
    .all() as CarriedLine[]
  const lines = written.filter(({ scope }) => isLeft(scope))
  const seen = new Set(lines.flatMap(({ scope, supersedes }) => parseRefs(supersedes).map(([, seq, , of]) => `${of ?? scope}/${seq}`)))
  const standing = lines.filter(({ scope, seq }) => !seen.has(`${scope}/${seq}`))
  const buried = new Set(standing.filter(({ grp }) => grp === tombstoneGroup).map(({ record }) => record))
  const drafts = database.prepare('SELECT * FROM draft').all()
  const scopes = JSON.stringify([...new Set(lines.map(({ scope }) => scope))])
  database
    .prepare(
      `DELETE FROM change WHERE subject IS NOT NULL
       AND chain IN (SELECT id FROM chain WHERE scope IN (SELECT value FROM json_each(?)) AND device IN (SELECT id FROM device))`,
    )
    .run(scopes)
  database.prepare('DELETE FROM draft').run()
  return { lines: standing.filter(({ record, subject }) => !buried.has(record) && !buried.has(subject)), drafts }
}

/** Writes it again in the scope where this computer puts new people now, as the member that its user is now. */
export const putPeopleBack = (caseload: Caseload, { lines, drafts }: CarriedPeople): void => {
  const { database, record, scopes } = caseload
  if (lines.length > 0) {
    const scope = scopes.newHome()
    const authorId = memberIdOf(caseload)
    const nowSaid = (grp: string, said: object | null): object | null => {
      if (grp === 'home') return { homeScope: scope }
      return said !== null && 'authorId' in said ? { ...said, authorId } : said
    }
    record(
      lines.map(({ entity, record: id, grp, subject, value }) => ({
        entity,
        record: id,
        grp,
        subject,
        base: [],
        scope,
        value: nowSaid(grp, JSON.parse(value) as object | null),
      })),
    )
  }
  const keep = database.prepare('INSERT INTO draft (key, personId, content, savedAt) VALUES (@key, @personId, @content, @savedAt)')
  for (const draft of drafts) keep.run(draft)
}
