import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../test/core/memory-store.ts'
import { familyName, namePerson, personId, settle, teamOfTwo } from '../../../test/core/sync-computers.ts'
import { readAwaited } from './reading/problems.ts'
import { encodeVaultFile, parseVaultFile, rootKeysFromSeed, sealRosterKey, vaultIdOf } from './format/vault-id.ts'

const ada = personId(1)

const isData = (name: string): boolean => name.startsWith('data/')

describe('a store that was lost', () => {
  test('is never taken for a new one: sync stops until the user says that the place is right, and then fills it', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    const namesBefore = [...team.objects.keys()].filter(isData).sort()
    team.objects.clear()
    namePerson(first, ada, 'Meanwhile')
    expect(await first.cycle()).toEqual({ outcome: 'stopped', reason: 'place_emptied' })
    expect(first.sync.status()).toMatchObject({ state: 'stopped', stoppedBy: 'place_emptied' })
    expect(team.objects.size).toBe(0)

    expect(first.sync.refill()).toBe(true)
    await settle(first)
    expect(await second.cycle()).toMatchObject({ outcome: 'done' })
    await settle(first, second)
    expect([...team.objects.keys()].filter(isData)).toEqual(expect.arrayContaining(namesBefore))
    expect(familyName(second, ada)).toBe('Meanwhile')

    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(first, second, third)
    expect(familyName(third, ada)).toBe('Meanwhile')
    expect(first.sync.status().waiting).toBe(0)
  })

  test('an emptied place is not filled unasked', async () => {
    const { founder: first } = await teamOfTwo()
    expect(first.sync.refill()).toBe(false)
  })

  test('a place of another team stops sync', async () => {
    const { team, founder: first } = await teamOfTwo()
    const root = rootKeysFromSeed(Buffer.alloc(16, 7))
    const [rootSign, rootBox] = [Buffer.from(root.sign.public), Buffer.from(root.box.public)]
    const file = { vaultId: vaultIdOf(rootSign, rootBox), rootSign, rootBox, rosterKey: Buffer.alloc(80) }
    team.objects.clear()
    team.objects.set('vault.json', encodeVaultFile(file))
    expect(await first.cycle()).toEqual({ outcome: 'stopped', reason: 'other_team' })
    expect([...team.objects.keys()]).toEqual(['vault.json'])
  })

  test('a vault.json that was cut short is put again', async () => {
    const { team, founder: first } = await teamOfTwo()
    const whole = team.objects.get('vault.json')?.length ?? 0
    team.objects.set('vault.json', (team.objects.get('vault.json') ?? Buffer.alloc(0)).subarray(0, 80))
    team.clock.advance({ days: 1 })
    await first.cycle()
    expect(team.objects.get('vault.json')?.length).toBe(whole)
  })

  test('a vault.json that holds another key than the team sheet must find is put again', async () => {
    const { team, founder: first } = await teamOfTwo()
    const before = team.objects.get('vault.json')
    const file = parseVaultFile(before ?? Buffer.alloc(0))
    if (!file.ok) throw new Error('No vault.json')
    team.objects.set('vault.json', encodeVaultFile({ ...file.value, rosterKey: sealRosterKey(Buffer.alloc(32), file.value.rootBox) }))
    team.clock.advance({ days: 1 })
    await first.cycle()
    expect(team.objects.get('vault.json')).toEqual(before)
  })

  test('rolled back to an earlier day, it gets what it lost from the devices that wrote it', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    const earlier = new Map(team.objects)
    namePerson(first, ada, 'Later')
    await settle(first)
    team.objects.clear()
    for (const [name, bytes] of earlier) team.objects.set(name, bytes)
    await settle(first, second)
    expect(familyName(second, ada)).toBe('Later')
  })

  test('a device whose newest head does not come back for a day is shown as rolled back', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    for (const name of team.objects.keys()) if (name.startsWith(`heads/${second.id}`)) team.objects.delete(name)
    await first.cycle()
    expect(first.sync.status().alerts).toEqual([])
    team.clock.advance({ days: 1, minutes: 1 })
    await first.cycle()
    expect(first.sync.status().alerts).toEqual([{ kind: 'rolled_back', computer: null, days: null }])
    await second.cycle()
    await first.cycle()
    expect(first.sync.status().alerts).toEqual([])
  })
})

