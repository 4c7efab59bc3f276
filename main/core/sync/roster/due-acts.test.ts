import { describe, expect, test } from 'vitest'
import { toText } from '../../common/bytes.ts'
import { sodium } from '../../common/sodium.ts'
import { admitActs, cutsOf, endActs, enrolAct, formerDeviceActs, grantScopeAct, keyAct, newKey, newScopeActs, removeAct } from './act-writing.ts'
import { everGranted, hasLiveGrant, liveGrants, liveScopes, permissionOf } from './permission.ts'
import { currentKeyOf, grantsOwed, keysOwed, rekeysDue } from './rekey.ts'
import { openBoxes } from './scope-keys.ts'
import { dueFor, random, root, rootSays, rootUnseal, scopeId, testDevice, testLog, writerFor, type TestDevice, type TestLog } from '../../../../test/core/roster-acts.ts'

const ann = testDevice('ann')
const bob = testDevice('bob')
const cat = testDevice('cat')
const dan = testDevice('dan')
const team = scopeId('team')
const north = scopeId('north')

/** Two administrators, a link worker and a caseload, with nothing left to do. */
const begun = () => {
  const log = testLog()
  for (const device of [ann, bob]) log.write(ann, rootSays({ kind: 'admin', member: null, ...device.texts }))
  log.write(ann, enrolAct('member-cat', 'link-worker', cat))
  log.write(ann, ...newScopeActs('team', team, [ann, bob, cat], writerFor(ann, log)))
  log.write(ann, ...newScopeActs('caseload', north, [ann, bob, cat], writerFor(ann, log)))
  expect(dueFor(ann, log)).toEqual([])
  return log
}

const keysOf = (device: TestDevice, log: TestLog, scope: string) => writerFor(device, log).heldKeys(scope)
const canRead = (device: TestDevice, log: TestLog, scope: string): boolean =>
  keysOf(device, log, scope).at(-1)?.keyId === currentKeyOf(log.roster(), scope)?.keyId

const both = (first: TestLog, second: TestLog): TestLog => {
  const log = testLog()
  log.acts.push(...first.acts, ...second.acts)
  return log
}

const copyOf = (log: TestLog): TestLog => {
  const copy = testLog()
  copy.acts.push(...log.acts)
  return copy
}

describe('a new scope', () => {
  test('can be read by those it is granted to, and by the root, and by nobody else', () => {
    const log = begun()
    expect(liveGrants(log.roster(), north).map(({ id }) => id).toSorted()).toEqual([ann.id, bob.id, cat.id].toSorted())
    expect([ann, bob, cat].map((device) => canRead(device, log, north))).toEqual([true, true, true])
    expect(keysOf(dan, log, north)).toEqual([])
    expect(log.roster().keys.get(north)?.at(-1)?.recipients.has('root')).toBe(true)
  })

  test('leaves nothing to do to one who has read only a part of its acts', () => {
    const log = begun()
    const more = newScopeActs('caseload', scopeId('south'), [ann, bob], writerFor(ann, log))
    for (const act of more) {
      log.write(ann, act)
      expect(dueFor(bob, log)).toEqual([])
    }
  })

  test('the root opens every key, and nobody else opens its boxes', () => {
    const boxes = begun().boxesTo('root')
    expect(openBoxes(boxes, rootUnseal).keys.map(({ scope }) => scope).toSorted()).toEqual([team, north].toSorted())
    expect(openBoxes(boxes, dan.unseal)).toEqual({ keys: [], wrong: boxes })
  })

  test('a box that holds another key than it names is told as wrong', () => {
    const log = begun()
    const sealed = toText(sodium.crypto_box_seal(random(32), cat.boxKey))
    const act = { kind: 'key', scope: north, epoch: 2, keyId: toText(random(32)), sealed: { [cat.id]: sealed } }
    log.write(ann, act)
    const { wrong } = openBoxes(log.boxesTo(cat.id), cat.unseal)
    expect(wrong).toMatchObject([{ scope: north, epoch: 2, by: ann.id }])
  })
})

