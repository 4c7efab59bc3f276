import type { consultations } from '../../../../shared/contract/consultations.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { isCancelled, type Attendance } from '../../../../shared/rules/attendance.ts'
import { isOnTheClock, momentInEngland } from '../../../../shared/rules/time/english-time.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { put } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { createConsultationPlanning } from './consultation-planning.ts'
import { createConsultationRows } from './consultation-rows.ts'
import { readRegisters } from '../registers.ts'
import { createShownCaseload } from '../lists/shown-caseload.ts'
import { createShownPerson } from '../people/shown-person.ts'

/** Consultations: booking, moving, cancelling, and what became of them. */
export const createConsultations = (caseload: Caseload): Handlers<typeof consultations> => {
  const { database, log, record, newId, burial, milliseconds } = caseload
  const shownPerson = createShownPerson(database)
  const rows = createConsultationRows(caseload)
  const shown = createShownCaseload(caseload)
  const stands = database.prepare(
    `SELECT date, time, coalesce(attendance, '0') AS attendance, personId FROM consultation
     WHERE id = ? AND date IS NOT NULL AND time IS NOT NULL`,
  )

  const find = (id: string): Standing | null => {
    const row = stands.get(id) as Standing | undefined
    if (row === undefined) return null
    // Changes go on about the record they began about, so that they part with it when a merge is taken back.
    const about = readRegisters(log, 'consultation', id).get('about')?.value as { readonly personId: string } | null | undefined
    return { ...row, personId: about?.personId ?? row.personId }
  }

  const hasBegun = (date: string, time: string): boolean => momentInEngland(date, time) <= milliseconds()

  return {
    book({ personId, date, time, minutes, ...plan }) {
      const person = shownPerson(personId)
      if (person === null) return err('not_found')
      if (!isOnTheClock(date, time)) return noSuchTime
      const id = newId()
      const undo = record([
        put('consultation', 'about', id, person.id, { personId: person.id }),
        put('consultation', 'time', id, person.id, { date, time, minutes }),
        put('consultation', 'plan', id, person.id, plan),
      ])
      return ok({ id, undo })
    },

    open({ id }) {
      const row = rows.open(id)
      return row === null ? err('not_found') : ok(row)
    },

    ofPerson({ personId }) {
      const person = shownPerson(personId)
      const lines = person === null ? [] : rows.ofPerson(person.id)
      const { past = [], toCome = [] } = Object.groupBy(lines, ({ date, time }) => (hasBegun(date, time) ? 'past' : 'toCome'))
      return ok({ toCome, past: past.toReversed() })
    },

    ofDays: ({ from, to }) => ok(rows.ofDays(from, to, shown.homes())),

    move({ id, base, date, time, minutes }) {
      const standing = find(id)
      if (standing === null) return err('not_found')
      if (!isOnTheClock(date, time)) return noSuchTime
      if (hasTakenPlace(standing.attendance) && !hasBegun(date, time)) return err('not_allowed_in_this_state')
      return ok({ undo: record([put('consultation', 'time', id, standing.personId, { date, time, minutes }, base)]) })
    },

    changePlan({ id, base, plan }) {
      const standing = find(id)
      if (standing === null) return err('not_found')
      return ok({ undo: record([put('consultation', 'plan', id, standing.personId, plan, base)]) })
    },

    setAttendance({ id, base, attendance, reason }) {
      const standing = find(id)
      if (standing === null) return err('not_found')
      const why = reason?.trim() || null
      if (isCancelled(attendance) && why === null) return err({ code: 'reason_missing', fields: ['reason'] })
      if (hasTakenPlace(attendance) && !hasBegun(standing.date, standing.time)) return err('not_allowed_in_this_state')
      const value = { attendance, attendanceReason: attendance === '0' ? null : why }
      return ok({ undo: record([put('consultation', 'attendance', id, standing.personId, value, base)]) })
    },

    remove({ id, reason }) {
      const standing = find(id)
      if (standing === null) return err('not_found')
      return ok({ undo: record([burial('consultation', id, standing.personId, reason)]) })
    },

    ...createConsultationPlanning(caseload),
  }
}

interface Standing {
  readonly date: string
  readonly time: string
  readonly attendance: Attendance
  readonly personId: string
}

const noSuchTime = err({ code: 'invalid_input', fields: ['time'] })

/** Its hour came, whether or not anybody did. */
const hasTakenPlace = (attendance: Attendance): boolean => attendance !== '0' && !isCancelled(attendance)
