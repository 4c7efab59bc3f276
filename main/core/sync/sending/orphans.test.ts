import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { familyName, namePerson, personId, settle, syncTeam, type SyncComputer, type SyncTeam } from '../../../../test/core/sync-computers.ts'
import { testRandom } from '../../../../test/core/test-caseload.ts'
import { openObject, sealObject } from '../format/object.ts'
import type { Store } from '../stores/store.ts'
import { readTeam } from '../team/team-identity.ts'

const people = Array.from({ length: 20 }, (_, index) => personId(index + 1))

/** A founder with many small objects that was about to merge them when what it had put was read back wrong. */
const teamWithFailedMerge = async () => {
  const team = await syncTeam()
  const { founder: first } = team
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  for (const person of people) {
    namePerson(first, person, 'Test')
    await first.cycle()
  }
  const copy = first.caseload.database.serialize()
  first.through((): Store => ({ ...memoryStore(team.objects), get: async (name) => (name.startsWith('data/') ? null : (team.objects.get(name) ?? null)) }))
  await settle(first)
  first.through(() => memoryStore(team.objects))
  await settle(first, second)
  const [orphan = '', ...others] = orphansOf(team, first)
  expect(others).toEqual([])
  return { team, first, second, orphan, copy }
}

/** Beside it a copy of the first computer, with a view of the store from before that one wrote on. */
const teamWithCopy = async () => {
  const { team, first } = await teamWithFailedMerge()
  const clone = await team.reopen(first.caseload.database.serialize())
  const itsView = new Map(team.objects)
  clone.through(() => memoryStore(itsView))
  namePerson(first, personId(1), 'Original')
  await first.cycle()
  return { team, first, clone, itsView }
}

const dataOf = ({ objects }: SyncTeam, { id }: SyncComputer): string[] => [...objects.keys()].filter((name) => name.startsWith(`data/${id}/`))

/** The objects of a computer that its newest head does not name. */
const orphansOf = (team: SyncTeam, computer: SyncComputer): string[] => {
  const known = computer.caseload.database.prepare("SELECT 'data/' || ? || '/' || number FROM run WHERE number IS NOT NULL").pluck().all(computer.id)
  return dataOf(team, computer).filter((name) => !known.includes(name))
}

/** An object under a key that was made later than any that a computer has. */
const sealedLater = async ({ caseload: { local } }: SyncComputer, name: string): Promise<Buffer> => {
  const random = testRandom('later')
  return Buffer.from(await sealObject({ kind: 'run', name, vaultId: readTeam(local)?.vaultId ?? '', epoch: 9, key: random(32), content: Buffer.from(random(3000)), random }))
}

const dayOf = async (team: SyncTeam, ...computers: SyncComputer[]): Promise<void> => {
  team.clock.advance({ days: 1, minutes: 1 })
  await settle(...computers)
}

describe('objects that nothing knows of', () => {
  test('what a merge that was given up has left is taken away within a day', async () => {
    const { team, first, second, orphan } = await teamWithFailedMerge()
    expect(team.objects.has(orphan)).toBe(true)
    for (let days = 0; days < 9; days += 1) await dayOf(team, first)
    expect(team.objects.has(orphan)).toBe(false)
    expect(orphansOf(team, first)).toEqual([])
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(first, second, third)
    expect(people.map((person) => familyName(third, person))).toEqual(people.map(() => 'Test'))
  })

  test('numbers that were never used, names of a later version, and other computers’ objects stay', async () => {
    const { team, first } = await teamWithFailedMerge()
    const others = [`data/${first.id}/999`, `data/${first.id}/b0011`, `data/${first.id}/01`, `data/${'0'.repeat(32)}/1`]
    for (const name of others) team.objects.set(name, Buffer.alloc(400, 1))
    await dayOf(team, first)
    expect([...team.objects.keys()]).toEqual(expect.arrayContaining(others))
  })

  test('what no key that is here opens stays, whatever its number: a copy that was given a newer one may have written it', async () => {
    const { team, first, orphan } = await teamWithFailedMerge()
    const sealed = await sealedLater(first, orphan)
    team.objects.set(orphan, sealed)
    for (let days = 0; days < 3; days += 1) await dayOf(team, first)
    expect(team.objects.get(orphan)).toEqual(sealed)
  })

  test('what another copy of this computer has written stays, whatever its number', async () => {
    const { team, first, orphan, copy } = await teamWithFailedMerge()
    // It wrote at the same time, through a storage that was not in step, an object of that very number.
    const clone = await team.reopen(copy)
    const itsView = new Map([...team.objects].filter(([name]) => name !== orphan))
    clone.through(() => memoryStore(itsView))
    namePerson(clone, personId(1), 'Copy')
    await clone.cycle()
    const written = itsView.get(orphan) ?? Buffer.alloc(0)
    expect(written.length).toBeGreaterThan(100)
    team.objects.set(orphan, written)
    for (let days = 0; days < 3; days += 1) await dayOf(team, first)
    expect(team.objects.get(orphan)).toEqual(written)
  })
})

