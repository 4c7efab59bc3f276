import type { TypedNote } from '../../../../shared/contract/notes.ts'
import type { Base, UndoToken } from '../../../../shared/model/change.ts'
import { isEmptyNote } from '../../../../shared/rules/note-text.ts'
import { formatSentenceName, type PersonName } from '../../../../shared/rules/people/person-name.ts'
import { put, type Write } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { createNoteDrafts, type NoteDraft, type NoteDrafts } from './note-drafts.ts'
import { noFlags, standingTexts, type NoteFlags, type NoteText } from './note-heads.ts'
import { begunByAnother, userAsAuthor } from './note-authors.ts'
import { createNoteTemplates, type NoteTemplates } from './note-templates.ts'
import { homeForNew } from '../people/person-writes.ts'
import { emptyRegister, readRegisters } from '../registers.ts'
import { createShownPerson } from '../people/shown-person.ts'

/** What became of a note that was being typed. */
export interface Settled {
  readonly base: Base
  readonly flagsBase: Base
  /** True when nothing was written, so that nothing is left of the note. */
  readonly left: boolean
  /** The note that what was typed became, because this one had been signed meanwhile; null: it stayed this one. */
  readonly apart: string | null
}

/** Makes what is typed a change of the caseload: once for a spell of writing, not for each key. */
export const createNoteSettling = (caseload: Caseload, drafts: NoteDrafts, templates: NoteTemplates) => {
  const { database, log, record, newId } = caseload

  const isUntouchedDraft = ({ personId, typed }: NoteDraft): boolean =>
    isUntouched(typed, templates.allHeadings(), sentenceNameOf(caseload, personId))

  const settleDraft = database.transaction((draft: NoteDraft): Settled => {
    const { id, personId, typed } = draft
    drafts.drop(id)
    const standing = standingTexts(caseload, id)
    const untouched = isUntouchedDraft(draft)
    if (standing.length === 0 && untouched) return { base: [], flagsBase: [], left: true, apart: null }
    if (standing.some(({ signed }) => signed)) {
      if (untouched || saysWhatStood(id, typed)) return standingBases(id)
      return { ...standingBases(id), apart: setApart(id, personId, typed) }
    }

    const text = textOf(caseload, id, personId, typed, null)
    const token = record([
      put('note', 'text', id, text.personId, text, typed.base),
      ...flagWrites(caseload, id, text.personId, typed),
    ])
    return { base: ownHead(id, 'text', token) ?? typed.base, flagsBase: ownHead(id, 'flags', token) ?? typed.flagsBase, left: false, apart: null }
  })

  /** True for a text that was signed, or that its writer started from: it is not theirs to lose. */
  const saysWhatStood = (id: string, typed: TypedNote): boolean => {
    const startedFrom = typed.base.map((ref) => log.find(ref, ref[3] ?? '')).filter((change) => change !== null)
    const before = startedFrom.map(({ value }) => JSON.parse(value) as NoteText | null)
    const signed = standingTexts(caseload, id).filter((text) => text.signed)
    return [...before, ...signed.map(({ value }) => value)].some((value) => value !== null && sameBody(value, typed))
  }

  /** What was being typed while the note was signed elsewhere becomes a draft of its own: nobody asked to lose it. */
  const setApart = (id: string, personId: string, typed: TypedNote): string => {
    const apart = newId()
    const text = textOf(caseload, id, personId, typed, null)
    record([put('note', 'text', apart, text.personId, text), ...flagWrites(caseload, apart, text.personId, { ...typed, flagsBase: [] })])
    return apart
  }

  const ownHead = (id: string, grp: string, token: UndoToken): Base | null => {
    const made = new Set(token.map(String))
    const head = log.headsOfRegister({ entity: 'note', record: id, grp }).find(({ ref }) => made.has(String(ref)))
    return head === undefined ? null : [head.ref]
  }

  /** What stands, with the base of the shown text alone: writing on must not settle two versions unasked. */
  const standingBases = (id: string): Settled => {
    const [shown] = standingTexts(caseload, id)
    const flags = readRegisters(log, 'note', id).get('flags') ?? emptyRegister
    return { base: shown?.base ?? [], flagsBase: flags.base, left: shown === undefined, apart: null }
  }

  return {
    /** True for a note of which nothing is left when it is settled. */
    saysNothing: (draft: NoteDraft): boolean => standingTexts(caseload, draft.id).length === 0 && isUntouchedDraft(draft),
    settle(id: string): Settled {
      const draft = drafts.find(id)
      return draft === null ? standingBases(id) : settleDraft.immediate(draft)
    },
  }
}