describe('the rekey rule', () => {
  test('a removal makes a new key for each scope that the device could read, which it cannot open', () => {
    const log = begun()
    log.write(ann, removeAct(cat.id, 'left', writerFor(ann, log, { [`${cat.id}/${north}`]: 12 })))
    expect(rekeysDue(log.roster()).toSorted()).toEqual([team, north].toSorted())
    log.write(ann, ...dueFor(ann, log))
    expect(dueFor(ann, log)).toEqual([])
    expect(dueFor(bob, log)).toEqual([])
    expect(currentKeyOf(log.roster(), north)?.epoch).toBe(2)
    expect([ann, bob, cat].map((device) => canRead(device, log, north))).toEqual([true, true, false])
    expect(permissionOf(log.roster(), cat.id, north).ranges).toMatchObject([{ from: 1, to: 12 }])
  })

  test('the end of a grant makes a new key of that scope alone', () => {
    const log = begun()
    log.write(ann, ...endActs(cat.id, north, writerFor(ann, log)))
    expect(rekeysDue(log.roster())).toEqual([north])
    expect(hasLiveGrant(log.roster(), cat.id, north)).toBe(false)
    expect(everGranted(log.roster(), cat.id, north)).toBe(true)
    expect(liveScopes(log.roster(), cat.id)).toEqual([team])
  })

  test('the removal of an administrator by the sheet asks the other for new keys', () => {
    const log = begun()
    const cuts = cutsOf(bob.id, writerFor(ann, log, { [`${bob.id}/${north}`]: 3 }))
    expect(Object.keys(cuts).toSorted()).toEqual(['roster', team, north].toSorted())
    log.write(ann, rootSays({ kind: 'unadmin', device: bob.id, reason: 'left', cuts }))
    log.write(ann, ...dueFor(ann, log))
    expect(canRead(bob, log, north)).toBe(false)
    expect(canRead(cat, log, north)).toBe(true)
    expect(dueFor(ann, log)).toEqual([])
  })

  test('the removal of an administrator asks for new keys also where the one in use is theirs, and sealed to all but them', () => {
    const log = begun()
    const key = newKey(north, 2, random)
    log.write(bob, keyAct(key, [{ id: 'root', boxKey: root.rootBox }, ann, cat]))
    expect(rekeysDue(log.roster())).toEqual([])
    log.write(ann, rootSays({ kind: 'unadmin', device: bob.id, reason: 'left', cuts: { roster: log.cutOf(bob) } }))
    expect(rekeysDue(log.roster()).toSorted()).toEqual([team, north].toSorted())
    log.write(ann, ...dueFor(ann, log))
    expect(currentKeyOf(log.roster(), north)).toMatchObject({ epoch: 3 })
    expect(dueFor(ann, log)).toEqual([])
  })

  test('and also where a key that they made after the cut was passed on before that was known', () => {
    const log = begun()
    const cut = log.cutOf(bob)
    log.write(ann, enrolAct('member-dan', 'link-worker', dan), grantScopeAct(dan, north, null, writerFor(ann, log)))
    // To begin with Dan is left out, and the root; Ann gives it to both.
    log.write(bob, keyAct(newKey(north, 2, random), [ann, bob, cat]))
    log.write(ann, ...dueFor(ann, log))
    expect(canRead(dan, log, north)).toBe(true)
    log.write(ann, rootSays({ kind: 'unadmin', device: bob.id, reason: 'lost', cuts: { roster: cut } }))
    expect(rekeysDue(log.roster()).toSorted()).toEqual([team, north].toSorted())
    log.write(ann, ...dueFor(ann, log))
    expect(currentKeyOf(log.roster(), north)).toMatchObject({ epoch: 3 })
    expect([ann, bob, cat, dan].map((device) => canRead(device, log, north))).toEqual([true, false, true, true])
    // What was written meanwhile can be read by the sheet.
    expect(log.roster().keys.get(north)?.find(({ epoch }) => epoch === 2)?.recipients.has('root')).toBe(true)
    expect(dueFor(ann, log)).toEqual([])
  })

  test('two administrators who change a key at once agree on one, and leave nothing to do', () => {
    const log = begun()
    log.write(ann, removeAct(cat.id, 'left', writerFor(ann, log)))
    const [one, other] = [copyOf(log), copyOf(log)]
    one.write(ann, ...dueFor(ann, one))
    other.write(bob, ...dueFor(bob, other))
    const united = both(one, other)
    expect(dueFor(ann, united)).toEqual([])
    expect(dueFor(bob, united)).toEqual([])
    expect(canRead(ann, united, north)).toBe(true)
    expect(canRead(bob, united, north)).toBe(true)
  })

  test('a key that is granted to one and ended for another at once reaches everybody entitled', () => {
    const log = begun()
    log.write(ann, enrolAct('member-dan', 'link-worker', dan))
    const [one, other] = [copyOf(log), copyOf(log)]
    one.write(ann, grantScopeAct(dan, north, null, writerFor(ann, one)))
    other.write(bob, ...endActs(cat.id, north, writerFor(bob, other)), ...dueFor(bob, other))
    other.write(bob, ...dueFor(bob, other))
    const united = both(one, other)
    expect(canRead(dan, united, north)).toBe(false)
    expect(keysOwed(united.roster())).toMatchObject([{ scope: north, epoch: 2, to: [dan.id] }])
    united.write(ann, ...dueFor(ann, united))
    expect(canRead(dan, united, north)).toBe(true)
    expect(keysOf(dan, united, north).map(({ epoch }) => epoch)).toEqual([1, 2])
    expect(dueFor(bob, united)).toEqual([])
  })

  test('a number of a key that leaves others out counts for nothing, and keeps nobody from making the next', () => {
    for (const epoch of [4, 4000, 0xffff]) {
      const log = begun()
      log.write(bob, { kind: 'key', scope: north, epoch, keyId: toText(random(32)), sealed: {} })
      expect(currentKeyOf(log.roster(), north)?.epoch).toBe(1)
      log.write(ann, ...endActs(cat.id, north, writerFor(ann, log)))
      log.write(ann, ...dueFor(ann, log))
      for (const device of [ann, bob]) expect(dueFor(device, log)).toEqual([])
      const current = currentKeyOf(log.roster(), north)
      expect(current?.recipients.has(cat.id)).toBe(false)
      expect(current?.epoch).toBe(2)
      expect([ann, bob, cat].map((device) => canRead(device, log, north))).toEqual([true, true, false])
    }
  })

  test('keys that count again once the number before them is made are followed by one more', () => {
    const log = begun()
    const ofCat = (epoch: number) => ({ kind: 'key', scope: north, epoch, keyId: toText(random(32)), sealed: { [cat.id]: toText(Buffer.alloc(80, 1)) } })
    log.write(bob, ofCat(3), ofCat(4), ofCat(6))
    log.write(ann, ...endActs(cat.id, north, writerFor(ann, log)))
    log.write(ann, ...dueFor(ann, log))
    expect(currentKeyOf(log.roster(), north)).toMatchObject({ epoch: 7 })
    expect(dueFor(bob, log)).toEqual([])
    expect(canRead(cat, log, north)).toBe(false)
  })
})

