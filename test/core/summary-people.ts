import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { put } from '../../main/core/changes/record.ts'

/** Short ways to put on record what a summary counts. Dates are `YYYY-MM-DD`. */
export const summaryPeople = (caseload: Caseload) => {
  const { newId, record, baseOf } = caseload
  const by = 'Amina Rahman'

  return {
    person(practiceName: string | null = null): string {
      const id = newId()
      const name = { title: null, given: 'Ngozi', family: 'Okafor', preferred: null, alias: null, pronouns: null }
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
        put('referral', 'details', id, personId, {
          personId, referralDate, receivedOn: referralDate, source: rest.source ?? null, method: null, referrerName: null, referrerRole: null,
          referrerTeam: null, referrerService: null, referrerOrganisation: null, referrerOrganisationCode: null, referrerContact: null,
          reason: null, presentingIssue: null, personReportedIssue: null, referredTo: null, returnResponseTo: null,
        }),
        put('referral', 'state', id, personId, {
          state: rest.state ?? 'received', stateReason: rest.reason ?? null, stateNote: null, stateDate: referralDate, stateBy: by,
        }),
      ])
    },

    consultation(personId: string, date: string, attendance: '0' | '3' | '5' | '6', medium: '01' | '02' = '02'): void {
      const id = newId()
      record([
        put('consultation', 'about', id, personId, { personId }),
        put('consultation', 'time', id, personId, { date, time: '10:30', minutes: 30 }),
        put('consultation', 'plan', id, personId, { medium, place: null, placeDetail: null, purpose: null }),
        put('consultation', 'attendance', id, personId, { attendance, attendanceReason: null }),
      ])
    },

    note(personId: string, aboutDate: string, noteKind: 'phone-call' | 'general'): void {
      record([
        put('note', 'text', newId(), personId, {
          personId, noteKind, aboutDate, aboutTime: null, minutes: null, text: 'Rang', nextStep: null, nextStepBy: null,
          consultationId: null, author: by, authorRole: null, signedAt: null,
        }),
      ])
    },
  }

  function status(code: 'active' | 'on-hold' | 'closed', statusFrom: string, until = '2026-12-24') {
    return {
      status: code,
      until: code === 'on-hold' ? until : null,
      statusFrom,
      statusReason: code === 'closed' ? 'planned-end' : null,
      statusNote: null,
      outcome: code === 'closed' ? 'met' : null,
      statusBy: by,
    }
  }
}
