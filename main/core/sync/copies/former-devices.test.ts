import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { nameOf } from '../../../../test/core/field-groups.ts'
import { familyName, namePerson, personId, settle, teamOfTwo, type SyncComputer } from '../../../../test/core/sync-computers.ts'
import { put } from '../../changes/record.ts'
import { eraseAct, removeAct, type TimedLine } from '../roster/act-writing.ts'

const [ada, ben, cem] = [personId(1), personId(2), personId(3)]

const names = (computer: SyncComputer): (string | null)[] => [ada, ben, cem].map((person) => familyName(computer, person))

/** Changes that the computers have in common must be all there are. */
const chains = ({ caseload: { database } }: SyncComputer): unknown[] =>
  database
    .prepare(
      `SELECT device, scope, count(*), total(head), total(aside) FROM change JOIN chain ON chain.id = change.chain
       WHERE scope IN (SELECT id FROM scope) GROUP BY chain ORDER BY device, scope`,
    )
    .raw()
    .all()

describe('a caseload that was restored from a backup', () => {
  test('reads what its former self had sent since', async () => {
    const { team, founder, second } = await teamOfTwo()
    const backup = second.caseload.database.serialize()
    namePerson(second, ben, 'Since')
    await settle(second, founder)
    const restored = await team.reopen(backup, 'another computer')
    expect(restored.id).not.toBe(second.id)
    await restored.cycle()
    expect(restored.requests.some((request) => request.startsWith('put'))).toBe(false)
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    expect(names(restored)).toEqual(['Before', 'Since', null])
    expect(chains(restored)).toEqual(chains(founder))
  })

  test.each(['removed', 'still in the team'])('hands in under its new id what its former self, %s, never sent', async (standing) => {
    const { team, founder, second } = await teamOfTwo()
    namePerson(second, ada, 'Changed')
    namePerson(second, ada, 'Changed again')
    namePerson(second, ben, 'Unsent')
    const restored = await team.reopen(second.caseload.database.serialize(), 'another computer')
    if (standing === 'removed') founder.book.write([removeAct(second.id, 'replaced', founder.book.writer())])
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    expect(names(founder)).toEqual(['Changed again', 'Unsent', null])
    expect(names(restored)).toEqual(names(founder))
    expect(chains(restored)).toEqual(chains(founder))
    expect(restored.sync.status()).toMatchObject({ waiting: 0, refused: 0 })
  })

  test('hands in as a copy what its former self had copied, so that it stays whose it was', async () => {
    const { team, founder, second } = await teamOfTwo()
    const { log } = founder.caseload
    const [first] = log.headsOfRegister({ entity: 'person', record: ada, grp: 'name' })
    const { digest, seq, hlc } = founder.caseload.database.prepare('SELECT digest, seq, hlc FROM change WHERE id = ?').get(first?.id) as { digest: Buffer; seq: number; hlc: number }
    const origin = { device: founder.id, scope: team.caseload, seq, hlc, digest: digest.toString('base64url') }
    second.caseload.record([{ ...put('person', 'name', ben, ben, nameOf({ given: 'Test', family: 'Copied' })), origin }])
    const restored = await team.reopen(second.caseload.database.serialize(), 'another computer')
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    expect(names(founder)).toEqual(['Before', 'Copied', null])
    const kept = founder.caseload.database.prepare("SELECT origin FROM change WHERE record = ? AND grp = 'name' AND head = 1").pluck().get(ben) as string | null
    expect(JSON.parse(kept ?? 'null')).toEqual(origin)
  })

  test.each(['removed', 'still in the team'])('hands in what its former self, %s, had sealed, and what never came to the store', async (standing) => {
    const { team, founder, second } = await teamOfTwo()
    const before = new Map(team.objects)
    namePerson(second, ben, 'Sealed')
    await second.cycle()
    // The storage kept nothing of it.
    team.objects.clear()
    for (const [name, bytes] of before) team.objects.set(name, bytes)
    const restored = await team.reopen(second.caseload.database.serialize(), 'another computer')
    if (standing === 'removed') founder.book.write([removeAct(second.id, 'replaced', founder.book.writer())])
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    expect(names(founder)).toEqual(['Before', 'Sealed', null])
    expect(chains(restored)).toEqual(chains(founder))
  })

  test('hands in what its former self never sent about somebody who was erased meanwhile, and it is held', async () => {
    const { team, founder, second } = await teamOfTwo()
    namePerson(second, ada, 'Unsent')
    const restored = await team.reopen(second.caseload.database.serialize(), 'another computer')
    const about = founder.caseload.database.prepare('SELECT device, scope, seq, digest, hlc FROM change JOIN chain ON chain.id = change.chain WHERE subject = ?')
    founder.book.write([eraseAct(team.identity.vaultId, ada, about.all(ada) as TimedLine[])])
    await settle(founder)
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    expect(names(founder)).toEqual([null, null, null])
    expect(names(restored)).toEqual(names(founder))
    expect(chains(restored)).toEqual(chains(founder))
    expect(restored.sync.status()).toMatchObject({ waiting: 0 })
  })

  test.each(['before', 'after'])('hands in what its former self had sent and whoever removed it had not read, %s it came back', async (when) => {
    const { team, founder, second } = await teamOfTwo()
    const removal = removeAct(second.id, 'replaced', founder.book.writer())
    namePerson(second, ada, 'Changed')
    namePerson(second, ben, 'Sent')
    await settle(second)
    const restored = await team.reopen(second.caseload.database.serialize(), 'another computer')
    // Whoever has the former computer goes on with it.
    namePerson(second, cem, 'Of somebody else')
    await settle(second)
    if (when === 'before') founder.book.write([removal])
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    if (when === 'after') founder.book.write([removal])
    await settle(founder, restored)
    expect(names(founder)).toEqual(['Changed', 'Sent', null])
    expect(names(restored)).toEqual(names(founder))
    const written = chains(founder)
    await settle(founder, restored)
    expect(chains(founder)).toEqual(written)
  })

  test('a person who was deleted with unsent changes stays deleted', async () => {
    const { team, founder, second } = await teamOfTwo()
    namePerson(second, ben, 'Unsent')
    second.caseload.record([second.caseload.burial('person', ben, ben, 'Entered twice')])
    const restored = await team.reopen(second.caseload.database.serialize(), 'another computer')
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    expect([familyName(restored, ben), familyName(founder, ben)]).toEqual([null, null])
    expect(chains(restored)).toEqual(chains(founder))
  })
})