describe('grants that go with a role', () => {
  test('a supervisor enrolled while another administrator makes a caseload gets both that and the team', () => {
    const log = begun()
    log.write(ann, enrolAct('member-dan', 'supervisor', dan))
    expect(grantsOwed(log.roster())).toHaveLength(2)
    log.write(bob, ...dueFor(bob, log))
    expect([team, north].map((scope) => canRead(dan, log, scope))).toEqual([true, true])
    expect(dueFor(ann, log)).toEqual([])
  })

  test('a link worker gets the team and no caseload', () => {
    const log = begun()
    log.write(ann, enrolAct('member-dan', 'link-worker', dan))
    log.write(ann, ...dueFor(ann, log))
    expect(liveScopes(log.roster(), dan.id)).toEqual([team])
    expect(keysOf(dan, log, north)).toEqual([])
  })
})

describe('admitting and taking over', () => {
  test('late work of a removed device counts after it was admitted', () => {
    const log = begun()
    log.write(ann, removeAct(cat.id, 'left', writerFor(ann, log, { [`${cat.id}/${north}`]: 12 })))
    log.write(bob, ...admitActs(cat.id, writerFor(bob, log, { [`${cat.id}/${north}`]: 20 })))
    expect(permissionOf(log.roster(), cat.id, north).ranges).toMatchObject([{ from: 1, to: 20 }])
    expect(log.roster().devices.get(cat.id)?.removed).toBe(true)
  })

  test('late work after an ended grant counts after it was admitted, and only the root admits an administrator', () => {
    const log = begun()
    log.write(ann, ...endActs(cat.id, north, writerFor(ann, log, { [`${cat.id}/${north}`]: 12 })))
    log.write(ann, removeAct(cat.id, 'left', writerFor(ann, log, { [`${cat.id}/${north}`]: 15 })))
    expect(permissionOf(log.roster(), cat.id, north).ranges).toMatchObject([{ from: 1, to: 12 }])
    log.write(ann, ...admitActs(cat.id, writerFor(ann, log, { [`${cat.id}/${north}`]: 15 })))
    expect(permissionOf(log.roster(), cat.id, north).ranges).toMatchObject([{ from: 1, to: 15 }])
    expect(admitActs(bob.id, writerFor(ann, log))).toEqual([])
  })

  test('a device of before the team counts as far as it wrote, and gets no key', () => {
    const log = begun()
    const writer = writerFor(ann, log, { [`${dan.id}/${north}`]: 400 })
    log.write(ann, ...formerDeviceActs(dan, null, [team, north], writer))
    expect(permissionOf(log.roster(), dan.id, north)).toEqual({
      role: 'supervisor',
      member: null,
      ranges: [{ from: 1, to: 400, tip: writer.cutOf(dan.id, north).tip }],
    })
    expect(dueFor(ann, log)).toEqual([])
    expect(permissionOf(log.roster(), dan.id, team).ranges).toEqual([])
  })

  test('a grant begins after what the device wrote there without leave', () => {
    const log = begun()
    log.write(ann, enrolAct(null, 'link-worker', dan))
    log.write(ann, grantScopeAct(dan, north, '2026-12-24', writerFor(ann, log, { [`${dan.id}/${north}`]: 3 })))
    expect(permissionOf(log.roster(), dan.id, north).ranges).toEqual([{ from: 4, to: null, tip: null }])
    expect(log.roster().grants.find(({ device }) => device === dan.id)?.until).toBe('2026-12-24')
  })
})
