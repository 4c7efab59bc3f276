import { describe, expect, test } from 'vitest'
import { receive, testCaseload, type TestCaseload } from '../../../test/core/test-caseload.ts'
import { exchange } from '../../../test/core/log-world.ts'
import { teamComputer } from '../../../test/core/team-world.ts'
import { name } from '../../../test/core/test-notes.ts'
import { put } from './record.ts'

const person = '01930000-0000-7000-8000-000000000001'

const people = ({ database }: TestCaseload) => database.prepare('SELECT id FROM person').pluck().all()

const deletion = (caseload: TestCaseload) => caseload.record([caseload.burial('person', person, person, 'Entered twice')])

/** Two computers that both know a person, and each have written something the other has not read. */
const twoComputers = async () => {
  const [one, other] = [await teamComputer('one'), await teamComputer('other')]
  one.record([put('person', 'name', person, person, name)])
  exchange(one, other)
  one.record([put('person', 'death', person, person, { diedOn: null })])
  other.record([put('person', 'birth', person, person, { birthDate: '1945-07-14', birthDateNotKnown: false })])
  return [one, other] as const
}

describe('a person', () => {
  test('deleted on two computers of which neither had read all is not gone: nobody who deleted knew all of it', async () => {
    const [one, other] = await twoComputers()
    deletion(one)
    deletion(other)
    exchange(one, other)
    exchange(other, one)
    for (const each of [one, other]) expect(people(each)).toEqual([person])
    deletion(one)
    exchange(one, other)
    for (const each of [one, other]) expect(people(each)).toEqual([])
  })

  test('is gone while one of several deletions has seen all of it, whichever came first', async () => {
    const [one, other] = await twoComputers()
    exchange(other, one)
    deletion(one)
    deletion(other)
    exchange(one, other)
    exchange(other, one)
    for (const each of [one, other]) expect(people(each)).toEqual([])
  })

  test('is deleted by nobody who was never granted the caseload that they are in', async () => {
    const one = await teamComputer('one')
    one.record([put('person', 'name', person, person, name)])
    const [own, elsewhere, stranger] = ['a'.repeat(32), 'b'.repeat(32), 'ff'.repeat(16)]
    const granted = new Set([elsewhere])
    one.usePermissions({ permission: () => 'everything', everGranted: (device, scope) => device !== stranger || granted.has(scope) })
    const seen = { [own]: { [one.device.id]: 1000 } }
    receive(one, {
      scope: elsewhere,
      device: stranger,
      lines: [JSON.stringify([1, 1, 'person', person, 'tombstone', person, [], { reason: 'Gone', seen }])],
    })
    expect(people(one)).toEqual([person])
    granted.add(own)
    await one.reaccept([{ device: stranger, scope: own }], async () => undefined)
    expect(people(one)).toEqual([])
    granted.delete(own)
    await one.reaccept([{ device: stranger, scope: own }], async () => undefined)
    expect(people(one)).toEqual([person])
  })

  test('comes back by a change that this version does not understand: somebody wrote it all the same', async () => {
    const one = await testCaseload()
    one.record([put('person', 'name', person, person, name)])
    deletion(one)
    receive(one, {
      scope: one.scopes.newHome(),
      device: 'ff'.repeat(16),
      lines: [JSON.stringify([1, 1, 'person', person, 'birth', person, [], { birthDate: 'in spring' }])],
    })
    expect(people(one)).toEqual([person])
    deletion(one)
    expect(people(one)).toEqual([])
  })
})

test('a deleted note stays away when something of another kind comes in under its id', async () => {
  const one = await testCaseload()
  const note = '01930000-0000-7000-8000-0000000000a0'
  one.record([put('person', 'name', person, person, name), put('note', 'flags', note, person, { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false })])
  one.record([one.burial('note', note, person, 'Written twice')])
  receive(one, {
    scope: one.scopes.newHome(),
    device: 'ff'.repeat(16),
    lines: [JSON.stringify([1, 1, 'later', note, 'text', person, [], { text: 'Of another kind' }])],
  })
  one.rebuild()
  expect(one.database.prepare('SELECT id FROM note').all()).toEqual([])
})