/**
 * Makes every note that is being typed a change of the caseload: before it is locked or closed, and after it was
 * opened again, for what a killed process left. Notes in which nothing was written are forgotten. One that cannot
 * be settled stays as it is; what stood in its way is thrown after the others.
 */
export const settleAllDrafts = (caseload: Caseload): void => {
  const shownPerson = createShownPerson(caseload.database)
  const hasPlace = homeForNew(caseload, null) !== null
  // Whom it is about may have gone with the caseload they were on, and there is no other: it waits until there is.
  const [failure] = settleThose(createSettlingAlone(caseload), ({ personId }) => hasPlace || shownPerson(personId) !== null)
  if (failure !== undefined) throw failure.error
}

/**
 * Makes what is being typed about people in some scopes a change there, while this computer still holds them. What cannot
 * be settled stays, and is told of at the next lock: it must not keep the scopes from going. A note that says nothing yet
 * stays as well: its page may be about to hand over its first words.
 */
export const settleDraftsIn = (caseload: Caseload, scopes: ReadonlySet<string>): void => {
  const alone = createSettlingAlone(caseload)
  settleThose(alone, (draft) => scopes.has(caseload.scopes.homeOf(draft.personId)) && !alone.saysNothing(draft))
}

/** Answers with what stood in the way of some. */
const settleThose = ({ drafts, settle }: SettlingAlone, isMeant: (draft: NoteDraft) => boolean): { readonly error: unknown }[] =>
  drafts.all().flatMap((draft) => {
    try {
      if (isMeant(draft)) settle(draft.id)
      return []
    } catch (error) {
      return [{ error }]
    }
  })

/** Makes what is being typed about a person a change, so that it shares what is done with all about them. */
export const settleDraftsAbout = (caseload: Caseload, person: string): void => {
  const { drafts, settle } = createSettlingAlone(caseload)
  for (const { id, personId } of drafts.all()) if (personId === person) settle(id)
}

const createSettlingAlone = (caseload: Caseload) => {
  const drafts = createNoteDrafts(caseload.database, caseload.milliseconds)
  return { drafts, ...createNoteSettling(caseload, drafts, createNoteTemplates(caseload)) }
}

type SettlingAlone = ReturnType<typeof createSettlingAlone>

/**
 * The whole text of a note as it is written down: what was typed, about whom, by whom, and signed or not. A draft stays
 * whose it was, whoever goes on with it; a signed text is its signer's, and names who had begun it.
 */
export const textOf = (
  caseload: Caseload,
  id: string,
  personId: string,
  { body }: TypedNote,
  signedAt: string | null,
): NoteText => {
  const [shown] = standingTexts(caseload, id)
  const user = userAsAuthor(caseload)
  const begunBy = shown?.signed === false ? begunByAnother(shown.value, user) : null
  // The person as the note has it, not the one that person was merged into: merging must stay reversible.
  const text = { ...body, personId: shown?.value.personId ?? personId, signedAt }
  if (shown === undefined || begunBy === null) return { ...text, ...user }
  const { author, authorRole, authorId } = shown.value
  return signedAt === null ? { ...text, author, authorRole, authorId } : { ...text, ...user, begunBy }
}

/** The flags that were typed with a note. None set on a new note is not worth a change. */
export const flagWrites = ({ baseOf }: Caseload, id: string, subject: string, { flags, flagsBase }: TypedNote): Write[] => {
  const isNew = baseOf('note', id, 'flags').length === 0
  return isNew && !Object.values(flags).some(Boolean) ? [] : [put('note', 'flags', id, subject, flags, flagsBase)]
}

/** The flags of a note that stand. */
export const flagsOf = ({ log }: Caseload, id: string): NoteFlags =>
  (readRegisters(log, 'note', id).get('flags')?.value as NoteFlags | null | undefined) ?? noFlags

/** What a person likes to be called, as the headings of a note about them have it; also of one who was deleted. */
export const sentenceNameOf = ({ log }: Caseload, personId: string): string => {
  const name = readRegisters(log, 'person', personId).get('name')?.value as PersonName | null | undefined
  return formatSentenceName(name ?? { family: null, given: null, title: null, preferred: null })
}

const isUntouched = ({ body }: TypedNote, headings: readonly (string | null)[], name: string): boolean =>
  isEmptyNote(body.text, headings, name) && (body.nextStep ?? '') === ''

const sameBody = (value: NoteText, { body }: TypedNote): boolean =>
  Object.entries(body).every(([field, typed]) => value[field as keyof NoteText] === typed)
