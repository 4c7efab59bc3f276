import type { notes } from '../../../../shared/contract/notes.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { readingToMilliseconds } from '../../changes/log/hybrid-clock.ts'
import { refOf } from '../../changes/log/line.ts'
import { put, type Write } from '../../changes/record.ts'
import { copiedBy, writtenAt, writtenOn, writtenOnce } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import type { NoteDrafts } from './note-drafts.ts'
import { standingTexts, type NoteText, type StandingText } from './note-heads.ts'
import { flagsOf } from './note-settling.ts'
import { isSameBase } from '../versions.ts'
import { createWriters } from '../writers.ts'

type VersionHandlers = Pick<Handlers<typeof notes>, 'versions' | 'goOn' | 'keepAsTwo'>

/** Every text a note ever had, and settling two that stand side by side. */
export const createNoteVersions = (caseload: Caseload, drafts: NoteDrafts): VersionHandlers => {
  const { database, record, newId } = caseload
  const writerOf = createWriters(caseload)
  const texts = database.prepare(
    `SELECT seq, ${writtenAt} AS hlc, ${writtenOn} AS writer, min(${copiedBy}) AS copiedBy, chain.device, scope, digest, value, max(head) AS head
     FROM change JOIN chain ON chain.id = change.chain
     WHERE record = ? AND grp = 'text' AND entity = 'note' AND aside = 0 AND value <> 'null'
     GROUP BY ${writtenOnce} ORDER BY ${writtenAt} DESC`,
  )

  /** The texts that were on screen, or null when others stand by now or one is being typed. */
  const stillStanding = (id: string, base: StandingText['base']): StandingText[] | null => {
    const standing = standingTexts(caseload, id)
    const unchanged = drafts.find(id) === null && isSameBase(standing.flatMap((text) => [...text.base]), base)
    return unchanged ? standing : null
  }

  const writeAgain = (id: string, { value }: StandingText, base: StandingText['base']): Write =>
    put('note', 'text', id, value.personId, value, [...base])

  return {
    versions({ id }) {
      const rows = texts.all(id) as VersionRow[]
      if (rows.length === 0) return err('not_found')
      return ok(
        rows.map((row) => ({
          base: [refOf(row)],
          value: JSON.parse(row.value) as NoteText,
          at: readingToMilliseconds(row.hlc),
          writer: writerOf(row.writer, row.copiedBy),
          current: row.head === 1,
        })),
      )
    },

    goOn({ id, base, version }) {
      if (standingTexts(caseload, id).length === 0) return err('not_found')
      const standing = stillStanding(id, base)
      const chosen = standing?.find((text) => isSameBase(text.base, version))
      if (standing === null || chosen === undefined) return err('changed_since')
      if (standing.some(({ signed }) => signed)) return err('already_signed')
      return ok({ undo: record([writeAgain(id, chosen, base)]) })
    },

    keepAsTwo({ id, base, version }) {
      if (standingTexts(caseload, id).length === 0) return err('not_found')
      const standing = stillStanding(id, base)
      const chosen = standing?.find((text) => isSameBase(text.base, version))
      if (standing === null || chosen === undefined) return err('changed_since')
      const others = standing.filter((text) => text !== chosen && !text.signed)
      // A signed text cannot be superseded. An equal copy of it takes the place of the drafts beside it.
      const stays = standing.find(({ signed }) => signed) ?? chosen
      if (others.length === 0 || (stays !== chosen && !chosen.signed)) return err('changed_since')

      const flags = flagsOf(caseload, id)
      const separate = others.map((text) => ({ id: newId(), text }))
      const undo = record([
        ...separate.flatMap(({ id: own, text: { value } }) => [
          put('note', 'text', own, value.personId, value),
          put('note', 'flags', own, value.personId, flags),
        ]),
        writeAgain(id, stays, [...others, stays].filter(({ signed }) => !signed).flatMap((text) => [...text.base])),
      ])
      return ok({ ids: separate.map(({ id: own }) => own), undo })
    },
  }
}

interface VersionRow {
  readonly seq: number
  readonly hlc: number
  /** The device on which it was written; `device` wrote the change, which may be a copy. */
  readonly writer: string
  readonly copiedBy: string | null
  readonly device: string
  readonly scope: string
  readonly digest: Buffer
  readonly value: string
  readonly head: number
}
