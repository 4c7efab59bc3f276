import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { put } from '../../main/core/changes/record.ts'
import type { Attendance } from '../../shared/rules/attendance.ts'
import { caseStatusOf, nameOf, noteTextOf, referralOf } from './field-groups.ts'
import { book } from './test-notes.ts'

/** Short ways to put on record what a summary counts. Dates are `YYYY-MM-DD`. */
export const summaryPeople = (caseload: Caseload) => {
  const { newId, record, baseOf } = caseload
  const by = 'Amina Rahman'

  return {
    person(practiceName: string | null = null): string {
      const id = newId()
      const name = nameOf({ given: 'Ngozi', family: 'Okafor' })
      record([
        put('person', 'name', id, id, name),
        ...(practiceName === null ? [] : [put('person', 'practice', id, id, { practiceCode: null, practiceName, gpName: null, gpOptOut: null })]),
      ])
      return id
    },

    openCase(personId: string, openedOn: string): string {
      const id = newId()
      record([
        put('case', 'opening', id, personId, { personId, referralId: null, openedOn, openedBy: by }),
        put('case', 'status', id, personId, status('active', openedOn)),
      ])
      return id
    },

    setStatus: (id: string, personId: string, code: 'active' | 'on-hold' | 'closed', from: string, until?: string) =>
      record([put('case', 'status', id, personId, status(code, from, until), baseOf('case', id, 'status'))]),

    referral(personId: string, referralDate: string, rest: { readonly source?: 'self'; readonly state?: 'accepted' | 'redirected'; readonly reason?: string } = {}): void {
      const id = newId()
      record([
        put('referral', 'details', id, personId, { ...referralOf({ referralDate, source: rest.source ?? null }), personId, receivedOn: referralDate }),
        put('referral', 'state', id, personId, {
          state: rest.state ?? 'received', stateReason: rest.reason ?? null, stateNote: null, stateDate: referralDate, stateBy: by,
        }),
      ])
    },

    consultation: (personId: string, date: string, attendance: Attendance, medium: '01' | '02' = '02') => book(caseload, personId, { date, attendance, medium }),

    note(personId: string, aboutDate: string, noteKind: 'phone-call' | 'general'): void {
      record([
        put('note', 'text', newId(), personId, noteTextOf({ personId, noteKind, aboutDate, text: 'Rang' })),
      ])
    },
  }

  function status(code: 'active' | 'on-hold' | 'closed', statusFrom: string, until = '2026-12-24') {
    return caseStatusOf({ status: code, statusFrom, ...(code === 'on-hold' ? { until } : code === 'closed' ? { statusReason: 'planned-end', outcome: 'met' } : {}) })
  }
}
