import { put } from '../../main/core/changes/record.ts'
import { nameCaseload } from '../../main/core/sync/team/team-names.ts'
import { nameOf } from './field-groups.ts'
import { testCaseload, type TestCaseload } from './test-caseload.ts'

/** The scopes besides the user's own caseload: one that is covered, and the inbox. */
export const covered = 'cd'.repeat(16)
export const inbox = 'ef'.repeat(16)

/** A computer with several caseloads. */
export interface SeveralCaseloads {
  readonly caseload: TestCaseload
  readonly own: string
  /** Puts somebody with this family name on a caseload, or into the inbox; gives their id. */
  readonly personIn: (scope: string, family: string) => string
}

/** A computer that holds the caseload of its user, A. Rahman, the one of B. Cole, whom she covers, and the inbox. */
export const severalCaseloads = async (): Promise<SeveralCaseloads> => {
  const caseload = await testCaseload()
  const { database, scopes, record, newId } = caseload
  const own = scopes.newHome()
  const hold = database.prepare('INSERT INTO scope (id, kind) VALUES (?, ?)')
  hold.run(covered, 'caseload')
  hold.run(inbox, 'inbox')
  scopes.setOwn(own)
  record([nameCaseload(caseload, own, 'A. Rahman'), nameCaseload(caseload, covered, 'B. Cole'), nameCaseload(caseload, inbox, 'Unallocated referrals')])

  return {
    caseload,
    own,
    personIn(scope, family) {
      const id = newId()
      const writes = [
        put('person', 'name', id, id, nameOf({ given: 'Ada', family })),
        put('person', 'home', id, id, { homeScope: scope }),
      ]
      record(writes.map((write) => ({ ...write, scope })))
      return id
    },
  }
}