describe('single objects', () => {
  test('what a storage reported as put and did not keep is put again', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    namePerson(first, ada, 'Kept?')
    const before = new Set(team.objects.keys())
    await first.cycle()
    const put = [...team.objects.keys()].filter((name) => isData(name) && !before.has(name))
    for (const name of put) team.objects.delete(name)
    expect(first.sync.status().waiting).toBe(1)
    await second.cycle()
    expect(familyName(second, ada)).toBe('Before')
    await settle(first, second)
    expect(familyName(second, ada)).toBe('Kept?')
    expect(first.sync.status().waiting).toBe(0)
  })

  test('a retry sends the same bytes', async () => {
    const { team, founder: first } = await teamOfTwo()
    namePerson(first, ada, 'Twice')
    const before = new Set(team.objects.keys())
    await first.cycle()
    const put = [...team.objects].filter(([name]) => !before.has(name))
    for (const [name] of put) team.objects.delete(name)
    await first.cycle()
    expect([...team.objects].filter(([name]) => !before.has(name))).toEqual(put)
  })

  test('altered, it is noticed at once; after a day its owner is told and puts it again', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    namePerson(second, ada, 'Altered')
    const before = new Set(team.objects.keys())
    await settle(second)
    const name = [...team.objects.keys()].find((each) => isData(each) && !before.has(each)) ?? ''
    const bytes = Buffer.from(team.objects.get(name) ?? [])
    bytes[40] = (bytes[40] ?? 0) ^ 1
    team.objects.set(name, bytes)
    await first.cycle()
    expect(readAwaited(first.caseload.database)).toMatchObject([{ name, device: second.id, problem: 'altered' }])
    expect(first.sync.status().alerts).toMatchObject([{ kind: 'altered' }])
    expect(familyName(first, ada)).toBe('Before')

    team.clock.advance({ days: 1, minutes: 1 })
    await settle(first, second)
    expect(familyName(first, ada)).toBe('Altered')
    expect(first.sync.status().alerts).toEqual([])
    await settle(first)
    expect(readAwaited(first.caseload.database)).toEqual([])
  })

  test('one swapped for another does not pass', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    namePerson(second, ada, 'One')
    await settle(second)
    namePerson(second, ada, 'Two')
    await settle(second)
    const [one = '', two = ''] = [...team.objects.keys()].filter((name) => name.startsWith(`data/${second.id}`)).sort().slice(-2)
    const [bytesOfOne, bytesOfTwo] = [team.objects.get(one), team.objects.get(two)]
    team.objects.set(one, bytesOfTwo ?? Buffer.alloc(0))
    team.objects.set(two, bytesOfOne ?? Buffer.alloc(0))
    await first.cycle()
    expect(familyName(first, ada)).toBe('Before')
    expect(readAwaited(first.caseload.database).map(({ problem }) => problem)).toContain('altered')
  })
})

describe('a device that exists twice', () => {
  test('notices its own unknown head and stops', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    const copy = first.caseload.database.serialize()
    namePerson(first, ada, 'Original')
    await settle(first)
    const clone = await team.reopen(copy)
    namePerson(clone, ada, 'Clone')
    expect(await clone.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
    await settle(first, second)
    expect(familyName(second, ada)).toBe('Original')
  })

  test('both having written at once, the others stop at the fork and say so', async () => {
    const { team, founder: first, second } = await teamOfTwo()
    const clone = await team.reopen(first.caseload.database.serialize())
    const itsView = new Map(team.objects)
    clone.through(() => memoryStore(itsView))
    namePerson(first, ada, 'Original')
    await first.cycle()
    await second.cycle()
    for (const name of ['Clone', 'Clone again']) {
      namePerson(clone, ada, name)
      await clone.cycle()
    }
    for (const [name, bytes] of itsView) team.objects.set(name, bytes)
    await second.cycle()
    expect(second.sync.status().alerts).toMatchObject([{ kind: 'two_copies' }])
    expect(familyName(second, ada)).toBe('Original')
    expect(await first.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
  })
})
