import { describe, expect, test } from 'vitest'
import { testCaseload, testRandom, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { toText } from '../../common/bytes.ts'
import { createRosterBook, type RosterBook } from './roster-book.ts'
import { endActs, enrolAct, grantScopeAct, keyAct, newKey, newScopeActs, removeAct } from './act-writing.ts'
import { lastByItself } from './bounded-acts.ts'
import { openBoxes } from './scope-keys.ts'
import { random, root, rootSays, rootUnseal, scopeId, testDevice } from '../../../../test/core/roster-acts.ts'
import { saveTeam } from '../team/team-identity.ts'

const team = { ...root, rootSign: Buffer.from(root.rootSign), rootBox: Buffer.from(root.rootBox) }

interface Computer {
  readonly caseload: TestCaseload
  readonly book: RosterBook
}

const computer = async (seed: string): Promise<Computer> => {
  const caseload = await testCaseload(seed)
  saveTeam(caseload.local, team)
  const book = createRosterBook(caseload, testRandom(`book ${seed}`))
  caseload.usePermissions(book.permissions)
  return { caseload, book }
}

const textsOf = ({ caseload: { device } }: Computer) => ({ signKey: toText(device.signKey), boxKey: toText(device.boxKey) })

/** Ann has made her computer the team's first, with the caseload that was on it. */
const founded = async (): Promise<Computer> => {
  const ann = await computer('ann')
  const { caseload, book } = ann
  const { team: teamScope, own } = caseload.scopes
  if (own === null) throw new Error('No caseload')
  const writer = { ...book.writer() }
  book.write([
    rootSays({ kind: 'admin', member: null, ...textsOf(ann) }),
    ...newScopeActs('team', teamScope, [caseload.device], writer),
    ...newScopeActs('caseload', own, [caseload.device], writer),
  ])
  return ann
}

/** Everything in the roster that one has and the other has not. */
const exchangeRoster = (from: Computer, to: Computer): void => {
  const { log, database } = from.caseload
  const devices = database.prepare(`SELECT device FROM chain WHERE scope = 'roster'`).pluck().all() as string[]
  for (const device of devices) {
    const chain = log.chainOf('roster', device)
    const lines = log.linesOf(chain, 1, log.lastSeq(chain))
    Array.from(to.caseload.applySteps({ scope: 'roster', device, from: 1, lines, signed: null }))
  }
}

const heldKinds = ({ caseload }: Computer): Record<string, string> =>
  Object.fromEntries((caseload.database.prepare('SELECT id, kind FROM scope').all() as { id: string; kind: string }[]).map(({ id, kind }) => [id, kind]))

/** A second computer that Ann has let in as a link worker's, with her caseload. */
const joined = async () => {
  const ann = await founded()
  const bob = await computer('bob')
  ann.book.write([enrolAct('member-bob', 'link-worker', bob.caseload.device)])
  const own = ann.caseload.scopes.own ?? ''
  bob.caseload.adopt([{ id: ann.caseload.scopes.team, kind: 'team' }], null)
  ann.book.write([grantScopeAct(bob.caseload.device, own, null, ann.book.writer())])
  exchangeRoster(ann, bob)
  bob.book.refresh()
  return { ann, bob, own, teamScope: ann.caseload.scopes.team }
}

describe('the roster book', () => {
  test('before there is a team everything counts and nothing can be written', async () => {
    const caseload = await testCaseload()
    const book = createRosterBook(caseload, random)
    expect(book.current()).toBeNull()
    expect(book.permissions.permission('ff'.repeat(16), caseload.scopes.team)).toBe('everything')
    expect(() => book.write([])).toThrow('no team')
  })

  test('a new team: the caseload goes on, its chains count from their first line, and it has keys', async () => {
    const { caseload, book } = await founded()
    const { team: teamScope, own } = caseload.scopes
    expect(heldKinds({ caseload, book })).toEqual({ roster: 'roster', [teamScope]: 'team', [own ?? '']: 'caseload' })
    expect(book.permissions.permission(caseload.device.id, teamScope)).toMatchObject({
      role: 'administrator',
      ranges: [{ from: 1, to: null, tip: null }],
    })
    expect(book.currentKey(teamScope)?.epoch).toBe(1)
    expect(book.keysOf(teamScope, 1)).toEqual([book.currentKey(teamScope)?.key])
    expect(book.currentKey('roster')).toEqual({ epoch: 0, key: team.rosterKey })
    expect(book.writeDueActs()).toBe(false)
  })

  test('a scope made while another administrator enrols a supervisor is granted with what is written next', async () => {
    const { book } = await founded()
    const other = scopeId('other')
    book.write([enrolAct(null, 'supervisor', testDevice('dan')), { kind: 'scope', id: other, scopeKind: 'inbox' }])
    expect(book.current()?.grants.filter(({ scope }) => scope === other)).toHaveLength(2)
    expect(book.currentKey(other)?.epoch).toBe(1)
    expect(book.writeDueActs()).toBe(false)
  })

  test('what a stranger writes in a scope of the team does not count', async () => {
    const { caseload, book } = await founded()
    const none = { role: null, member: null, ranges: [] }
    expect(book.permissions.permission('ff'.repeat(16), caseload.scopes.team)).toEqual(none)
    expect(book.permissions.everGranted('ff'.repeat(16), caseload.scopes.team)).toBe(false)
  })

  test('who is let in gets the keys, and holds what was granted in place of what was there before', async () => {
    const { bob, own, teamScope } = await joined()
    expect(heldKinds(bob)).toEqual({ roster: 'roster', [teamScope]: 'team', [own]: 'caseload' })
    expect(bob.book.currentKey(own)?.key).toHaveLength(32)
    expect(bob.book.permissions.permission(bob.caseload.device.id, own)).toMatchObject({ role: 'link-worker', member: 'member-bob' })
  })

  test('who waits to be let in keeps what is their own', async () => {
    const ann = await founded()
    const bob = await computer('bob')
    bob.caseload.adopt([{ id: ann.caseload.scopes.team, kind: 'team' }], null)
    const before = heldKinds(bob)
    exchangeRoster(ann, bob)
    bob.book.refresh()
    expect(heldKinds(bob)).toEqual(before)
    expect(bob.book.permissions.permission(bob.caseload.device.id, bob.caseload.scopes.team)).toBe('everything')
    expect(bob.book.permissions.permission(ann.caseload.device.id, bob.caseload.scopes.team)).toMatchObject({ role: 'administrator' })
    expect(bob.book.currentKey(ann.caseload.scopes.team)).toBeNull()
  })

  test('who may no longer read a scope holds it no more, and what is here of it is judged anew', async () => {
    const { ann, bob, own, teamScope } = await joined()
    const { log, device } = bob.caseload
    log.append({ id: log.chainOf(own, device.id), scope: own, device: device.id }, aLine, 1, 0)
    ann.book.write(endActs(bob.caseload.device.id, own, ann.book.writer()))
    exchangeRoster(ann, bob)
    bob.book.refresh()
    expect(bob.caseload.toJudge()).toContainEqual({ device: bob.caseload.device.id, scope: own })
    expect(heldKinds(bob)).toEqual({ roster: 'roster', [teamScope]: 'team' })
    expect(ann.book.currentKey(own)?.epoch).toBe(2)
    expect(bob.book.keysOf(own, 2)).toEqual([])
    expect(bob.book.keysOf(own, 1)).toHaveLength(1)
  })

  test('a removed computer keeps the names of the team, and its work counts to where it was known', async () => {
    const { ann, bob, own, teamScope } = await joined()
    const bobs = ann.caseload.log.chainOf(own, bob.caseload.device.id)
    ann.caseload.log.append({ id: bobs, scope: own, device: bob.caseload.device.id }, aLine, 1, 0)
    ann.book.write([removeAct(bob.caseload.device.id, 'left', ann.book.writer())])
    const tip = toText(ann.caseload.log.tipAt(bobs, 1))
    expect(ann.book.permissions.permission(bob.caseload.device.id, own)).toMatchObject({ ranges: [{ from: 1, to: 1, tip }] })
    exchangeRoster(ann, bob)
    bob.book.refresh()
    expect(heldKinds(bob)).toEqual({ roster: 'roster', [teamScope]: 'team' })
    expect(() => bob.caseload.scopes.team).not.toThrow()
  })

  test('acts and the new keys they make due are one batch', async () => {
    const { ann, bob, own } = await joined()
    const chain = ann.caseload.log.chainOf('roster', ann.caseload.device.id)
    const before = ann.caseload.log.lastSeq(chain)
    ann.book.write([removeAct(bob.caseload.device.id, 'lost', ann.book.writer())])
    const kinds = ann.caseload.database
      .prepare(`SELECT json_extract(value, '$.kind') FROM change WHERE chain = ? AND seq > ? ORDER BY seq`)
      .pluck()
      .all(chain, before)
    expect(kinds).toEqual(['remove', 'key', 'key'])
    expect(ann.book.currentKey(own)?.epoch).toBe(2)
  })

  test('the team sheet opens everything for a computer that has nothing else', async () => {
    const { ann, own } = await joined()
    const eve = await computer('eve')
    eve.caseload.adopt([], null)
    exchangeRoster(ann, eve)
    eve.book.refresh()
    const { keys, wrong } = openBoxes(eve.book.boxesTo('root'), rootUnseal)
    expect(wrong).toEqual([])
    eve.book.keepKeys(keys)
    eve.book.write([rootSays({ kind: 'admin', member: null, ...textsOf(eve) })])
    expect(eve.book.currentKey(own)?.key).toEqual(ann.book.currentKey(own)?.key)
    expect(heldKinds(eve)).toEqual(heldKinds(ann))
    exchangeRoster(eve, ann)
    ann.book.refresh()
    expect(ann.book.current()?.devices.get(eve.caseload.device.id)?.role).toBe('administrator')
    expect(ann.book.writeDueActs()).toBe(false)
  })

  test('says the same after a restart', async () => {
    const { bob } = await joined()
    const again = createRosterBook(bob.caseload, random)
    expect(again.current()).toEqual(bob.book.current())
    again.refresh()
    expect(again.current()).toEqual(bob.book.current())
    expect(again.wrongBoxes()).toEqual([])
  })

  test.each([
    [lastByItself - 1, true],
    [lastByItself, false],
  ])('with %i lines of its own a computer writes what is due by itself: %s', async (lines, writes) => {
    const ann = await founded()
    const bob = await computer('bob')
    ann.book.write([rootSays({ kind: 'admin', member: null, ...textsOf(bob) })])
    exchangeRoster(ann, bob)
    bob.book.refresh()
    // A program that does not write what it makes due.
    const record = { entity: 'act', grp: 'act', subject: null, base: [], scope: 'roster' }
    const acts = newScopeActs('caseload', scopeId('south'), [bob.caseload.device], bob.book.writer())
    bob.caseload.record(acts.map((value, index) => ({ ...record, record: scopeId(`act ${index}`), value })))
    exchangeRoster(bob, ann)
    const { database, log } = ann.caseload
    const chain = log.chainOf('roster', ann.caseload.device.id)
    database.prepare('UPDATE change SET seq = ? WHERE chain = ? AND seq = ?').run(lines, chain, log.lastSeq(chain))
    expect(createRosterBook(ann.caseload, random).writeDueActs()).toBe(writes)
  })

  test('a roster chain that another branch replaced is read anew', async () => {
    const { ann, bob } = await joined()
    const { database, log } = bob.caseload
    const chain = log.chainOf('roster', ann.caseload.device.id)
    database.prepare('DELETE FROM change WHERE chain = ? AND seq > 1').run(chain)
    bob.book.refresh()
    expect([...(bob.book.current()?.devices.keys() ?? [])]).toEqual([ann.caseload.device.id])
    exchangeRoster(ann, bob)
    bob.book.refresh()
    expect(bob.book.current()).toEqual(ann.book.current())
  })

  test('a box that holds another key than it names is told', async () => {
    const { ann, bob, own } = await joined()
    const sealed = ann.book.boxesTo(bob.caseload.device.id).find(({ scope }) => scope === own)
    if (sealed === undefined) throw new Error('No box')
    const act = { kind: 'key', scope: own, epoch: 2, keyId: toText(random(32)), sealed: { [bob.caseload.device.id]: sealed.box } } as const
    ann.book.write([act])
    exchangeRoster(ann, bob)
    bob.book.refresh()
    expect(bob.book.wrongBoxes()).toMatchObject([{ scope: own, epoch: 2, by: ann.caseload.device.id }])
    expect(bob.book.currentKey(own)?.epoch).toBe(1)
  })

  test('nobody writes with a key that an administrator made after their removal, although it may be read with', async () => {
    const { ann, bob, own } = await joined()
    const eve = await computer('eve')
    ann.book.write([rootSays({ kind: 'admin', member: null, ...textsOf(eve) })])
    ann.book.write([rootSays({ kind: 'unadmin', device: eve.caseload.device.id, reason: 'left', cuts: {} })])
    exchangeRoster(ann, eve)
    eve.book.refresh()
    const current = ann.book.currentKey(own)?.epoch ?? 0
    eve.book.write([keyAct(newKey(own, current + 2, random), [bob.caseload.device])])
    exchangeRoster(ann, bob)
    exchangeRoster(eve, bob)
    bob.book.refresh()
    expect(bob.book.keysOf(own, current + 2)).toHaveLength(1)
    expect(bob.book.currentKey(own)?.epoch).toBe(current)

    // Also while the key that counts has not come to Bob.
    bob.caseload.database.prepare('DELETE FROM scopeKey WHERE scope = ? AND epoch = ?').run(own, current)
    expect(bob.book.currentKey(own)?.epoch).toBeLessThan(current)
  })
})

const aLine = {
  seq: 1,
  hlc: 5,
  entity: 'hologram',
  record: 'a',
  grp: 'beam',
  subject: null,
  supersedes: '[]',
  origin: null,
  value: '{"x":1}',
}
