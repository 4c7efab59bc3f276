import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { BookingSuggestion, consultations } from '../../../../shared/contract/consultations.ts'
import { clashesWith, freeSlots } from '../../../../shared/rules/time/clash.ts'
import { mediums, mediumWarning, suggestMedium, type WaysOfContact } from '../../../../shared/rules/medium.ts'
import { formatSentenceName } from '../../../../shared/rules/people/person-name.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import type { Caseload } from '../caseload.ts'
import { isNotCancelled } from '../contact-conditions.ts'
import { addressOf, interpreterOf, personOf, reachColumns, summaryColumns, type ReachRow, type SummaryRow } from './consultation-rows.ts'
import { createHomesOf, isAtHome } from '../lists/homes.ts'
import { createShownPerson } from '../people/shown-person.ts'

type Planning = Pick<Handlers<typeof consultations>, 'clashes' | 'freeSlots' | 'suggestion'>

/** What helps to choose a time, a medium and a place before a consultation is booked. */
export const createConsultationPlanning = (caseload: Caseload): Planning => {
  const { database, today, now } = caseload
  const shownPerson = createShownPerson(database)
  const homesOf = createHomesOf(caseload)
  const bookedOn = database.prepare(bookedOnStatement)
  const person = database.prepare(
    `SELECT ${summaryColumns}, ${reachColumns}, diedOn, preferredContact, bestTimes, ownDevice, connection,
       ${hasPoint('phone')} AS hasPhone, ${hasPoint('email')} AS hasEmail FROM person WHERE id = ?`,
  )
  const latest = database.prepare(
    `SELECT minutes, medium, place, placeDetail FROM consultation
     WHERE personId = ? AND date IS NOT NULL ORDER BY date DESC, time DESC LIMIT ${lookedBack}`,
  )

  /** What takes up the time of the person's link worker: what is booked on the caseload they are on. */
  const booked = (personId: string, date: string, except: string | null): Booked[] =>
    (bookedOn.all({ date, homes: homesOf(personId) }) as BookedRow[])
      .filter(({ id }) => id !== except)
      .map((row) => ({ id: row.id, start: row.time, minutes: row.minutes, person: personOf(row) }))

  return {
    clashes: ({ personId, date, time, minutes, except }) =>
      ok(
        clashesWith({ start: time, minutes }, booked(personId, date, except)).map(({ start, ...other }) => ({ ...other, time: start })),
      ),

    freeSlots({ personId, date, minutes, except }) {
      const day = today()
      if (date < day) return ok([])
      const notBefore = date === day ? now().slice(11) : null
      return ok(freeSlots(booked(personId, date, except), { ...workingHours, minutes, notBefore }))
    },

    suggestion({ personId }) {
      const shown = shownPerson(personId)
      if (shown === null) return err('not_found')
      const row = person.get(shown.id) as PersonRow
      const before = latest.all(shown.id) as Plan[]
      const [last] = before
      const lastPlace = before.find(({ place }) => place !== null)
      return ok({
        person: personOf(row),
        diedOn: row.diedOn,
        preferredContact: row.preferredContact,
        bestTimes: row.bestTimes,
        interpreter: interpreterOf(row),
        address: addressOf(row),
        medium: suggestMedium(row) ?? last?.medium ?? null,
        warnings: mediums.flatMap(({ code }) => {
          const warning = mediumWarning(code, row, { phone: row.hasPhone === 1, email: row.hasEmail === 1 }, formatSentenceName(row))
          return warning === null ? [] : [{ medium: code, ...warning }]
        }),
        minutes: last?.minutes ?? null,
        place: lastPlace?.place ?? null,
        placeDetail: lastPlace?.placeDetail ?? null,
      })
    },
  }
}

const workingHours = { from: '08:00', to: '18:00', every: 30 } as const

// Somebody seen at a place now and then between telephone calls: the last few tell it.
const lookedBack = 20

interface Booked {
  readonly id: string
  readonly start: string
  readonly minutes: number
  readonly person: ReturnType<typeof personOf>
}

interface BookedRow extends SummaryRow {
  readonly id: string
  readonly time: string
  readonly minutes: number
}

type Plan = Pick<BookingSuggestion, 'medium' | 'place' | 'placeDetail' | 'minutes'>

interface PersonRow extends SummaryRow, ReachRow, WaysOfContact {
  readonly diedOn: string | null
  readonly bestTimes: string | null
  readonly hasPhone: 0 | 1
  readonly hasEmail: 0 | 1
}

const hasPoint = (kind: 'phone' | 'email'): string =>
  `EXISTS (SELECT 1 FROM contactPoint WHERE contactPoint.personId = person.id AND kind = '${kind}')`

/** What takes up time on a day: not what was cancelled. Exported for the test that reads how it is planned. */
export const bookedOnStatement = `
  SELECT consultation.id, time, consultation.minutes, ${summaryColumns}
  FROM consultation JOIN person ON person.id = consultation.personId
  WHERE date = @date AND time IS NOT NULL AND ${isNotCancelled} AND ${isAtHome} ORDER BY time`
