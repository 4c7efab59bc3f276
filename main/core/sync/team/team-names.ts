import type { Database } from 'better-sqlite3'
import { formatStaffName } from '../../../../shared/rules/people/person-name.ts'
import { staffNames } from '../../../../shared/rules/people/staff-names.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { put, type Write } from '../../changes/record.ts'

/*
 * Names of members, caseloads and computers lie in the scope `team`, which everybody in the team holds; the roster
 * holds none.
 */

export const inboxName = 'Unallocated referrals'

/**
 * What members, caseloads and computers are called; null where this computer has not been told. Where telling one name
 * takes all of them, all are read once for the whole answer: a team of hundreds has as many.
 */
export const createTeamNames = (database: Database) => {
  const member = database.prepare('SELECT memberName FROM member WHERE id = ?').pluck()
  const members = database.prepare('SELECT memberName FROM member WHERE memberName IS NOT NULL').pluck()
  const caseload = database.prepare('SELECT caseloadName FROM teamCaseload WHERE id = ?').pluck()
  const caseloads = database.prepare('SELECT id, caseloadName FROM teamCaseload WHERE caseloadName IS NOT NULL')
  const computer = database.prepare('SELECT computerName FROM computer WHERE id = ?').pluck()
  const owners = database.prepare('SELECT id, memberName, ownCaseload FROM member WHERE ownCaseload IS NOT NULL')
  const ownCaseload = database.prepare('SELECT ownCaseload FROM member WHERE id = ?').pluck()
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  return {
    /** 'Amina Rahman' */
    member: (id: string): string | null => text(member.get(id)),
    memberNames: (): string[] => members.all() as string[],
    /** Members by the names that tell them apart in the team: 'A. Rahman'. */
    staff(): (id: string | null) => string {
      const called = staffNames(members.all() as string[])
      return (id) => {
        const name = id === null ? null : text(member.get(id))
        return name === null ? 'A colleague' : called(name)
      }
    },
    /** Caseloads: 'A. Cole'; where another has that name too, with whose it is: 'A. Cole (Ann Cole)'. */
    caseloads(): (scope: string) => string {
      const named = new Map((caseloads.all() as CaseloadRow[]).map(({ id, caseloadName }) => [id, caseloadName]))
      const byName = Map.groupBy(named.values(), (name) => name)
      const byCaseload = Map.groupBy(owners.all() as OwnerRow[], ({ ownCaseload: scope }) => scope)
      return (scope) => {
        const name = named.get(scope)
        if (name === undefined) return 'A caseload'
        const isNamesake = (byName.get(name)?.length ?? 0) > 1
        const ofNamesake = isNamesake ? (byCaseload.get(scope) ?? []).flatMap(({ memberName }) => memberName ?? []).sort() : []
        return ofNamesake.length === 0 ? name : `${name} (${ofNamesake.join(', ')})`
      }
    },
    /** The name as it was given, for whoever changes it. */
    givenName: (scope: string): string => text(caseload.get(scope)) ?? '',
    computer: (device: string): string => text(computer.get(device)) ?? 'A computer',
    /** The members whose own each caseload is. */
    owners(): (scope: string) => string[] {
      const byCaseload = Map.groupBy(owners.all() as OwnerRow[], ({ ownCaseload: scope }) => scope)
      return (scope) => (byCaseload.get(scope) ?? []).map(({ id }) => id)
    },
    ownCaseload: (id: string): string | null => text(ownCaseload.get(id)),
  }
}

export type TeamNames = ReturnType<typeof createTeamNames>

interface CaseloadRow {
  readonly id: string
  readonly caseloadName: string
}

interface OwnerRow {
  readonly id: string
  readonly memberName: string | null
  readonly ownCaseload: string
}

/** Calls a computer something else. */
export const nameComputer = ({ baseOf }: Pick<Caseload, 'baseOf'>, device: string, computerName: string): Write =>
  put('computer', 'details', device, null, { computerName }, baseOf('computer', device, 'details'))

/** Calls a caseload something else. */
export const nameCaseload = ({ baseOf }: Pick<Caseload, 'baseOf'>, scope: string, caseloadName: string): Write =>
  put('teamCaseload', 'details', scope, null, { caseloadName }, baseOf('teamCaseload', scope, 'details'))

/** Which caseload new people go to that a member takes on. */
export const setOwnCaseload = ({ baseOf }: Pick<Caseload, 'baseOf'>, member: string, ownCaseload: string | null): Write =>
  put('member', 'work', member, null, { ownCaseload }, baseOf('member', member, 'work'))

/** 'A. Rahman's computer', until somebody calls it something better. */
export const firstComputerName = (memberName: string): string => `${formatStaffName(memberName)}’s computer`
