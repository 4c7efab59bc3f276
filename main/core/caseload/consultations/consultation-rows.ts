import type { ConsultationLine, ConsultationRow } from '../../../../shared/contract/consultations.ts'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import type { Caseload } from '../caseload.ts'
import { isAtHome, type Homes } from '../lists/homes.ts'
import { personSummaryOf } from '../people/person-summary.ts'
import { emptyRegister, readRegisters } from '../registers.ts'

/** Consultations as pages read them: one, those of a person, those of some days. */
export const createConsultationRows = ({ database, log }: Pick<Caseload, 'database' | 'log'>) => {
  const one = database.prepare(oneStatement)
  const ofPerson = database.prepare(ofPersonStatement)
  const ofDays = database.prepare(ofDaysStatement)

  const toLine = (row: LineRow): ConsultationLine => {
    const registers = readRegisters(log, 'consultation', row.id)
    const [time, plan, attendance] = movable.map((group) => registers.get(group) ?? emptyRegister) as [Group, Group, Group]
    return {
      id: row.id,
      date: row.date,
      time: row.time,
      minutes: row.minutes,
      medium: row.medium,
      place: row.place,
      placeDetail: row.placeDetail,
      purpose: row.purpose,
      attendance: row.attendance,
      attendanceReason: row.attendanceReason,
      note: row.noteId === null ? null : { id: row.noteId, signed: row.noteSigned === 1 },
      twoVersions: [time, plan, attendance].some(({ versions }) => versions > 1),
      bases: { time: time.base, plan: plan.base, attendance: attendance.base },
    }
  }

  const toRow = (row: Row): ConsultationRow => ({
    ...toLine(row),
    person: personOf(row),
    address: row.place === 'home' ? addressOf(row) : null,
    phone: row.medium !== null && byPhone.has(row.medium) ? row.phone : null,
    interpreter: interpreterOf(row),
    flags: flagsOf(row),
  })

  return {
    open(id: string): ConsultationRow | null {
      const row = one.get(id) as Row | undefined
      return row === undefined ? null : toRow(row)
    },
    ofPerson: (personId: string): ConsultationLine[] => (ofPerson.all(personId) as LineRow[]).map(toLine),
    ofDays: (from: string, to: string, homes: Homes): ConsultationRow[] => (ofDays.all({ from, to, homes }) as Row[]).map(toRow),
  }
}

const movable = ['time', 'plan', 'attendance'] as const
type Group = typeof emptyRegister

/** What SQL selects of `person` for `personOf`. */
export const summaryColumns =
  'person.id AS personId, person.title, given, family, preferred, birthDate, nhsNumber, postcode, person.homeScope AS home'

/** A row with these columns. */
export type SummaryRow = Omit<PersonSummary, 'id'> & { readonly personId: string }

/** The person of a row, as lists show them. */
export const personOf = (row: SummaryRow): PersonSummary => personSummaryOf({ ...row, id: row.personId })

/** What SQL selects of `person` for `interpreterOf` and `addressOf`. */
export const reachColumns =
  'interpreter, interpreterLanguage, language, addressLine1, addressLine2, addressLine3, addressLine4, addressLine5, addressType'

/** A row with these columns. */
export interface ReachRow {
  readonly interpreter: 'yes' | 'no' | null
  readonly interpreterLanguage: string | null
  readonly language: string | null
  readonly addressLine1: string | null
  readonly addressLine2: string | null
  readonly addressLine3: string | null
  readonly addressLine4: string | null
  readonly addressLine5: string | null
  readonly addressType: string | null
}

/** Whether an interpreter is needed; for the person's own language where no other was named. */
export const interpreterOf = (row: ReachRow): { readonly language: string | null } | null =>
  row.interpreter === 'yes' ? { language: row.interpreterLanguage ?? row.language } : null

/** '14 Elm Row, Flat 2, Manchester'; 'No fixed abode' where that is what is known; or null where no address is known. */
export const addressOf = (row: ReachRow): string | null => {
  const lines = [row.addressLine1, row.addressLine2, row.addressLine3, row.addressLine4, row.addressLine5]
  return lines.filter((line) => line !== null && line !== '').join(', ') || (row.addressType === 'no-fixed-abode' ? 'No fixed abode' : null)
}

interface LineRow extends Omit<ConsultationLine, 'note' | 'twoVersions' | 'bases'> {
  readonly noteId: string | null
  readonly noteSigned: 0 | 1 | null
}

interface Row extends LineRow, SummaryRow, ReachRow {
  readonly phone: string | null
  readonly diedOn: string | null
  readonly hasRisk: 0 | 1
  readonly hasConcern: 0 | 1
  readonly personTwoVersions: 0 | 1
}

const byPhone: ReadonlySet<string> = new Set(['02', '04', '06'])

const flagsOf = (row: Row): ConsultationRow['flags'] => [
  ...(row.diedOn === null ? [] : (['died'] as const)),
  ...(row.hasRisk === 1 ? (['risk'] as const) : []),
  ...(row.hasConcern === 1 ? (['safeguarding'] as const) : []),
  ...(row.personTwoVersions === 1 ? (['two-versions'] as const) : []),
]

// A note that is signed says more of a consultation than a draft beside it.
const lineColumns = `
  consultation.id, date, time, consultation.minutes, medium, place, placeDetail, purpose,
  coalesce(attendance, '0') AS attendance, attendanceReason, theNote.id AS noteId, theNote.signedAt IS NOT NULL AS noteSigned`
const joinNote = `
  LEFT JOIN note AS theNote ON theNote.id = (
    SELECT id FROM note WHERE consultationId = consultation.id ORDER BY signedAt IS NULL, id DESC LIMIT 1
  )`

// Rows that another computer sent in part have no time yet and cannot be placed on a day.
const ofPersonStatement = `
  SELECT ${lineColumns} FROM consultation ${joinNote}
  WHERE consultation.personId = ? AND date IS NOT NULL AND time IS NOT NULL ORDER BY date, time, consultation.id`

const rows = `
  SELECT ${lineColumns}, ${summaryColumns}, ${reachColumns}, person.diedOn,
    coalesce(risksState = 'known', 0) AS hasRisk, coalesce(safeguardingState = 'concern', 0) AS hasConcern,
    coalesce(overview.twoVersions > 0, 0) AS personTwoVersions,
    (SELECT value FROM contactPoint WHERE contactPoint.personId = person.id AND kind = 'phone'
     ORDER BY coalesce(preference, 9), contactPoint.id LIMIT 1) AS phone
  FROM consultation
  JOIN person ON person.id = consultation.personId
  LEFT JOIN overview ON overview.personId = person.id
  ${joinNote}`

const oneStatement = `${rows} WHERE consultation.id = ? AND date IS NOT NULL AND time IS NOT NULL`

/** Exported for the test that reads how it is planned. */
export const ofDaysStatement = `
  ${rows} WHERE date BETWEEN @from AND @to AND time IS NOT NULL AND ${isAtHome} ORDER BY date, time, consultation.id`