describe('two copies of one computer', () => {
  test('the one that notices comes back under an id of its own, and nothing that either recorded is lost', async () => {
    const { team, founder, second } = await teamOfTwo()
    const copy = await team.reopen(second.caseload.database.serialize())
    expect(copy.id).toBe(second.id)
    namePerson(second, ben, 'Of one')
    namePerson(second, ada, 'Of one')
    await settle(second, founder)
    namePerson(copy, cem, 'Of the other')
    namePerson(copy, ada, 'Of the other')
    expect(await copy.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
    expect(await copy.cycle()).toBeNull()
    namePerson(copy, cem, 'Later')

    const anew = await team.reopen(copy.caseload.database.serialize())
    expect(anew.id).not.toBe(second.id)
    team.letIn(anew, [team.caseload])
    await settle(founder, anew, second)
    const heads = (computer: SyncComputer): unknown =>
      computer.caseload.log.headsOfRegister({ entity: 'person', record: ada, grp: 'name' }).map(({ ref }) => ref).sort()
    for (const computer of [founder, anew, second]) {
      expect(names(computer).slice(1)).toEqual(['Of one', 'Later'])
      expect(heads(computer)).toHaveLength(2)
      expect(heads(computer)).toEqual(heads(founder))
      expect(chains(computer)).toEqual(chains(founder))
    }
    expect(anew.sync.status().alerts).toEqual([])
  })

  test('what both sent under one name is sorted out by removing it and letting both in again', async () => {
    const { team, founder, second } = await teamOfTwo()
    const copy = await team.reopen(second.caseload.database.serialize())
    const itsView = new Map(team.objects)
    copy.through(() => memoryStore(itsView))
    namePerson(second, ben, 'Of one')
    await second.cycle()
    await founder.cycle()
    namePerson(copy, cem, 'Of the other')
    await copy.cycle()
    namePerson(copy, ada, 'Of the other')
    await copy.cycle()
    for (const [name, bytes] of itsView) team.objects.set(name, bytes)
    copy.through(() => memoryStore(team.objects))
    await founder.cycle()
    expect(founder.sync.status().alerts).toMatchObject([{ kind: 'two_copies' }])

    founder.book.write([removeAct(second.id, 'two copies', founder.book.writer())])
    expect(await second.cycle()).toEqual({ outcome: 'stopped', reason: 'second_copy' })
    const first = await team.reopen(second.caseload.database.serialize())
    const other = await team.reopen(copy.caseload.database.serialize(), 'another computer')
    team.letIn(first, [team.caseload])
    team.letIn(other, [team.caseload])
    await settle(founder, first, other)
    for (const computer of [founder, first, other]) {
      expect(names(computer)).toEqual(['Of the other', 'Of one', 'Of the other'])
      expect(chains(computer)).toEqual(chains(founder))
    }
    expect(founder.sync.status().alerts).toEqual([])
  })
})

describe('the branch that counts', () => {
  test('is put into the store for those who had read the other one', async () => {
    const { team, founder, second } = await teamOfTwo()
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, second, third)
    const copy = await team.reopen(second.caseload.database.serialize())
    const itsView = new Map(team.objects)
    copy.through(() => memoryStore(itsView))
    third.through(() => memoryStore(itsView))
    namePerson(second, ben, 'Of one')
    await second.cycle()
    await founder.cycle()
    namePerson(copy, cem, 'Of the other')
    await copy.cycle()
    await third.cycle()
    expect(names(third)).toEqual(['Before', null, 'Of the other'])

    third.through(() => memoryStore(team.objects))
    founder.book.write([removeAct(second.id, 'two copies', founder.book.writer())])
    for (let day = 0; day < 3; day += 1) {
      await settle(founder, third)
      team.clock.advance({ days: 1, minutes: 1 })
    }
    expect(names(third)).toEqual(['Before', 'Of one', null])
    expect(chains(third)).toEqual(chains(founder))
  })
})

describe('settings', () => {
  test('of the team that a former self may not write are not written by the new one either', async () => {
    const { team, founder, second } = await teamOfTwo()
    second.caseload.record([put('teamCaseload', 'details', team.caseload, null, { caseloadName: 'Mine' })])
    const restored = await team.reopen(second.caseload.database.serialize(), 'another computer')
    team.letIn(restored, [team.caseload])
    await settle(founder, restored)
    expect(chains(restored)).toEqual(chains(founder))
  })
})
