import { describe, expect, test } from 'vitest'
import { aside } from '../judging/aside.ts'
import { deviceOf } from '../log/device.ts'
import { createCaseload } from '../../caseload/caseload.ts'
import { createPeople } from '../../caseload/people/people.ts'
import { receive, testCaseload, testRandom, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { value } from '../../../../test/core/answers.ts'
import { birth, name } from '../../../../test/core/test-notes.ts'

/** The same database opened once more, as after an update. */
const openAgain = async ({ database, clock }: TestCaseload) => {
  const surroundings = { clock: clock.now, random: testRandom('again') }
  return createCaseload({ database, device: deviceOf(database, 'token', surroundings), surroundings, onChanged: () => {} })
}

const given = ({ database }: TestCaseload) => database.prepare('SELECT given FROM person').pluck().all()

describe('opening a caseload', () => {
  test('whose tables another version wrote writes them anew, once', async () => {
    const caseload = await testCaseload()
    await value(createPeople(caseload).create({ name, birth }))
    caseload.database.exec('DELETE FROM person')
    await openAgain(caseload)
    expect(given(caseload)).toEqual([])
    caseload.local.set('projection', 'an earlier model')
    await openAgain(caseload)
    expect(given(caseload)).toEqual(['Ngozi'])
    caseload.database.exec('DELETE FROM person')
    await openAgain(caseload)
    expect(given(caseload)).toEqual([])
  })

  test('after an update has everything judged anew by the roster, whose rules may be others', async () => {
    const caseload = await testCaseload()
    await value(createPeople(caseload).create({ name, birth }))
    caseload.local.set('judgedBy:somebody', { judged: 'by the version before' })
    await openAgain(caseload)
    expect(caseload.local.get('judgedBy:somebody')).toBeDefined()
    caseload.local.set('projection', 'an earlier model')
    await openAgain(caseload)
    expect(caseload.local.get('judgedBy:somebody')).toBeUndefined()
  })

  test('after an update shows what the version before did not understand, and no longer what this one does not', async () => {
    const caseload = await testCaseload()
    const [one, other] = [caseload.newId(), caseload.newId()]
    receive(caseload, {
      scope: caseload.scopes.newHome(),
      device: 'ff'.repeat(16),
      lines: [
        JSON.stringify([1, 1, 'person', one, 'name', one, [], name]),
        JSON.stringify([2, 2, 'person', other, 'name', other, [], { ...name, given: 7 }]),
      ],
    })
    // As the other version would have judged the two.
    caseload.database.prepare(`UPDATE change SET aside = 3 - aside, head = 1 - head WHERE grp = 'name'`).run()
    caseload.local.remove('projection')
    await openAgain(caseload)
    expect(given(caseload)).toEqual(['Ngozi'])
    const stands = caseload.database.prepare(`SELECT seq, head, aside FROM change WHERE grp = 'name' ORDER BY seq`)
    expect(stands.all()).toEqual([{ seq: 1, head: 1, aside: 0 }, { seq: 2, head: 0, aside: 3 }])
  })
})

test('what the roster does not let count, or lies where this computer reads nothing, stays so though this version does not understand it', async () => {
  const caseload = await testCaseload()
  const outside = 'ff'.repeat(16)
  caseload.usePermissions({ permission: (device) => (device === outside ? { role: null, ranges: [] } : 'everything'), everGranted: () => true })
  const id = caseload.newId()
  const lines = [JSON.stringify([1, 1, 'person', id, 'birth', id, [], { birthDate: 'in spring' }])]
  receive(caseload, { scope: caseload.scopes.newHome(), device: outside, lines })
  receive(caseload, { scope: 'c'.repeat(32), device: 'ee'.repeat(16), lines })
  const asides = () => caseload.database.prepare(`SELECT aside FROM change WHERE grp = 'birth' ORDER BY aside`).pluck().all()
  expect(asides()).toEqual([aside.refused, aside.notHeld])
  caseload.rebuild()
  expect(asides()).toEqual([aside.refused, aside.notHeld])
})
