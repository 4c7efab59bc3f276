import type { drafts } from '../../../shared/contract/drafts.ts'
import type { Handlers, Output } from '../../../shared/contract/operation.ts'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { settledByDraft } from '../../../shared/model/settle-draft.ts'
import { ok } from '../../../shared/rules/result.ts'
import type { Caseload } from './caseload.ts'
import { personSummaryColumns, personSummaryOf } from './people/person-summary.ts'
import { standingVersions } from './versions.ts'

/** Drafts live in a local table: typing is not logged (sync specification, section 3). */
export const createDrafts = ({ database, log, milliseconds }: Pick<Caseload, 'database' | 'log' | 'milliseconds'>): Handlers<typeof drafts> => {
  const find = database.prepare('SELECT content, savedAt FROM draft WHERE key = ?')
  const keep = database.prepare(
    `INSERT INTO draft (key, personId, content, savedAt) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET personId = excluded.personId, content = excluded.content, savedAt = excluded.savedAt`,
  )
  const remove = database.prepare('DELETE FROM draft WHERE key = ?')
  // Who was merged away is whom they became; what is about somebody who is not here can be opened nowhere.
  const newestFirst = database.prepare(
    `SELECT draft.key, draft.savedAt, draft.personId IS NOT NULL AS isAboutSomebody, ${personSummaryColumns} FROM draft
     LEFT JOIN person AS typedAbout ON typedAbout.id = draft.personId
     LEFT JOIN person ON person.id = coalesce(typedAbout.mergedInto, typedAbout.id)
     WHERE draft.personId IS NULL OR person.id IS NOT NULL ORDER BY draft.savedAt DESC`,
  )

  /** A version of one's own is asked for nowhere once the others are settled; it may be again after Undo. */
  const canBeOpened = ({ key }: { readonly key: string }): boolean => {
    const settles = settledByDraft(key)
    return settles === null || standingVersions(log, { entity: settles.entity, record: settles.record, grp: settles.group }).versions.length > 1
  }

  return {
    open({ key }) {
      const row = find.get(key) as { content: string; savedAt: number } | undefined
      if (row === undefined) return ok(null)
      return ok({ content: JSON.parse(row.content) as NonNullable<Output<typeof drafts.open>>['content'], savedAt: row.savedAt })
    },
    save({ key, personId, content }) {
      const savedAt = milliseconds()
      keep.run(key, personId, JSON.stringify(content), savedAt)
      return ok({ savedAt })
    },
    discard({ key }) {
      remove.run(key)
      return ok(null)
    },
    list: () => ok((newestFirst.all() as ListedDraft[]).filter(canBeOpened).map(toListed)),
  }
}

interface ListedDraft extends PersonSummary {
  readonly key: string
  readonly savedAt: number
  /** 0 or 1 */
  readonly isAboutSomebody: number
}

const toListed = (row: ListedDraft): Output<typeof drafts.list>[number] => ({
  key: row.key,
  person: row.isAboutSomebody === 1 ? personSummaryOf(row) : null,
  savedAt: row.savedAt,
})
