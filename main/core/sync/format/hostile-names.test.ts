import { describe, expect, test } from 'vitest'
import { familyName, namePerson, personId, settle, syncTeam, type SyncTeam } from '../../../../test/core/sync-computers.ts'
import { encodeHead, type Head } from './head.ts'
import { dataName, headName } from './names.ts'
import { sealObject } from './object.ts'
import { encodeRun } from './run.ts'

const stranger = 'ee'.repeat(16)
const gone = 'dd'.repeat(16)
const unsigned = (): Uint8Array => new Uint8Array(64)

const twoComputers = async () => {
  const team = await syncTeam()
  namePerson(team.founder, personId(1), 'Before')
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  await settle(team.founder, second)
  return { team, founder: team.founder, second }
}

const aHead: Omit<Head, 'device' | 'rev'> = { prev: null, time: 0, app: '1', schema: 1, roster: {}, chains: {}, adopts: {}, damaged: [] }

/** What anybody can put who was once in the team: they know the key of heads and of the roster. */
const plant = async ({ objects, identity: { vaultId, rosterKey } }: SyncTeam, kind: 'head' | 'run', name: string, content: Uint8Array): Promise<void> => {
  const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(7)
  objects.set(name, await sealObject({ kind, name, vaultId, epoch: 0, key: rosterKey, content, random }))
}

const plantHead = (team: SyncTeam, head: Partial<Head> & Pick<Head, 'device' | 'rev'>): Promise<void> =>
  plant(team, 'head', headName(head.device, head.rev), encodeHead({ ...aHead, ...head }, team.identity.vaultId, unsigned))

describe('whoever may write to the storage', () => {
  test('cannot have a computer ask for each of thousands of invented heads', async () => {
    const { team, founder, second } = await twoComputers()
    for (let rev = 1000; rev < 3000; rev += 1) team.objects.set(headName(founder.id, rev), Buffer.from('invented'))
    second.requests.length = 0
    await second.cycle()
    expect(second.requests.filter((request) => request.startsWith('get heads/')).length).toBeLessThan(20)
    expect(familyName(second, personId(1))).toBe('Before')
  })

  test('cannot keep something back in silence by giving it the looks of a later version', async () => {
    const { team, founder, second } = await twoComputers()
    namePerson(founder, personId(1), 'After')
    const before = new Set(team.objects.keys())
    await founder.cycle()
    for (const name of team.objects.keys()) if (!before.has(name) && name.startsWith('data/')) team.objects.set(name, Buffer.from('HVS2'))
    await second.cycle()
    team.clock.advance({ days: 1 })
    await second.cycle()
    expect(second.sync.status().alerts).toMatchObject([{ kind: 'newer_version' }])
  })

  test('cannot keep something back for good by naming another key for it: its owner puts it again', async () => {
    const { team, founder, second } = await twoComputers()
    namePerson(founder, personId(1), 'After')
    const before = new Set(team.objects.keys())
    await founder.cycle()
    for (const [name, bytes] of team.objects)
      if (!before.has(name) && name.startsWith('data/')) team.objects.set(name, Buffer.from(bytes).fill(9, 6, 8))
    for (let day = 0; day < 2; day += 1) {
      await second.cycle()
      team.clock.advance({ days: 1 })
    }
    await settle(founder, second)
    expect(familyName(second, personId(1))).toBe('After')
  })
})

describe('whoever was once in the team', () => {
  test('cannot make another computer believe that there are two of it', async () => {
    const { team, founder } = await twoComputers()
    const joiner = await team.computer('joiner')
    joiner.caseload.adopt([], null)
    team.introduce(joiner)
    await plantHead(team, { device: joiner.id, rev: 9 })
    expect(await joiner.cycle()).toEqual({ outcome: 'done', put: 0 })
    await plantHead(team, { device: founder.id, rev: 99 })
    expect(await founder.cycle()).toMatchObject({ outcome: 'done' })
  })

  test('leaves no trace of invented computers, and reads nobody’s chain in place of those who keep it', async () => {
    const { team, second } = await twoComputers()
    const chain = (): unknown => second.caseload.database.prepare('SELECT count(*) FROM chain').pluck().get()
    const before = chain()
    await plantHead(team, { device: stranger, rev: 1, chains: { roster: [5, 1, 1, 1] }, adopts: { [gone]: { roster: [999, 2] } } })
    const lines = [{ text: JSON.stringify([1, 1, 'act', 'ab'.repeat(16), 'act', null, [], { kind: 'none' }]), digest: Buffer.alloc(32) }]
    const run = { author: stranger, scope: 'roster', from: 1, prev: Buffer.alloc(32), lines, signature: Buffer.alloc(64) }
    await plant(team, 'run', dataName(stranger, 1), encodeRun(run))
    second.requests.length = 0
    team.clock.advance({ minutes: 61 })
    await second.cycle()
    expect(second.requests.filter((request) => request.startsWith('get data/'))).toEqual([`get ${dataName(stranger, 1)}`])
    expect(chain()).toBe(before)
  })
})
