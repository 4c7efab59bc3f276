import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { familyName, namePerson, personId, settle, syncTeam, teamOfTwo } from '../../../../test/core/sync-computers.ts'
import { removeAct } from '../roster/act-writing.ts'

const [ada, ben] = [personId(1), personId(2)]

/** A second computer has written, and is removed. */
const removedLaptop = async () => {
  const computers = await teamOfTwo()
  const { founder, second } = computers
  namePerson(second, ada, 'Theirs')
  await settle(second, founder)
  founder.book.write([removeAct(second.id, 'lost', founder.book.writer())])
  return computers
}

/** The same, and its objects are lost. */
const lostLaptop = async () => {
  const computers = await removedLaptop()
  const { team, second } = computers
  for (const name of team.objects.keys()) if (name.includes(second.id)) team.objects.delete(name)
  return computers
}

describe('chains of removed devices', () => {
  test('whose objects are gone are put by an administrator, under its own name, once', async () => {
    const { team, founder, second } = await lostLaptop()
    await settle(founder)
    const size = team.objects.size
    await settle(founder)
    expect(team.objects.size).toBe(size)

    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, third)
    expect(familyName(third, ada)).toBe('Theirs')
    expect(third.sync.status()).toMatchObject({ refused: 0, alerts: [] })
    expect(third.caseload.database.prepare('SELECT count(*) FROM chain WHERE device = ?').pluck().get(second.id)).toBeGreaterThan(0)
  })

  test('whose objects were altered are put by an administrator once somebody has failed to read them for a day', async () => {
    const { team, founder, second } = await removedLaptop()
    for (const [name, bytes] of team.objects) if (name.startsWith(`data/${second.id}`)) team.objects.set(name, bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)))
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, third)
    expect(familyName(third, ada)).toBe('Before')
    for (let day = 0; day < 3; day += 1) {
      team.clock.advance({ days: 1, minutes: 1 })
      await settle(third, founder)
    }
    expect(familyName(third, ada)).toBe('Theirs')
  })

  test('of which the store shows an earlier head than was read are put by an administrator', async () => {
    const { team, founder, second } = await teamOfTwo()
    const before = new Map(team.objects)
    namePerson(second, ada, 'Theirs')
    await settle(second, founder)
    for (const name of team.objects.keys()) if (name.includes(second.id)) team.objects.delete(name)
    for (const [name, bytes] of before) if (name.includes(second.id)) team.objects.set(name, bytes)
    founder.book.write([removeAct(second.id, 'lost', founder.book.writer())])
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, third)
    expect(familyName(third, ada)).toBe('Theirs')
    const size = team.objects.size
    await settle(founder)
    expect(team.objects.size).toBe(size)
  })

  test('of which the store shows a later head, of another copy that has none of it, are put by an administrator', async () => {
    const { team, founder, second } = await teamOfTwo()
    const copy = await team.reopen(second.caseload.database.serialize())
    const itsView = new Map(team.objects)
    for (const computer of [copy, founder]) computer.through(() => memoryStore(itsView))
    namePerson(copy, ada, 'Theirs')
    await settle(copy, founder)
    for (let day = 0; day < 3; day += 1) {
      team.clock.advance({ days: 1, minutes: 1 })
      await settle(second)
    }
    founder.through(() => memoryStore(team.objects))
    await settle(founder)
    founder.book.write([removeAct(second.id, 'two copies', founder.book.writer())])
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, third)
    expect(familyName(third, ada)).toBe('Theirs')
  })

  test('survive the loss of the store as well', async () => {
    const { team, founder } = await lostLaptop()
    await settle(founder)
    team.objects.clear()
    await founder.cycle()
    founder.sync.refill()
    await settle(founder)
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, third)
    expect(familyName(third, ada)).toBe('Theirs')
  })

  test('what the removed device goes on writing is set aside, and nobody but administrators fetches it', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, second, third)
    second.caseload.scopes.setOwn(team.caseload)
    founder.book.write([removeAct(second.id, 'left', founder.book.writer())])
    namePerson(second, ben, 'Late')
    expect(await second.cycle()).toMatchObject({ outcome: 'done' })
    await settle(founder)
    expect(await second.cycle()).toEqual({ outcome: 'stopped', reason: 'removed' })
    await settle(founder, third)
    expect([familyName(founder, ben), familyName(third, ben)]).toEqual([null, null])
    expect([founder.sync.status().refused, third.sync.status().refused]).toEqual([1, 0])

    founder.book.write([removeAct(second.id, 'left', founder.book.writer())])
    await settle(founder, third)
    expect([familyName(founder, ben), familyName(third, ben)]).toEqual(['Late', 'Late'])
  })
})
