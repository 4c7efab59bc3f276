import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { people } from '../../../../shared/contract/people.ts'
import type { TimelineEntry } from '../../../../shared/contract/timeline.ts'
import type { GroupValue } from '../../../../shared/model/entities.ts'
import { dayInEngland, timeInEngland } from '../../../../shared/rules/time/english-time.ts'
import { firstLineOf } from '../../../../shared/rules/note-text.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { writtenAt } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import { createNoteTemplates } from '../notes/note-templates.ts'
import { createShownPerson } from './shown-person.ts'

/** What happened with a person: referrals and what was decided, consultations, notes, and the status of their case. */
export const createTimeline = (caseload: Caseload): Pick<Handlers<typeof people>, 'timeline'> => {
  const { database } = caseload
  const templates = createNoteTemplates(caseload)
  const shownPerson = createShownPerson(database)
  const referrals = database.prepare(
    `SELECT 'referral' AS kind, id, referralDate AS "on", NULL AS at, source, referrerName, referrerOrganisation
     FROM referral WHERE personId = ? AND referralDate IS NOT NULL`,
  )
  const consultations = database.prepare(
    `SELECT 'consultation' AS kind, id, date AS "on", time AS at, minutes, medium, place, coalesce(attendance, '0') AS attendance
     FROM consultation WHERE personId = ? AND date IS NOT NULL`,
  )
  const flags = ['aboutSomeoneElse', 'safeguardingNote', 'notToBeShared'] as const
  const flagColumns = flags.map((flag) => `coalesce(note.${flag}, 0) AS ${flag}`).join(', ')
  const notes = database.prepare(
    `SELECT 'note' AS kind, id, aboutDate AS "on", aboutTime AS at, noteKind, substr(text, 1, 1000) AS beginning, author,
       signedAt IS NOT NULL AS signed, ${flagColumns}
     FROM note WHERE personId = ? AND aboutDate IS NOT NULL`,
  )
  const addenda = database.prepare(
    `SELECT 'addendum' AS kind, noteId AS id, addendum.signedAt AS signedAt, addendum.reason, addendum.author, ${flagColumns}
     FROM addendum LEFT JOIN note ON note.id = addendum.noteId WHERE addendum.personId = ?`,
  )
  const statusesOf = createStandingValues(database, 'case', 'status')
  const decisionsOf = createStandingValues(database, 'referral', 'state')

  return {
    timeline({ id }) {
      const shown = shownPerson(id)
      if (shown === null) return err('not_found')
      const withFlags = (row: object) => ({
        ...row,
        ...Object.fromEntries(flags.map((flag) => [flag, (row as Record<string, unknown>)[flag] === 1])),
      })
      const firstLine = firstLineOf(templates.allHeadings())
      const toNote = ({ beginning, signed, ...row }: NoteRow) => ({ ...withFlags(row), signed: signed === 1, firstLine: shortened(firstLine(beginning ?? '')) })
      const entries = [
        ...referrals.all(shown.id),
        ...decisionsOf(shown.id).flatMap(({ record, value }) => toDecision(record, value as Decision)),
        ...consultations.all(shown.id),
        ...(notes.all(shown.id) as NoteRow[]).map(toNote),
        ...(addenda.all(shown.id) as AddendumRow[]).map(({ signedAt, ...row }) => ({ ...withFlags(row), ...inEngland(signedAt) })),
        ...statusesOf(shown.id).map(({ record, value }) => toStatus(record, value as Status)),
      ] as TimelineEntry[]
      return ok(entries.map((entry, order) => ({ entry, order })).sort(newestFirst).map(({ entry }) => entry))
    },
  }
}

type Decision = GroupValue<'referral', 'state'>
type Status = GroupValue<'case', 'status'>

interface NoteRow {
  readonly beginning: string | null
  readonly signed: 0 | 1
}

interface AddendumRow {
  readonly signedAt: string
}

interface StandingValue {
  readonly record: string
  readonly value: object
}

/** A record's table tells where it stands; only the log tells how it came there. */
const createStandingValues = (database: Caseload['database'], entity: 'case' | 'referral', grp: string) => {
  const inOrder = database.prepare(
    `SELECT change.record, change.value FROM "${entity}" AS stood JOIN change ON change.record = stood.id
     WHERE stood.personId = ? AND change.grp = '${grp}' AND change.entity = '${entity}' AND aside = 0
     ORDER BY ${writtenAt}, change.id`,
  )
  return (personId: string): StandingValue[] => {
    const byRecord = Map.groupBy(inOrder.all(personId) as { record: string; value: string }[], (row) => row.record)
    return [...byRecord].flatMap(([record, rows]) =>
      withoutTakenBack(rows.map(({ value }) => value))
        .map((value) => ({ record, value: JSON.parse(value) as object | null }))
        .filter((standing): standing is StandingValue => standing.value !== null),
    )
  }
}

/** Undo writes once more what stood before: what lies between was taken back and did not happen. */
export const withoutTakenBack = (values: readonly string[]): string[] => {
  const standing: string[] = []
  for (const value of values) {
    const before = standing.indexOf(value)
    if (before === -1) standing.push(value)
    else standing.length = before + 1
  }
  return standing
}

/** A referral that nobody has decided on is told by its arrival. */
const toDecision = (id: string, { state, stateReason, stateDate, stateBy }: Decision): TimelineEntry[] =>
  state === 'received' ? [] : [{ kind: 'decision', id, on: stateDate, at: null, state, stateReason, by: stateBy }]

const toStatus = (id: string, { status, until, statusFrom, statusReason, outcome, statusBy }: Status): TimelineEntry => ({
  kind: 'status',
  id,
  on: statusFrom,
  at: null,
  status,
  until,
  statusReason,
  outcome,
  by: statusBy,
})

interface Placed {
  readonly entry: TimelineEntry
  readonly order: number
}

const newestFirst = (a: Placed, b: Placed): number => {
  const [one, other] = [momentOf(a.entry), momentOf(b.entry)]
  return one === other ? b.order - a.order : one < other ? 1 : -1
}

/** What has no time of day opens its day, but a hold or a closing ends it. */
const momentOf = (entry: TimelineEntry): string => {
  const atEnd = entry.kind === 'status' && entry.status !== 'active'
  return `${entry.on}T${entry.at ?? (atEnd ? '24:00' : '00:00')}`
}

const longestFirstLine = 160

const shortened = (line: string): string =>
  line.length <= longestFirstLine ? line : `${line.slice(0, longestFirstLine - 1).trimEnd()}…`

const inEngland = (instant: string): { on: string; at: string } => ({ on: dayInEngland(instant).toString(), at: timeInEngland(instant) })
