import { Temporal } from 'temporal-polyfill'
import type { cases, OpenCase, StatusRequest } from '../../../../shared/contract/cases.ts'
import type { Handlers } from '../../../../shared/contract/operation.ts'
import { changeCaseStatus, type CaseStatusCode, type CaseStatusProblem, type CaseStatusRequest } from '../../../../shared/rules/case-status.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { put } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { emptyRegister, readRegisters } from '../registers.ts'
import { profileOf } from '../settings.ts'
import { isSameBase } from '../versions.ts'

/** Cases: a person's spells of support, their status, next review and priority. */
export const createCases = (caseload: Caseload): Handlers<typeof cases> => {
  const { database, log, record, today } = caseload
  const ofPerson = database.prepare(
    `SELECT "case".id, "case".personId, openedOn, openedBy, referralId, referralDate
     FROM "case" LEFT JOIN referral ON referral.id = referralId
     WHERE "case".personId = ? ORDER BY status = 'closed', openedOn DESC, "case".id DESC`,
  )
  const one = database.prepare('SELECT id, personId, status FROM "case" WHERE id = ?')
  const find = (id: string) => one.get(id) as { id: string; personId: string; status: CaseStatusCode } | undefined

  return {
    ofPerson({ personId }) {
      const rows = ofPerson.all(personId) as CaseRow[]
      return ok(
        rows.map((row) => {
          const registers = readRegisters(log, 'case', row.id)
          return {
            id: row.id,
            personId: row.personId,
            opening: { personId: row.personId, referralId: row.referralId, openedOn: row.openedOn, openedBy: row.openedBy },
            status: registers.get('status') ?? emptyRegister,
            review: registers.get('review') ?? emptyRegister,
            priority: registers.get('priority') ?? emptyRegister,
            referralDate: row.referralDate,
            // The log holds what the contract let in; its types are not checked again on the way out.
          } as OpenCase
        }),
      )
    },

    setStatus({ id, base, request }) {
      const row = find(id)
      if (row === undefined) return err('not_found')
      if (!isSameBase(base, caseload.baseOf('case', id, 'status'))) return err('changed_since')
      const changed = changeCaseStatus(row.status, asRule(request), Temporal.PlainDate.from(today()))
      if (!changed.ok) return statusFault(changed.error.code)
      const status = changed.value
      const value = {
        status: status.code,
        until: status.code === 'on-hold' ? status.until.toString() : null,
        statusFrom: today(),
        statusReason: request.status === 'active' ? null : request.reason,
        statusNote: request.note,
        outcome: status.code === 'closed' ? status.outcome : null,
        statusBy: profileOf(caseload).memberName,
      }
      return ok({ undo: record([put('case', 'status', id, row.personId, value, base)]) })
    },

    setNextReview({ cases, nextReview }) {
      const found = cases.map(({ id, base }) => ({ row: find(id), base }))
      const writes = found.flatMap(({ row, base }) =>
        row === undefined ? [] : [put('case', 'review', row.id, row.personId, { nextReview }, base)],
      )
      // All or none: a review date that reached only some of the people picked would be believed to stand for all.
      if (writes.length < cases.length) return err('not_found')
      return ok({ undo: record(writes) })
    },

    setPriority({ id, base, priority }) {
      const row = find(id)
      if (row === undefined) return err('not_found')
      return ok({ undo: record([put('case', 'priority', id, row.personId, { priority }, base)]) })
    },
  }
}

interface CaseRow {
  readonly id: string
  readonly personId: string
  readonly referralId: string | null
  readonly openedOn: string
  readonly openedBy: string | null
  readonly referralDate: string | null
}

const asRule = (request: StatusRequest): CaseStatusRequest => {
  if (request.status === 'active') return { code: 'active' }
  if (request.status === 'closed') return { code: 'closed', reason: request.reason, outcome: request.outcome }
  return { code: 'on-hold', until: request.until === null ? null : Temporal.PlainDate.from(request.until) }
}

const statusFault = (problem: CaseStatusProblem) => {
  switch (problem) {
    case 'case_transition_not_allowed':
      return err('not_allowed_in_this_state')
    case 'case_closing_reason_missing':
      return err({ code: 'reason_missing', fields: ['reason'] } as const)
    case 'case_closing_outcome_missing':
      return err({ code: 'reason_missing', fields: ['outcome'] } as const)
    case 'case_hold_date_missing':
    case 'case_hold_date_not_after_today':
      return err({ code: 'invalid_input', fields: ['until'] } as const)
  }
}
