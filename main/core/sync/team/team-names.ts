import type { Database } from 'better-sqlite3'
import { formatStaffName } from '../../../../shared/rules/person-name.ts'
import { staffNames } from '../../../../shared/rules/staff-names.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { put, type Write } from '../../changes/record.ts'

/*
 * Names of members, caseloads and computers lie in the scope `team`, which everybody in the team holds; the roster
 * holds none.
 */

export const inboxName = 'Unallocated referrals'

/** How members, caseloads and computers are called; null where this computer has not been told. */
export const createTeamNames = (database: Database) => {
  const member = database.prepare('SELECT memberName FROM member WHERE id = ?').pluck()
  const members = database.prepare('SELECT memberName FROM member WHERE memberName IS NOT NULL').pluck()
  const caseload = database.prepare('SELECT caseloadName FROM teamCaseload WHERE id = ?').pluck()
  const ownersOfNamesake = database
    .prepare(
      `SELECT memberName FROM teamCaseload AS named JOIN member ON member.ownCaseload = named.id
       WHERE named.id = ? AND memberName IS NOT NULL
       AND EXISTS (SELECT 1 FROM teamCaseload AS other WHERE other.caseloadName = named.caseloadName AND other.id <> named.id)
       ORDER BY memberName`,
    )
    .pluck()
  const computer = database.prepare('SELECT computerName FROM computer WHERE id = ?').pluck()
  const owners = database.prepare('SELECT id FROM member WHERE ownCaseload = ?').pluck()
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
    /** 'A. Cole'; where another has that name too, with whose it is: 'A. Cole (Ann Cole)'. */
    caseload(scope: string): string {
      const name = text(caseload.get(scope)) ?? 'A caseload'
      const ofNamesake = ownersOfNamesake.all(scope) as string[]
      return ofNamesake.length === 0 ? name : `${name} (${ofNamesake.join(', ')})`
    },
    /** The name as it was given, for whoever changes it. */
    givenName: (scope: string): string => text(caseload.get(scope)) ?? '',
    computer: (device: string): string => text(computer.get(device)) ?? 'A computer',
    /** The members whose own caseload it is. */
    owners: (scope: string): string[] => owners.all(scope) as string[],
    ownCaseload: (id: string): string | null => text(ownCaseload.get(id)),
  }
}

export type TeamNames = ReturnType<typeof createTeamNames>

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
