import type { Database } from 'better-sqlite3'
import type { TypedNote } from '../../../../shared/contract/notes.ts'

/** A note that is being typed on this computer. */
export interface NoteDraft {
  readonly id: string
  /** The person it is shown under. */
  readonly personId: string
  readonly typed: TypedNote
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

const prefix = 'note:'

/**
 * Notes being typed, in the local table of drafts: a key press is not a change of the caseload (sync
 * specification, section 3), yet must survive a killed process.
 */
export const createNoteDrafts = (database: Database, milliseconds: () => number) => {
  const columns = `substr(draft.key, ${prefix.length + 1}) AS id, coalesce(person.mergedInto, draft.personId) AS personId,
    draft.content, draft.savedAt FROM draft LEFT JOIN person ON person.id = draft.personId`
  // The range instead of LIKE, so that the primary key answers it.
  const isNote = `draft.key >= '${prefix}' AND draft.key < 'note;'`
  const one = database.prepare(`SELECT ${columns} WHERE draft.key = ?`)
  const every = database.prepare(`SELECT ${columns} WHERE ${isNote} ORDER BY draft.savedAt`)
  const put = database.prepare(
    `INSERT INTO draft (key, personId, content, savedAt) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET content = excluded.content, savedAt = excluded.savedAt`,
  )
  const newAbout = database
    .prepare(`SELECT count(*) FROM (SELECT ${columns} WHERE ${isNote}) WHERE personId = ? AND id NOT IN (SELECT id FROM note)`)
    .pluck()
  const remove = database.prepare('DELETE FROM draft WHERE key = ?')

  return {
    find(id: string): NoteDraft | null {
      const row = one.get(prefix + id) as DraftRow | undefined
      return row === undefined ? null : toDraft(row)
    },
    /** Oldest first. */
    all: (): NoteDraft[] => (every.all() as DraftRow[]).map(toDraft),
    /** How many notes about a person are being typed that are in no table yet. */
    newAbout: (personId: string): number => newAbout.get(personId) as number,
    /** Returns when, in milliseconds since 1970. */
    keep(id: string, personId: string, typed: TypedNote): number {
      const savedAt = milliseconds()
      put.run(prefix + id, personId, JSON.stringify(typed), savedAt)
      return savedAt
    },
    drop: (id: string): void => void remove.run(prefix + id),
  }
}

export type NoteDrafts = ReturnType<typeof createNoteDrafts>

interface DraftRow {
  readonly id: string
  readonly personId: string
  readonly content: string
  readonly savedAt: number
}

const toDraft = ({ id, personId, content, savedAt }: DraftRow): NoteDraft => ({
  id,
  personId,
  savedAt,
  typed: JSON.parse(content) as TypedNote,
})
