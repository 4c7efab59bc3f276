import type { Base } from '../../../../shared/model/change.ts'
import type { GroupValue } from '../../../../shared/model/entities.ts'
import type { Handlers, Input, Output } from '../../../../shared/contract/operation.ts'
import type { ReferralRow, referrals } from '../../../../shared/contract/referrals.ts'
import { decideReferral, referralStates } from '../../../../shared/rules/referral-state.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import { put, type Write } from '../../changes/record.ts'
import type { Caseload } from '../caseload.ts'
import { homeForNew, newPersonWrites } from '../people/person-writes.ts'
import { createReferralCounts } from './referral-counts.ts'
import { createReferralRows } from './referral-rows.ts'
import { emptyRegister, readRegisters } from '../registers.ts'
import { profileOf } from '../settings.ts'
import { isSameBase } from '../versions.ts'

/** Referrals: how they arrive, what is decided of them, and the case that an accepted one opens. */
export const createReferrals = (caseload: Caseload): Handlers<typeof referrals> => {
  const { database, log, record, newId, today, burial, scopes } = caseload
  const rows = createReferralRows(caseload)
  const counts = createReferralCounts(caseload)
  const personHere = database.prepare('SELECT id FROM person WHERE id = ?')
  const openedCase = database.prepare('SELECT id FROM "case" WHERE referralId = ? AND personId = ?').pluck()
  const standingCase = database.prepare(
    `SELECT id, openedOn FROM "case" WHERE personId = ? AND status <> 'closed' ORDER BY openedOn DESC, id DESC LIMIT 1`,
  )

  const find = (id: string) => {
    const row = rows.find(id)
    return row === null ? null : { row, state: readRegisters(log, 'referral', id).get('state') ?? emptyRegister }
  }

  const isInInbox = ({ person }: ReferralRow): boolean => person.home !== null && person.home === scopes.inbox

  const stateWrite = (id: string, person: string, base: Base, value: Omit<StateValue, 'stateDate' | 'stateBy'>): Write =>
    put('referral', 'state', id, person, { ...value, stateDate: today(), stateBy: profileOf(caseload).memberName }, base)

  return {
    list({ state }) {
      const counted = counts.byState()
      return ok({
        rows: state === 'all' ? rows.all() : state === 'unallocated' ? rows.unallocated() : rows.inState(state),
        unallocated: counts.unallocated(),
        counts: Object.fromEntries(referralStates.map(({ code }) => [code, counted.get(code) ?? 0])) as Counts,
      })
    },

    open({ id }) {
      const row = rows.find(id)
      if (row === null) return err('not_found')
      const registers = readRegisters(log, 'referral', id)
      const standing = standingCase.get(row.person.id) as { id: string; openedOn: string } | undefined
      return ok({
        id,
        person: row.person,
        details: registers.get('details') ?? emptyRegister,
        state: registers.get('state') ?? emptyRegister,
        origin: registers.get('origin')?.value ?? null,
        waitingDays: row.waitingDays,
        firstContact: row.firstContact,
        caseId: openedCase.get(id, row.person.id) ?? null,
        onCaseloadSince: standing?.openedOn ?? null,
        isUnallocated: isInInbox(row),
        // The log holds what the contract let in; its types are not checked again on the way out.
      } as Output<typeof referrals.open>)
    },

    ofPerson: ({ personId }) => ok(rows.ofPerson(personId)),

    create({ person, details }) {
      if (details.referralDate > today()) return futureDate
      if ('id' in person && personHere.get(person.id) === undefined) return err('not_found')
      const id = newId()
      const personId = 'id' in person ? person.id : newId()
      const arrival = arrivalWrites(caseload, id, personId, details)
      if ('id' in person) return ok({ id, personId, undo: record(arrival) })
      const home = homeForNew(caseload, person.home)
      if (home === null) return err('not_found')
      const writes = [...newPersonWrites(caseload, personId, person.new, home), ...arrival]
      return ok({ id, personId, undo: record(writes.map((write) => ({ ...write, scope: home }))) })
    },

    saveDetails({ id, base, details }) {
      if (details.referralDate > today()) return futureDate
      const row = rows.find(id)
      if (row === null) return err('not_found')
      const value = { ...details, personId: row.person.id, receivedOn: row.receivedOn }
      return ok({ undo: record([put('referral', 'details', id, row.person.id, value, base)]) })
    },

    decide({ id, base, state, reason, note }) {
      const found = find(id)
      if (found === null) return err('not_found')
      if (!isSameBase(base, found.state.base)) return err('changed_since')
      // A case in the inbox would be on nobody's caseload, and nobody would see it drift.
      if (state === 'accepted' && isInInbox(found.row)) return err('not_allowed_in_this_state')
      const decision = decideReferral(found.row.state, state, reason)
      if (!decision.ok) return decisionFault(decision.error.code)
      const person = found.row.person.id
      const standing = standingCase.get(person) as { id: string } | undefined
      const accepted = state === 'accepted'
      const caseId = accepted ? (standing?.id ?? newId()) : null
      const undo = record([
        stateWrite(id, person, base, { state: decision.value.state, stateReason: decision.value.reason, stateNote: note }),
        ...(caseId !== null && standing === undefined ? caseWrites(caseload, caseId, person, id) : []),
      ])
      return ok({ caseId, undo })
    },

    reopen({ id, base }) {
      const found = find(id)
      if (found === null) return err('not_found')
      if (!isSameBase(base, found.state.base)) return err('changed_since')
      if (!decideReferral(found.row.state, 'received', null).ok) return err('not_allowed_in_this_state')
      return ok({
        undo: record([stateWrite(id, found.row.person.id, base, { state: 'received', stateReason: null, stateNote: null })]),
      })
    },

    remove({ id, reason }) {
      const row = rows.find(id)
      if (row === null) return err('not_found')
      return ok({ undo: record([burial('referral', id, row.person.id, reason)]) })
    },
  }
}

/** The writes of a referral that has just arrived and waits for a decision. */
export const arrivalWrites = (
  caseload: Caseload,
  id: string,
  personId: string,
  details: Input<typeof referrals.create>['details'],
): Write[] => [
  put('referral', 'details', id, personId, { ...details, personId, receivedOn: caseload.today() }),
  put('referral', 'state', id, personId, {
    state: 'received',
    stateReason: null,
    stateNote: null,
    stateDate: caseload.today(),
    stateBy: profileOf(caseload).memberName,
  }),
]

const futureDate = err({ code: 'invalid_input', fields: ['details.referralDate'] } as const)

type StateValue = GroupValue<'referral', 'state'>
type Counts = Output<typeof referrals.list>['counts']

const caseWrites = (caseload: Caseload, id: string, personId: string, referralId: string): Write[] => {
  const today = caseload.today()
  const by = profileOf(caseload).memberName
  return [
    put('case', 'opening', id, personId, { personId, referralId, openedOn: today, openedBy: by }),
    put('case', 'status', id, personId, {
      status: 'active',
      until: null,
      statusFrom: today,
      statusReason: null,
      statusNote: null,
      outcome: null,
      statusBy: by,
    }),
    put('case', 'priority', id, personId, { priority: 'routine' }),
  ]
}

const decisionFault = (code: Extract<ReturnType<typeof decideReferral>, { ok: false }>['error']['code']) =>
  code === 'referral_transition_not_allowed'
    ? err('not_allowed_in_this_state')
    : err({ code: 'reason_missing', fields: ['reason'] } as const)