describe('an own object of another size than it was put with', () => {
  test('is put again where it was cut short', async () => {
    const { team, first } = await teamWithFailedMerge()
    const [name = ''] = dataOf(team, first)
    const whole = team.objects.get(name) ?? Buffer.alloc(0)
    team.objects.set(name, whole.subarray(0, 100))
    await dayOf(team, first)
    expect(team.objects.get(name)?.length).toBe(whole.length)
  })

  test('is put again where a member has put something else in its place', async () => {
    const { team, first, second } = await teamWithFailedMerge()
    second.caseload.scopes.setOwn(team.caseload)
    for (const person of people) namePerson(second, person, 'Something else that is long enough')
    await settle(second)
    const [name = ''] = dataOf(team, first).sort((a, b) => (team.objects.get(a)?.length ?? 0) - (team.objects.get(b)?.length ?? 0))
    const key = second.book.currentKey(team.caseload) ?? { epoch: 0, key: Buffer.alloc(32) }
    const { vaultId } = team.identity
    const [theirs = ''] = dataOf(team, second).slice(-1)
    const opened = await openObject({ kind: 'run', name: theirs, vaultId, bytes: team.objects.get(theirs) ?? Buffer.alloc(0), keysOf: () => [key.key] })
    if (!opened.ok) throw new Error('Their own object does not open')
    const whole = team.objects.get(name) ?? Buffer.alloc(0)
    team.objects.set(name, await sealObject({ kind: 'run', name, vaultId, ...key, content: opened.value, random: testRandom('swapped') }))
    expect(team.objects.get(name)?.length).not.toBe(whole.length)
    await dayOf(team, first)
    expect(team.objects.get(name)?.length).toBe(whole.length)
  })

  test('is not overwritten where no key that is here opens it', async () => {
    const { team, first } = await teamWithFailedMerge()
    const [name = ''] = dataOf(team, first)
    const sealed = await sealedLater(first, name)
    expect(team.objects.get(name)?.length).not.toBe(sealed.length)
    team.objects.set(name, sealed)
    await dayOf(team, first)
    expect(team.objects.get(name)).toEqual(sealed)
  })

  test('shows that a copy of this computer writes, and is not overwritten, where it says what is not here', async () => {
    const { team, first, clone, itsView } = await teamWithCopy()
    for (const person of people) namePerson(clone, person, `Copy ${person} ${'that is much longer '.repeat(4)}`)
    await clone.cycle()
    const [name = ''] = dataOf(team, first).slice(-1)
    expect(itsView.get(name)?.length).not.toBe(team.objects.get(name)?.length)
    const written = itsView.get(name) ?? Buffer.alloc(0)
    team.objects.set(name, written)
    expect(await first.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
    expect(team.objects.get(name)).toEqual(written)
  })

  test('of a head of the same revision too', async () => {
    const { team, first, clone, itsView } = await teamWithCopy()
    // Its head says that it has failed to read many objects, which makes it longer.
    const awaited = clone.caseload.database.prepare("INSERT INTO awaited (name, device, since, problem) VALUES (?, ?, 0, 'missing')")
    for (let number = 0; number < 20; number += 1) awaited.run(`data/${'a'.repeat(32)}/${number}`, 'a'.repeat(32))
    clone.caseload.database.exec('CREATE TRIGGER keep BEFORE DELETE ON awaited BEGIN SELECT RAISE(IGNORE); END')
    await clone.cycle()
    const heads = (objects: ReadonlyMap<string, Uint8Array>) => [...objects].filter(([each]) => each.startsWith(`heads/${first.id}`)).sort(([a], [b]) => (a < b ? 1 : -1))
    const [name = '', written = Buffer.alloc(0)] = heads(itsView)[0] ?? []
    expect(heads(team.objects)[0]?.[0]).toBe(name)
    expect(heads(team.objects)[0]?.[1].length).not.toBe(written.length)
    team.objects.set(name, written)
    expect(await first.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
    expect(team.objects.get(name)).toEqual(written)
  })
})
