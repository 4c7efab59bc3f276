import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../test/core/memory-store.ts'
import { namePerson, personId, settle, syncTeam } from '../../../test/core/sync-computers.ts'
import { put } from '../changes/record.ts'
import { createPeers, type Peer } from './reading/peers.ts'
import { alertsOf, quietestOf, wrongClocks } from './sync-status.ts'

const day = 24 * 60 * 60 * 1000

const teamOfThree = async () => {
  const team = await syncTeam()
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  const third = await team.enrol('third', 'link-worker', [team.caseload])
  const names = new Map([[team.founder.id, 'Anna’s laptop'], [second.id, 'Ben’s laptop'], [third.id, 'Cem’s laptop']])
  team.founder.caseload.record([...names].map(([id, computerName]) => put('computer', 'details', id, null, { computerName })))
  await settle(team.founder, second, third)
  return { team, founder: team.founder, second, third }
}

describe('warnings', () => {
  test('a clock is wrong of the computer whose head comes from the future, or of this one where all others do', async () => {
    const { founder, second, third } = await teamOfThree()
    const { database } = founder.caseload
    const peers = createPeers(database).all()
    const ahead = (...devices: readonly string[]) =>
      peers.map((peer) => (devices.includes(peer.device) ? { ...peer, head: { ...peer.head, time: peer.heardAt + 3 * day } } : peer))
    const alerts = (devices: readonly string[], clockDays: number | null = null) =>
      alertsOf(database, ahead(...devices), founder.book, { device: founder.id, copied: [], clockDays, unheardRemovals: [], knownAdministrators: null }, founder.caseload.milliseconds())
    expect(alerts([])).toEqual([])
    expect(alerts([second.id])).toEqual([{ kind: 'clock', computer: 'Ben’s laptop', days: 3 }])
    expect(alerts([second.id, third.id])).toEqual([{ kind: 'clock', computer: null, days: 3 }])
    // A storage that tells the time knows better.
    expect(alerts([second.id, third.id], 0)).toEqual([
      { kind: 'clock', computer: 'Ben’s laptop', days: 3 },
      { kind: 'clock', computer: 'Cem’s laptop', days: 3 },
    ])
    expect(alerts([second.id], -3)).toEqual([{ kind: 'clock', computer: null, days: 3 }])
    expect(alerts([], 400)).toEqual([{ kind: 'clock', computer: null, days: 400 }])
  })

  test('who was heard of before this computer’s clock went back, and not since, says nothing of which clock is wrong', async () => {
    const { founder, second } = await teamOfThree()
    const [peer] = createPeers(founder.caseload.database).all().filter(({ device }) => device === second.id)
    if (peer === undefined) throw new Error('The second has synced')
    const now = peer.heardAt - 365 * day
    const heardNow = (device: string): Peer => ({ ...peer, device, heardAt: now, head: { ...peer.head, time: peer.heardAt } })
    const marks = { device: founder.id, clockDays: null }
    expect(wrongClocks([heardNow('a'), heardNow('b'), peer], marks, now)).toEqual([{ device: founder.id, days: 365 }])
    expect(wrongClocks([heardNow('a'), { ...peer, heardAt: now, head: { ...peer.head, time: now } }, peer], marks, now)).toEqual([{ device: 'a', days: 365 }])
  })

  test('a computer that has decided nearly as much as counts is told', async () => {
    const { founder, second } = await teamOfThree()
    const { database } = founder.caseload
    const roster = founder.book.current()
    if (roster === null) throw new Error('No team')
    const alerts = (...crowded: readonly string[]) =>
      alertsOf(database, createPeers(database).all(), { ...founder.book, current: () => ({ ...roster, crowded: new Set(crowded) }) }, { device: founder.id, copied: [], clockDays: null, unheardRemovals: [], knownAdministrators: null }, founder.caseload.milliseconds())
    expect(alerts()).toEqual([])
    expect(alerts(second.id, founder.id)).toEqual([
      { kind: 'many_acts', computer: 'Ben’s laptop', days: null },
      { kind: 'many_acts', computer: null, days: null },
    ])
  })

  test('what a later version has written is told as such, and at once', async () => {
    const { team, founder, second } = await teamOfThree()
    second.caseload.scopes.setOwn(team.caseload)
    namePerson(second, personId(1), 'Test')
    await second.cycle()
    const newest = [...team.objects].filter(([name]) => name.startsWith(`heads/${second.id}`)).at(-1)
    if (newest === undefined) throw new Error('No head')
    team.objects.set(newest[0], Buffer.from('HVS2 whatever a later version puts there'))
    await founder.cycle()
    expect(founder.sync.status().alerts).toEqual([{ kind: 'newer_version', computer: 'Ben’s laptop', days: null }])
  })

  test('a clock that is behind or ahead of the storage’s is wrong, even of a computer alone', async () => {
    const { founder, clock, objects } = await syncTeam()
    let ahead = 0
    founder.through(() => ({ ...memoryStore(objects), serverTime: () => clock.now() + ahead * day }))
    const alerts = async (days: number) => {
      ahead = days
      await founder.cycle()
      return founder.sync.status().alerts
    }
    expect(await alerts(0.4)).toEqual([])
    expect(await alerts(3)).toEqual([{ kind: 'clock', computer: null, days: 3 }])
    expect(await alerts(-40)).toEqual([{ kind: 'clock', computer: null, days: 40 }])
    founder.through(() => memoryStore(objects))
    await founder.cycle()
    expect(founder.sync.status().alerts).toMatchObject([{ days: 40 }])
    founder.sync.usePlace({ kind: 'folder', path: '/media/anna/STICK/other' }, true)
    expect(founder.sync.status().alerts).toEqual([])
  })

  test('roster entries that another has read and the store does not show are withheld', async () => {
    const { team, founder, second, third } = await teamOfThree()
    const before = new Map(team.objects)
    await team.enrol('fourth', 'link-worker', [])
    await settle(founder, second)
    team.clock.advance({ minutes: 61 })
    await second.cycle()
    const without = new Map([...team.objects].filter(([name]) => before.has(name) || name.includes(second.id)))
    third.through(() => memoryStore(without))
    await third.cycle()
    expect(third.sync.status().alerts).toEqual([])
    team.clock.advance({ minutes: 61 })
    await third.cycle()
    expect(third.sync.status().alerts).toEqual([{ kind: 'withheld', computer: 'Ben’s laptop', days: null }])
    third.through(() => memoryStore(team.objects))
    await third.cycle()
    expect(third.sync.status().alerts).toEqual([])
  })
})

