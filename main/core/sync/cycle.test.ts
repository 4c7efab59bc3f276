import { describe, expect, test } from 'vitest'
import { familyName, namePerson, personId, settle, syncTeam } from '../../../test/core/sync-computers.ts'
import { put } from '../changes/record.ts'

const [ada, ben] = [personId(1), personId(2)]

describe('two computers on one caseload', () => {
  test('what one records the other shows, and the other way round', async () => {
    const team = await syncTeam()
    namePerson(team.founder, ada, 'Before')
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(team.founder, second)
    expect(familyName(second, ada)).toBe('Before')

    second.caseload.scopes.setOwn(team.caseload)
    namePerson(second, ada, 'After')
    namePerson(second, ben, 'New')
    await settle(second, team.founder)
    expect([familyName(team.founder, ada), familyName(team.founder, ben)]).toEqual(['After', 'New'])
    expect(team.founder.sync.status()).toMatchObject({ state: 'idle', waiting: 0, refused: 0, alerts: [] })
  })

  test('what both recorded meanwhile stands in two versions on both', async () => {
    const team = await syncTeam()
    namePerson(team.founder, ada, 'First')
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(team.founder, second)
    second.caseload.scopes.setOwn(team.caseload)
    namePerson(team.founder, ada, 'Mine')
    namePerson(second, ada, 'Theirs')
    await settle(team.founder, second)
    const heads = (computer: typeof second): unknown[] =>
      computer.caseload.log.headsOfRegister({ entity: 'person', record: ada, grp: 'name' }).map(({ ref }) => ref).sort()
    expect(heads(second)).toHaveLength(2)
    expect(heads(second)).toEqual(heads(team.founder))
    expect(familyName(second, ada)).toBe(familyName(team.founder, ada))
  })

  test('nothing new is put when nothing is new', async () => {
    const team = await syncTeam()
    namePerson(team.founder, ada, 'Test')
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(team.founder, second)
    const before = new Map(team.objects)
    await team.founder.cycle()
    await second.cycle()
    expect(team.objects).toEqual(before)
  })

  test('a scope without a grant does not come, and does as soon as it is granted', async () => {
    const team = await syncTeam()
    namePerson(team.founder, ada, 'Test')
    const second = await team.enrol('second', 'link-worker', [])
    await settle(team.founder, second)
    expect(second.caseload.scopes.held().has(team.caseload)).toBe(false)
    expect(second.caseload.database.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0)

    const { grantScopeAct } = await import('./roster/act-writing.ts')
    team.founder.book.write([grantScopeAct(second.caseload.device, team.caseload, null, team.founder.book.writer())])
    await settle(team.founder, second)
    expect(familyName(second, ada)).toBe('Test')
  })

  test('settings of the team reach everybody; those of a link worker are set aside', async () => {
    const team = await syncTeam()
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(team.founder, second)
    const value = { caseloadName: 'Elm' }
    team.founder.caseload.record([put('teamCaseload', 'details', team.caseload, null, value)])
    await settle(team.founder, second)
    expect(second.caseload.database.prepare('SELECT caseloadName FROM teamCaseload').pluck().all()).toEqual(['Elm'])
  })
})

describe('what it costs', () => {
  const kinds = (requests: readonly string[]): string[] => requests.map((request) => request.split(/[ /]/, 2).join(' '))

  test.each([0, 50])('one edited field, after %i earlier ones: three requests and 2 KiB on one side, three requests on the other', async (earlier) => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    namePerson(founder, ada, 'Test')
    for (let edit = 0; edit < earlier; edit += 1) {
      namePerson(founder, ada, `Earlier ${edit}`)
      await founder.cycle()
    }
    await settle(founder, second)
    founder.requests.length = 0
    second.requests.length = 0
    const sent = founder.sent()
    namePerson(founder, ada, 'Edited')
    await founder.cycle()
    await second.cycle()
    expect(familyName(second, ada)).toBe('Edited')
    expect(kinds(founder.requests)).toEqual(['list heads', 'put data', 'put heads'])
    expect(kinds(second.requests)).toEqual(['list heads', 'get heads', 'get data'])
    expect(founder.sent() - sent).toBeLessThan(2048)

    // Whether it lies there is seen by asking for that one object, whatever else does.
    founder.requests.length = 0
    await founder.cycle()
    expect(kinds(founder.requests.slice(0, 2))).toEqual(['list heads', 'list data'])
    expect(founder.requests.slice(2).every((request) => request.startsWith('remove heads/'))).toBe(true)
    expect(founder.requests[1]).toMatch(/\d$/)
  })
})
