import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { ada, administered, ben, erase, linesAbout, mentions } from '../../../../test/core/erasing-team.ts'
import { familyName, namePerson, settle, syncTeam } from '../../../../test/core/sync-computers.ts'
import { quiet, teamComputer, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { dataName } from '../format/names.ts'
import { eraseAct } from '../roster/act-writing.ts'
import { readTeam } from '../team/team-identity.ts'

test('a copy whose erasing nobody has heard of has them still, although others have read as much of the other copy', async () => {
  const { clock, objects, anna, dora, ben: benn } = await administered()
  const copyOf = ({ caseload }: TeamComputer) => teamComputer('Dora', clock, objects, new Database(caseload.database.serialize()))
  const copy = await copyOf(dora)
  await erase(copy)
  dora.book.write([eraseAct(readTeam(dora.caseload.local)?.vaultId ?? '', ben, [])])
  await quiet(dora, anna, benn)
  expect(await copy.sync.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
  const again = await copyOf(copy)
  await quiet(again)
  expect(mentions(again, ada)).toBe(mentions(anna, ada))
})

test.each([0, 3])('a copy of the only administrator’s computer that has erased somebody, of which nobody ever heard, has them again when it comes back, or when the storage shows their lines later (%i cycles)', async (later) => {
  const team = await syncTeam()
  const { founder } = team
  namePerson(founder, ada, 'Secret')
  await settle(founder)
  const copy = await team.reopen(founder.caseload.database.serialize())
  namePerson(founder, ben, 'Original')
  await settle(founder)
  copy.book.write([eraseAct(team.identity.vaultId, ada, linesAbout(copy, ada))])
  expect(await copy.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
  const again = await team.reopen(copy.caseload.database.serialize())
  team.letIn(again, [team.caseload])
  await settle(founder)
  const numbers = founder.caseload.database.prepare('SELECT number FROM run JOIN chain ON chain.id = run.chain WHERE scope = ?').pluck().all(team.caseload)
  const late = numbers.map((number) => dataName(founder.id, number as number)).map((name) => [name, team.objects.get(name) ?? Buffer.alloc(0)] as const)
  for (let cycle = 0; cycle < later; cycle += 1) {
    for (const [name] of late) team.objects.delete(name)
    await again.cycle()
    expect(mentions(again, ada)).toBe(0)
    team.clock.advance({ minutes: 61 })
  }
  for (const [name, bytes] of late) team.objects.set(name, bytes)
  await settle(founder, again)
  await settle(again)
  expect([familyName(again, ada), familyName(again, ben)]).toEqual(['Secret', 'Original'])
  expect(mentions(again, ada)).toBe(mentions(founder, ada))
})