describe('whom one has heard of longest ago', () => {
  test('is told by name', async () => {
    const { team, founder, second, third } = await teamOfThree()
    const at = team.clock.now()
    team.clock.advance({ days: 2 })
    third.caseload.scopes.setOwn(team.caseload)
    namePerson(third, personId(1), 'Test')
    await settle(third, founder)
    const peers = createPeers(founder.caseload.database).all()
    expect(quietestOf(founder.caseload.database, peers, founder.book.current(), founder.id)).toEqual({ words: 'Ben’s laptop', seenAt: at })
    expect(founder.sync.status().quietest).toEqual({ words: 'Ben’s laptop', seenAt: at })
    expect(second.sync.status().quietest?.words).toBeDefined()
  })
})

describe('computers that share no caseload', () => {
  test('are looked at once an hour, and by hand alone where data is to be saved', async () => {
    const { team, founder } = await teamOfThree()
    const far = await team.enrol('far', 'link-worker', [])
    const farther = await team.enrol('farther', 'link-worker', [])
    await settle(founder, far, farther)
    const looks = (): number => far.requests.filter((request) => request.startsWith(`get heads/${farther.id}`)).length
    const before = looks()
    farther.caseload.record([put('computer', 'details', farther.id, null, { computerName: 'Far' }, farther.caseload.baseOf('computer', farther.id, 'details'))])
    await farther.cycle()
    await far.cycle()
    expect(looks()).toBe(before)
    team.clock.advance({ minutes: 61 })
    far.sync.useLittleData(true)
    await far.cycle()
    expect(looks()).toBe(before)
    far.sync.useLittleData(false)
    await far.cycle()
    expect(looks()).toBe(before + 1)
  })
})
