import { describe, expect, test } from 'vitest'
import { ada, ben, linesAbout, mentions, readableIn } from '../../../../test/core/erasing-team.ts'
import { familyName, namePerson, personId, settle, syncTeam } from '../../../../test/core/sync-computers.ts'
import { dataPrefix } from '../format/names.ts'
import { eraseAct, removeAct } from '../roster/act-writing.ts'

describe('erasing a person', () => {
  test('takes them from every log and from the store, and what is left is read and verified by newcomers', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    const leaver = await team.enrol('leaver', 'link-worker', [team.caseload])
    namePerson(founder, ada, 'Secret')
    namePerson(founder, ben, 'Stays')
    await settle(founder, second, leaver)
    second.caseload.scopes.setOwn(team.caseload)
    leaver.caseload.scopes.setOwn(team.caseload)
    namePerson(second, ada, 'Secret too')
    await settle(second, founder, leaver)
    namePerson(leaver, ada, 'Secret as well')
    await settle(leaver, second, founder)
    founder.book.write([removeAct(leaver.id, 'left', founder.book.writer())])
    await settle(founder, second)

    founder.book.write([eraseAct(team.identity.vaultId, ada, linesAbout(founder, ada))])
    await settle(founder, second)
    for (let round = 0; round < 3; round += 1) {
      team.clock.advance({ minutes: 61 })
      await settle(founder, second)
    }
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, second, third)
    for (const computer of [founder, second, third]) {
      expect(mentions(computer, ada)).toBe(0)
      expect([familyName(computer, ada), familyName(computer, ben)]).toEqual([null, 'Stays'])
      expect(computer.sync.status()).toMatchObject({ refused: 0, waiting: 0, alerts: [] })
    }

    const read = await readableIn(team.objects, founder)
    expect([read.includes('Secret'), read.includes(ada), read.split('Stays').length]).toEqual([false, false, 2])
    expect([...team.objects.keys()].filter((name) => name.startsWith(dataPrefix(leaver.id)))).toEqual([])
  })

  test('a line that is left out without such an act is told of as long as it is nowhere, and what comes after it is taken', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(founder, second)
    namePerson(founder, ada, 'Hidden')
    founder.caseload.database.prepare("UPDATE change SET entity = '' WHERE record = ?").run(ada)
    namePerson(founder, ben, 'Kept')
    await settle(founder)
    for (let cycle = 0; cycle < 3; cycle += 1) {
      await second.cycle()
      expect(second.sync.status().alerts).toMatchObject([{ kind: 'emptied' }])
      team.clock.advance({ minutes: 31 })
    }
    expect([ada, ben].map((each) => familyName(second, each))).toEqual([null, 'Kept'])
  })

  test('an act that is left out stops its chain: who is in the team is not known without it', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(founder, second)
    founder.book.write([eraseAct(team.identity.vaultId, ben, [])])
    founder.caseload.database.prepare("UPDATE change SET entity = '' WHERE chain IN (SELECT id FROM chain WHERE scope = 'roster') AND instr(value, 'erase') > 0").run()
    const known = second.book.reach()
    await founder.cycle()
    await second.cycle()
    expect(second.sync.status().alerts).toContainEqual(expect.objectContaining({ kind: 'altered' }))
    expect(second.book.reach()).toEqual(known)
  })

  test.each([true, false])('a line is left out only where it is the one that the act names, and not for its number (it is: %s)', async (isNamed) => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    await settle(founder, second)
    namePerson(founder, ada, 'Named')
    namePerson(founder, ben, 'Other')
    const others = linesAbout(founder, ben).map((line) => ({ ...line, seq: line.seq - 1 }))
    founder.book.write([eraseAct(team.identity.vaultId, ada, isNamed ? linesAbout(founder, ada) : others)])
    founder.caseload.database.prepare("UPDATE change SET entity = '' WHERE record = ?").run(ada)
    await founder.cycle()
    await second.cycle()
    expect(second.sync.status().alerts.map(({ kind }) => kind)).toEqual(isNamed ? [] : ['emptied'])
    expect(familyName(second, ben)).toBe('Other')
  })
})

test('what was emptied by no erasing that counts, and is nowhere to be had, keeps nobody who has it from reading on', async () => {
  const team = await syncTeam()
  const { founder } = team
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  const write = async (from: number, to: number): Promise<void> => {
    for (let number = from; number <= to; number += 1) {
      namePerson(founder, personId(number), 'Test')
      await founder.cycle()
    }
  }
  await write(1, 3)
  await settle(founder, second)
  founder.caseload.database.prepare("UPDATE change SET hlc = 0, entity = '', record = '', grp = '', subject = NULL, value = 'null', head = 0 WHERE record = ?").run(personId(2))
  for (const name of team.objects.keys()) if (name.startsWith(dataPrefix(founder.id))) team.objects.delete(name)
  team.clock.advance({ days: 1, minutes: 1 })
  await settle(founder)
  await write(4, 30)
  for (let days = 0; days < 9; days += 1) {
    team.clock.advance({ days: 1, minutes: 1 })
    await founder.sync.now()
  }
  expect([...team.objects.keys()].filter((name) => name.startsWith(dataPrefix(founder.id))).length).toBeLessThan(12)
  await settle(second)
  expect([2, 30].map((number) => familyName(second, personId(number)))).toEqual(['Test', 'Test'])
  expect(second.sync.status().alerts).toEqual([])
})
