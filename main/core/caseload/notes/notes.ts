import type { notes } from '../../../../shared/contract/notes.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import type { Caseload } from '../caseload.ts'
import { createNoteBeginning } from './note-beginning.ts'
import { createNoteDrafts } from './note-drafts.ts'
import { standingTexts } from './note-heads.ts'
import { createNoteReading } from './note-reading.ts'
import { createNoteSettling } from './note-settling.ts'
import { createNoteSigning } from './note-signing.ts'
import { createNoteTemplates } from './note-templates.ts'
import { createNoteVersions } from './note-versions.ts'

/** Notes: typed locally, settled as one change, signed once, added to after that. */
export const createNotes = (caseload: Caseload): Handlers<typeof notes> => {
  const { database, record, burial, milliseconds } = caseload
  const drafts = createNoteDrafts(database, milliseconds)
  const templates = createNoteTemplates(caseload)
  const settling = createNoteSettling(caseload, drafts, templates)
  const personExists = database.prepare('SELECT 1 FROM person WHERE id = ?')
  const noteExists = database.prepare('SELECT 1 FROM note WHERE id = ?')
  const wasWritten = database.prepare("SELECT 1 FROM change WHERE entity = 'note' AND record = ?")

  return {
    begin: createNoteBeginning(caseload, drafts, templates),

    keepDraft({ id, personId, typed }) {
      // Deleted or moved on another computer while it was written: the text must not be lost with them.
      const isBegun = drafts.find(id) !== null || wasWritten.get(id) !== undefined
      if (personExists.get(personId) === undefined && !isBegun) return err('not_found')
      return ok({ savedAt: drafts.keep(id, personId, typed) })
    },

    settle({ id }) {
      const { base, flagsBase, left, apart } = settling.settle(id)
      return ok({ base: [...base], flagsBase: [...flagsBase], left, apart })
    },

    removeDraft({ id, reason }) {
      if (drafts.find(id) === null && noteExists.get(id) === undefined) return err('not_found')
      // Settled first, so that undo brings back all of it.
      settling.settle(id)
      const standing = standingTexts(caseload, id)
      if (standing.some(({ signed }) => signed)) return err('already_signed')
      const [shown] = standing
      return ok({ undo: shown === undefined ? [] : record([burial('note', id, shown.value.personId, reason)]) })
    },

    ...createNoteReading(caseload, drafts, templates),
    ...createNoteSigning(caseload, drafts, templates),
    ...createNoteVersions(caseload, drafts),
    ...templates.handlers,
  }
}
