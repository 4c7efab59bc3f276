import { describe, expect, test } from 'vitest'
import { familyName, personId, settle, syncTeam, type SyncTeam } from '../../../../test/core/sync-computers.ts'
import { put } from '../../changes/record.ts'

const recordPeople = ({ founder: { caseload } }: SyncTeam, count: number): string[] => {
  const people = Array.from({ length: count }, (_, index) => personId(index + 1))
  const name = { title: null, given: 'Test', family: 'Many', preferred: null, alias: null, pronouns: null }
  caseload.record(people.map((person) => put('person', 'name', person, person, name)))
  return people
}

const runsOf = ({ founder, caseload }: SyncTeam): number[] =>
  founder.caseload.database
    .prepare('SELECT toSeq - fromSeq + 1 FROM run JOIN chain ON chain.id = run.chain WHERE scope = ? ORDER BY fromSeq')
    .pluck()
    .all(caseload) as number[]

describe('what waits to be sealed', () => {
  test('goes into one run, also where it is thousands of changes, and is read from there', async () => {
    const team = await syncTeam()
    const people = recordPeople(team, 4500)
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(team.founder, second)
    expect(runsOf(team)).toEqual([4500])
    expect(people.filter((person) => familyName(second, person) !== 'Many')).toEqual([])
    expect(team.founder.sync.status()).toMatchObject({ waiting: 0, alerts: [] })
  })

  test('goes into several where it is more than readers take in one', async () => {
    const team = await syncTeam()
    const value = { text: 'x'.repeat(1_000_000) }
    team.founder.caseload.record(
      Array.from({ length: 5 }, (_, n) => ({ entity: 'later', grp: 'text', record: personId(n), subject: null, base: [], value, scope: team.caseload })),
    )
    await team.founder.cycle()
    expect(runsOf(team)).toEqual([4, 1])
  })
})
