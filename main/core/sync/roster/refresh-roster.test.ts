import { describe, expect, test } from 'vitest'
import { familyName, namePerson, personId, settle, syncTeam } from '../../../../test/core/sync-computers.ts'
import { put } from '../../changes/record.ts'
import { grantScopeAct } from './act-writing.ts'

const ada = personId(1)

describe('cover', () => {
  test('shows the people up to its last day, and hides them from the day after', async () => {
    const team = await syncTeam()
    namePerson(team.founder, ada, 'Test')
    team.founder.caseload.record([put('person', 'home', ada, ada, { homeScope: team.caseload })])
    const second = await team.enrol('second', 'link-worker', [])
    const until = second.caseload.today()
    team.founder.book.write([grantScopeAct(second.caseload.device, team.caseload, until, team.founder.book.writer())])
    await settle(team.founder, second)
    expect(familyName(second, ada)).toBe('Test')
    team.clock.advance({ days: 1 })
    await second.cycle()
    expect(familyName(second, ada)).toBeNull()
    expect(familyName(team.founder, ada)).toBe('Test')
  })
})
