import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { birth, name } from '../../../../test/core/test-notes.ts'
import { teamComputer } from '../../../../test/core/team-world.ts'
import { receive, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { createPeople } from '../../caseload/people/people.ts'
import { formatLine, type LogLine } from '../log/line.ts'
import { put } from '../record.ts'

const phone = { kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1 } as const

const send = (from: TestCaseload, to: TestCaseload, mayGo: (line: LogLine) => boolean = () => true): void => {
  const chains = from.database.prepare('SELECT id, scope, device FROM chain').all() as { id: number; scope: string; device: string }[]
  for (const { id, scope, device } of chains) {
    const lines = from.database.prepare('SELECT * FROM change WHERE chain = ? ORDER BY seq').all(id) as LogLine[]
    const held = lines.findIndex((line) => !mayGo(line))
    receive(to, { scope, device, lines: lines.slice(0, held < 0 ? lines.length : held).map(formatLine) })
  }
}

/** Two computers that know the same two people; a telephone number is the second one's. */
const twoComputers = async () => {
  const [here, there] = [await teamComputer('here'), await teamComputer('there')]
  const people = createPeople(here)
  const { id: winner } = await value(people.create({ name, birth }))
  const { id: loser } = await value(people.create({ name, birth }))
  await value(people.saveContactPoint({ id: null, base: [], details: { ...phone, personId: loser } }))
  send(here, there)
  return { here, there, winner, loser }
}

const mergeWrite = (loser: string, winner: string) => put('person', 'mergedInto', loser, loser, { mergedInto: winner })

const shown = ({ database }: TestCaseload) => ({
  people: database.prepare('SELECT id, mergedInto FROM person ORDER BY id').all(),
  numbers: database.prepare('SELECT personId FROM contactPoint').pluck().all(),
  listed: database.prepare('SELECT personId FROM overview').pluck().all(),
})

const rebuilt = (caseload: TestCaseload) => {
  caseload.rebuild()
  return shown(caseload)
}

describe('a merge into somebody who is not here', () => {
  const alone = (loser: string) => ({ people: [{ id: loser, mergedInto: null }], numbers: [loser], listed: [loser] })

  test('because another computer deleted them leaves the record standing alone', async () => {
    const { here, there, winner, loser } = await twoComputers()
    here.record([here.burial('person', winner, winner, 'Entered twice')])
    there.record([mergeWrite(loser, winner)])
    send(here, there)
    send(there, here)
    for (const caseload of [here, there]) {
      expect(shown(caseload)).toEqual(alone(loser))
      expect(rebuilt(caseload)).toEqual(alone(loser))
    }
  })

  test('holds again once the deletion is taken back', async () => {
    const { here, there, winner, loser } = await twoComputers()
    const deletion = here.record([here.burial('person', winner, winner, 'Entered twice')])
    there.record([mergeWrite(loser, winner)])
    send(there, here)
    here.undo(deletion)
    const merged = {
      people: [
        { id: winner, mergedInto: null },
        { id: loser, mergedInto: winner },
      ],
      numbers: [winner],
      listed: [winner],
    }
    expect(shown(here)).toEqual(merged)
    send(here, there)
    expect(shown(there)).toEqual(merged)
    expect(rebuilt(there)).toEqual(merged)
  })

  test('because their record has not arrived holds once it has', async () => {
    const [here, there] = [await teamComputer('here'), await teamComputer('there')]
    const { id: loser } = await value(createPeople(here).create({ name, birth }))
    await value(createPeople(here).saveContactPoint({ id: null, base: [], details: { ...phone, personId: loser } }))
    const winner = here.newId()
    here.record([mergeWrite(loser, winner)])
    here.record([put('person', 'name', winner, winner, name)])
    send(here, there, ({ record }) => record !== winner)
    expect(shown(there)).toEqual(alone(loser))
    send(here, there)
    expect(shown(there)).toEqual(shown(here))
    expect(shown(there)).toMatchObject({ numbers: [winner], listed: [winner] })
  })
})
