import type { notes, TemplateRecord } from '../../../../shared/contract/notes.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { noteKinds } from '../../../../shared/model/note.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { put, type Write } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { defaultTemplates } from './default-templates.ts'
import { readRegisters } from '../registers.ts'

type TemplateHandlers = Pick<Handlers<typeof notes>, 'templates' | 'saveTemplate' | 'removeTemplate'>

/** Headings that notes start with. A note takes them as text, so changing a template never changes a note. */
export const createNoteTemplates = ({ database, log, record, newId, burial, mayWriteForTeam }: Caseload) => {
  const ownIds = database.prepare('SELECT id FROM noteTemplate ORDER BY id').pluck()
  const known = database.prepare('SELECT id FROM noteTemplate WHERE id = ?').pluck()

  const own = (): TemplateRecord[] =>
    (ownIds.all() as string[]).flatMap((id) => {
      const content = readRegisters(log, 'noteTemplate', id).get('content')
      const value = content?.value as TemplateRecord['content'] | null | undefined
      return content === undefined || value === null || value === undefined ? [] : [{ id, base: content.base, content: value }]
    })

  const all = (): TemplateRecord[] => {
    const theirs = own()
    const taken = new Set(theirs.map(({ content }) => nameOf(content)))
    const builtIn = defaultTemplates
      .filter((content) => !taken.has(nameOf(content)))
      .map((content) => ({ id: null, base: [], content }))
    return [...theirs, ...builtIn].sort((a, b) => kindOrder(a) - kindOrder(b) || byName(a, b))
  }

  const handlers: TemplateHandlers = {
    templates: () => ok(all()),

    saveTemplate({ id, base, content }) {
      if (id !== null && known.get(id) === undefined) return err('not_found')
      const template = id ?? newId()
      if (!mayWriteForTeam('noteTemplate', template)) return err('not_allowed')
      return ok({ id: template, undo: record([put('noteTemplate', 'content', template, null, content, base)]) })
    },

    removeTemplate({ id, reason }) {
      if (known.get(id) === undefined) return err('not_found')
      if (!mayWriteForTeam('noteTemplate', id)) return err('not_allowed')
      // A template is about nobody, so its tombstone belongs to the team.
      const removal: Write = { ...burial('noteTemplate', id, id, reason), subject: null }
      return ok({ undo: record([removal]) })
    },
  }

  return {
    handlers,
    /** The headings of every template, to tell a note in which nothing was written. */
    allHeadings: (): (string | null)[] => [...own().map(({ content }) => content), ...defaultTemplates].map(({ headings }) => headings),
    /** The headings that a note of this kind starts with; the team's own template of the kind comes first. */
    headingsOf(kind: TemplateRecord['content']['noteKind']): string | null {
      const ofKind = all().filter(({ content }) => content.noteKind === kind)
      return (ofKind.find(({ id }) => id !== null) ?? ofKind[0])?.content.headings ?? null
    },
  }
}

export type NoteTemplates = ReturnType<typeof createNoteTemplates>

const nameOf = ({ noteKind, templateName }: TemplateRecord['content']): string => `${noteKind}/${templateName.toLowerCase()}`

const kindOrder = ({ content }: TemplateRecord): number => noteKinds.findIndex(({ code }) => code === content.noteKind)

const byName = (a: TemplateRecord, b: TemplateRecord): number => a.content.templateName.localeCompare(b.content.templateName, 'en-GB')
