import { describe, expect, test } from 'vitest'
import { toText } from '../../common/bytes.ts'
import type { Cut } from './acts.ts'
import { enrolAct, newScopeActs } from './act-writing.ts'
import { permissionOf } from './permission.ts'
import { foldRoster } from './roster.ts'
import { currentKeyOf } from './rekey.ts'
import { isRemovedForGood, settledActs } from './settled.ts'
import { readActs, type SignedAct } from './signed-act.ts'
import { cutAt, random, root, rootSays, scopeId, strangersSecret, testDevice, testLog, tipsOf, writerFor } from '../../../../test/core/roster-acts.ts'

const ann = testDevice('ann')
const bob = testDevice('bob')
const cat = testDevice('cat')
const team = scopeId('team')
const north = scopeId('north')
const named = (seq: number): string => `${seq}/${'A'.repeat(11)}`

/** Ann administers, Cat is a link worker who may write in one caseload from its first line on. */
const begun = () => {
  const log = testLog()
  log.write(ann, rootSays({ kind: 'admin', member: 'member-ann', ...ann.texts }))
  log.write(ann, enrolAct('member-cat', 'link-worker', cat))
  log.write(ann, ...newScopeActs('team', team, [ann, cat], writerFor(ann, log)))
  log.write(ann, ...newScopeActs('caseload', north, [ann, cat], writerFor(ann, log)))
  return log
}

const grantOf = (log: ReturnType<typeof testLog>, device: { id: string }, scope: string) => {
  const grant = log.roster().grants.find((other) => other.device === device.id && other.scope === scope)
  if (grant === undefined) throw new Error('No such grant')
  return grant
}

describe('root acts', () => {
  test('enrol an administrator, whoever carries them', () => {
    const log = testLog()
    log.write(cat, rootSays({ kind: 'admin', member: 'member-ann', ...ann.texts }))
    expect(log.roster().devices.get(ann.id)).toMatchObject({ role: 'administrator', member: 'member-ann', removed: false })
    expect(log.roster().alarms).toEqual([])
    expect([...log.roster().appointments.keys()]).toEqual([ann.id])
  })

  test('count once, however many chains carry them', () => {
    const log = testLog()
    const act = rootSays({ kind: 'admin', member: null, ...ann.texts })
    log.write(ann, act)
    const once = log.roster()
    expect(once.appointments.size).toBe(0)
    log.write(bob, act)
    log.write(cat, act)
    expect(log.roster()).toEqual(once)
  })

  test('do not count when somebody else signed, or signed for another vault, another id or other content', () => {
    const content = { kind: 'admin', member: null, ...ann.texts } as const
    const genuine = rootSays(content)
    const forgeries = [
      rootSays(content, strangersSecret),
      { ...genuine, id: '00'.repeat(16) },
      { ...genuine, content: { ...content, member: 'member-eve' } },
    ]
    for (const forgery of forgeries) {
      const log = testLog()
      log.write(bob, forgery)
      expect(log.roster().devices.size).toBe(0)
      expect(log.roster().alarms).toEqual([{ kind: 'forged', device: bob.id, seq: 1 }])
    }
    const log = testLog()
    log.write(bob, genuine)
    expect(foldRoster(readActs(log.acts), { ...root, vaultId: '11'.repeat(16) }, log.tipAt).devices.size).toBe(0)
  })

  test('keep their signature over fields that this version does not know', () => {
    const log = testLog()
    log.write(ann, rootSays({ kind: 'admin', member: null, ...ann.texts, later: 1 } as never))
    expect(log.roster().devices.has(ann.id)).toBe(true)
  })

  test('remove an administrator with cuts, in the roster and in every other scope', () => {
    const log = begun()
    const before = log.acts.length
    const cut = log.cutOf(ann)
    log.write(bob, rootSays({ kind: 'unadmin', device: ann.id, reason: 'lost', cuts: { roster: cut, [north]: cutAt(7) } }))
    log.write(ann, enrolAct(null, 'supervisor', bob))
    const roster = log.roster()
    expect(roster.devices.get(ann.id)).toMatchObject({ removed: true, reasons: ['lost'] })
    expect(roster.devices.has(cat.id)).toBe(true)
    expect(roster.devices.has(bob.id)).toBe(false)
    expect(permissionOf(roster, ann.id, north).ranges).toEqual([{ from: 1, to: 7, tip: cutAt(7).tip }])
    expect(permissionOf(roster, ann.id, team).ranges).toEqual([])
    expect(permissionOf(roster, ann.id, 'roster').ranges).toEqual([{ from: 1, to: before, tip: cut.tip }])
    expect(roster.alarms).toEqual([{ kind: 'refused', device: ann.id, seq: before + 1 }])
  })

  test('admit acts of a removed administrator by a higher cut', () => {
    const log = begun()
    log.write(bob, rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: {} }))
    expect(log.roster().devices.has(cat.id)).toBe(false)
    log.write(bob, rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: { roster: log.cutOf(ann, 2) } }))
    expect(log.roster().devices.has(cat.id)).toBe(true)
  })
})

describe('the chain of a removed administrator', () => {
  const log = begun()
  /** As much of Ann's chain as is said, and what the root says of it in Bob's. */
  const shown = (acts: readonly SignedAct[], cut: Cut) => {
    const unadmin = { device: bob.id, seq: 1, check: 'unadmin', act: rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: { roster: cut } }) }
    return foldRoster(readActs([...acts, unadmin]), root, tipsOf(acts))
  }
  const ofAnn = (count: number): SignedAct[] => log.acts.slice(0, count)
  /** Another branch: it differs from some line on. */
  const otherwise = (acts: readonly SignedAct[], from: number): SignedAct[] =>
    acts.map((act) => (act.seq < from ? act : { ...act, check: `other ${act.seq}` }))

  test('counts up to the cut where its tip there is the one that was cut off', () => {
    const acts = ofAnn(6)
    const roster = shown(acts, log.cutOf(ann, 6))
    expect([roster.unproven, roster.devices.has(cat.id)]).toEqual([[], true])
    expect(shown(acts, log.cutOf(ann, 1)).devices.has(cat.id)).toBe(false)
  })

  test('counts for nothing on another branch, shorter or longer, and tells so', () => {
    const cut = log.cutOf(ann, 4)
    for (const acts of [otherwise(ofAnn(3), 3), otherwise(ofAnn(4), 3), otherwise(ofAnn(6), 3), otherwise(ofAnn(6), 2)])
      expect(shown(acts, cut)).toMatchObject({ unproven: [ann.id], scopes: new Map(), grants: [], keys: new Map() })
  })

  test('does not count before it is here as far as the cut: it might be another', () => {
    const roster = shown(ofAnn(3), log.cutOf(ann, 4))
    expect([roster.unproven, [...roster.devices.keys()]]).toEqual([[ann.id], [ann.id]])
  })

  test('of two cuts the greater chooses the branch', () => {
    const [ours, theirs] = [ofAnn(6), otherwise(ofAnn(6), 3)]
    const cuts = [log.cutOf(ann, 3), { seq: 5, tip: tipsOf(theirs)(ann.id, 5) ?? '' }]
    const unadmins = cuts.map((cut, index) => ({
      device: bob.id,
      seq: index + 1,
      check: '',
      act: rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: { roster: cut } }),
    }))
    expect(foldRoster(readActs([...unadmins, ...ours]), root, tipsOf(ours)).unproven).toEqual([ann.id])
    expect(foldRoster(readActs([...unadmins, ...theirs]), root, tipsOf(theirs)).unproven).toEqual([])
  })
})

describe('acts of administrators', () => {
  test('acts of anybody else count for nothing and are told', () => {
    const log = begun()
    const before = log.roster()
    log.write(cat, enrolAct(null, 'supervisor', bob), { kind: 'remove', device: cat.id, reason: 'left', cuts: {} })
    const { alarms, ...facts } = log.roster()
    expect({ ...facts, alarms: [] }).toEqual(before)
    expect(alarms).toEqual([1, 2].map((seq) => ({ kind: 'refused', device: cat.id, seq })))
  })

  test('acts of a later version are passed over, malformed ones are told', () => {
    const log = begun()
    const before = log.roster()
    log.write(ann, { kind: 'levitate', height: 3 })
    expect(log.roster()).toEqual(before)
    const last = log.acts.filter(({ device }) => device === ann.id).length
    const malformed = [null, [], 'enrol', { kind: 'enrol' }, { ...enrolAct(null, 'supervisor', bob), role: 'administrator' }]
    for (const act of malformed) log.write(ann, act)
    expect(log.roster()).toEqual({
      ...before,
      alarms: malformed.map((_, index) => ({ kind: 'malformed', device: ann.id, seq: last + index + 1 })),
    })
  })

  test('a device enrolled in two roles has the lesser, whichever came first', () => {
    for (const roles of [['supervisor', 'link-worker'], ['link-worker', 'supervisor']] as const) {
      const log = begun()
      for (const role of roles) log.write(ann, enrolAct(null, role, bob))
      expect(log.roster().devices.get(bob.id)?.role).toBe('link-worker')
    }
  })

  test('an administrator cannot be made less by another', () => {
    const log = begun()
    log.write(ann, rootSays({ kind: 'admin', member: null, ...bob.texts }))
    const grant = log.write(ann, { kind: 'grant', device: bob.id, scope: north, from: 1, sealed: [] })
    log.write(ann, enrolAct(null, 'link-worker', bob))
    log.write(ann, { kind: 'remove', device: bob.id, reason: 'left', cuts: {} })
    log.write(ann, { kind: 'end', grant, cut: cutAt(3) })
    expect(log.roster().devices.get(bob.id)).toMatchObject({ role: 'administrator', removed: false })
    expect(permissionOf(log.roster(), bob.id, north).ranges).toEqual([{ from: 1, to: null, tip: null }])
  })

  test('two administrators cannot remove each other', () => {
    const log = begun()
    log.write(ann, rootSays({ kind: 'admin', member: null, ...bob.texts }))
    log.write(ann, { kind: 'remove', device: bob.id, reason: 'left', cuts: {} })
    log.write(bob, { kind: 'remove', device: ann.id, reason: 'left', cuts: {} })
    expect([...log.roster().devices.values()].some(({ removed }) => removed)).toBe(false)
  })

  test('a removed device stays removed when it is enrolled again', () => {
    const log = begun()
    log.write(ann, { kind: 'remove', device: cat.id, reason: 'lost', cuts: { [north]: cutAt(4) } })
    log.write(ann, enrolAct('member-cat', 'supervisor', cat))
    log.write(ann, { kind: 'grant', device: cat.id, scope: team, from: 1, sealed: [] })
    expect(log.roster().devices.get(cat.id)).toMatchObject({ removed: true, role: 'link-worker' })
    expect(permissionOf(log.roster(), cat.id, team).ranges).toEqual([])
    expect(permissionOf(log.roster(), cat.id, north).ranges).toEqual([{ from: 1, to: 4, tip: cutAt(4).tip }])
  })

  test('a scope said to be of two kinds is of the one that asks for the lesser role', () => {
    const log = begun()
    log.write(ann, { kind: 'scope', id: north, scopeKind: 'team' })
    expect(log.roster().scopes.get(north)).toBe('caseload')
  })

  test('erasures are one, with everybody and all lines', () => {
    const log = begun()
    const [somebody, another] = [toText(random(32)), toText(random(32))]
    log.write(ann, { kind: 'erase', subjectHash: somebody, lines: { [cat.id]: { [north]: [named(3), named(1)] } } })
    log.write(ann, { kind: 'erase', subjectHash: another, lines: { [cat.id]: { [north]: [named(2), named(3)] } } })
    log.write(ann, { kind: 'erase', subjectHash: somebody, lines: { [cat.id]: { [north]: [`3/${'B'.repeat(11)}`] } } })
    const { subjectHashes, lines } = log.roster().erasures
    expect(subjectHashes).toEqual(new Set([somebody, another]))
    expect(lines).toEqual(new Map([[cat.id, new Map([[north, new Set([named(1), named(2), named(3), `3/${'B'.repeat(11)}`])]])]]))
  })

  test.each([3, '3', '0/AAAAAAAAAAA', '03/AAAAAAAAAAA', '3/AAAAAAAAAA', '3/AAAAAAAAAA=', 'x/AAAAAAAAAAA', '9999999999999999/AAAAAAAAAAA'])('an act that names the line %o is none', (line) => {
    const log = begun()
    log.write(ann, { kind: 'erase', subjectHash: toText(random(32)), lines: { [cat.id]: { [north]: [line] } } })
    expect(log.roster().erasures.subjectHashes.size).toBe(0)
    expect(log.roster().alarms).toMatchObject([{ kind: 'malformed' }])
  })
})

describe('what is taken away by an erasure', () => {
  const subjectHash = toText(Buffer.alloc(32, 5))
  const erase = { kind: 'erase', subjectHash, lines: { [cat.id]: { [north]: [named(3)] } } }
  /** Ann and Bob administer, and Ann has erased. */
  const erased = () => {
    const log = begun()
    log.write(ann, rootSays({ kind: 'admin', member: null, ...bob.texts }), erase)
    return { log, line: log.cutOf(ann).seq }
  }
  const settled = (log: ReturnType<typeof testLog>, reads: Readonly<Record<string, number>>) =>
    settledActs(log.roster(), log.roster().eraseActs, (of) => reads[of] ?? 0).map(({ line }) => line.seq)

  test('waits until every other administrator has read it', () => {
    const { log, line } = erased()
    expect(log.roster().erasures.subjectHashes.size).toBe(1)
    expect([settled(log, {}), settled(log, { [bob.id]: line - 1 }), settled(log, { [bob.id]: line })]).toEqual([[], [], [line]])
  })

  test('waits for nobody where there is one administrator', () => {
    const log = begun()
    log.write(ann, erase)
    expect(settled(log, {})).toEqual([log.cutOf(ann).seq])
  })

  test('goes on although its writer is removed later, and not by one who had not read it', () => {
    const { log, line } = erased()
    log.write(bob, rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: { roster: log.cutOf(ann) } }))
    expect(settled(log, {})).toEqual([line])
    const unheard = erased().log
    unheard.write(bob, rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: { roster: unheard.cutOf(ann, line - 1) } }))
    expect([unheard.roster().erasures.subjectHashes.size, settled(unheard, { [bob.id]: line })]).toEqual([0, []])
  })

  test('is nothing that a removed administrator still asks for', () => {
    const { log } = erased()
    log.write(bob, rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: { roster: log.cutOf(ann) } }))
    const before = log.roster()
    log.write(ann, { ...erase, lines: { [cat.id]: { [north]: [named(4)] } } })
    expect(log.roster().erasures).toEqual(before.erasures)
  })
})

describe('a removal', () => {
  test('is for good when every other administrator has read it, or the root has said it', () => {
    const log = begun()
    log.write(ann, rootSays({ kind: 'admin', member: null, ...bob.texts }), { kind: 'remove', device: cat.id, reason: 'left', cuts: {} })
    const line = log.cutOf(ann).seq
    const isForGood = (device: { id: string }, bobHasRead: number, isSilent = false): boolean =>
      isRemovedForGood(log.roster(), device.id, (of) => (of === bob.id ? bobHasRead : 0), () => isSilent)
    expect([isForGood(cat, line - 1), isForGood(cat, line), isForGood(bob, line)]).toEqual([false, true, false])
    log.write(ann, rootSays({ kind: 'unadmin', device: bob.id, reason: 'left', cuts: {} }))
    // Bob may have removed Ann, and not know yet that nobody waits for what he writes.
    expect([isForGood(bob, 0), isForGood(cat, 0), isForGood(cat, line), isForGood(cat, line + 1), isForGood(cat, 0, true)]).toEqual([true, false, true, true, true])
  })

  test('is for good where its writer was cut off behind it, whoever has heard of what', () => {
    const log = begun()
    const eve = testDevice('eve')
    log.write(ann, rootSays({ kind: 'admin', member: null, ...bob.texts }), rootSays({ kind: 'admin', member: null, ...eve.texts }), { kind: 'remove', device: cat.id, reason: 'left', cuts: {} })
    const cut = log.cutOf(ann)
    log.write(ann, rootSays({ kind: 'unadmin', device: bob.id, reason: 'left', cuts: {} }))
    const isForGood = (): boolean => isRemovedForGood(log.roster(), cat.id, () => 0, () => false)
    expect(isForGood()).toBe(false)
    log.write(eve, rootSays({ kind: 'unadmin', device: ann.id, reason: 'left', cuts: { roster: cut } }))
    expect(isForGood()).toBe(true)
  })

  test('is for good although a removed administrator has not read it, if they know that they are removed', () => {
    const log = begun()
    log.write(ann, rootSays({ kind: 'admin', member: null, ...bob.texts }), rootSays({ kind: 'unadmin', device: bob.id, reason: 'left', cuts: {} }))
    const { seq } = log.cutOf(ann)
    log.write(ann, { kind: 'remove', device: cat.id, reason: 'left', cuts: {} })
    const isForGood = (bobHasRead: number): boolean => isRemovedForGood(log.roster(), cat.id, () => bobHasRead, () => false)
    expect([isForGood(seq - 1), isForGood(seq)]).toEqual([false, true])
  })
})

describe('cuts', () => {
  test('where the root says that what an administrator wrote is given up, the greatest of those counts that say so, in the roster alone', () => {
    const log = begun()
    log.write(ann, rootSays({ kind: 'admin', member: null, ...bob.texts }))
    log.write(bob, { kind: 'scope', id: scopeId('south'), scopeKind: 'caseload' }, { kind: 'scope', id: scopeId('west'), scopeKind: 'caseload' })
    const unadmin = (end: number, cut: Cut, givenUp?: true) =>
      rootSays({ kind: 'unadmin', device: bob.id, reason: 'lost', cuts: { roster: cut, [north]: cutAt(end) }, ...(givenUp === undefined ? {} : { givenUp }) })
    const added = (): boolean[] => ['south', 'west'].map((name) => log.roster().scopes.has(scopeId(name)))
    log.write(ann, unadmin(5, cutAt(9)))
    expect([log.roster().unproven, added()]).toEqual([[bob.id], [false, false]])
    log.write(ann, unadmin(1, log.cutOf(bob, 1), true), unadmin(1, cutAt(0), true))
    expect([log.roster().unproven, added()]).toEqual([[], [true, false]])
    expect(log.roster().removals.get(bob.id)?.cuts.get(north)).toEqual(cutAt(5))
    log.write(ann, unadmin(5, cutAt(12)))
    expect([log.roster().unproven, added()]).toEqual([[], [true, false]])
  })

  test('the greatest of several counts, by number and then by tip', () => {
    const log = begun()
    const grant = grantOf(log, cat, north).ref
    const [low, high] = [cutAt(5, 'a'), cutAt(5, 'b')].sort((a, b) => (a.tip < b.tip ? -1 : 1))
    log.write(ann, { kind: 'end', grant, cut: high }, { kind: 'end', grant, cut: cutAt(4) }, { kind: 'end', grant, cut: low })
    expect(grantOf(log, cat, north).cut).toEqual(high)
    log.write(ann, { kind: 'end', grant, cut: cutAt(9) })
    expect(grantOf(log, cat, north).cut).toEqual(cutAt(9))
  })

  test('an ended grant ends where it was ended, also when the device is removed later', () => {
    const log = begun()
    log.write(ann, { kind: 'end', grant: grantOf(log, cat, north).ref, cut: cutAt(5) })
    log.write(ann, { kind: 'remove', device: cat.id, reason: 'left', cuts: { [north]: cutAt(9), [team]: cutAt(2) } })
    expect(permissionOf(log.roster(), cat.id, north).ranges).toEqual([{ from: 1, to: 5, tip: cutAt(5).tip }])
    expect(permissionOf(log.roster(), cat.id, team).ranges).toEqual([{ from: 1, to: 2, tip: cutAt(2).tip }])
  })

  test('several grants of one scope are several ranges', () => {
    const log = begun()
    log.write(ann, { kind: 'end', grant: grantOf(log, cat, north).ref, cut: cutAt(5) })
    log.write(ann, { kind: 'grant', device: cat.id, scope: north, from: 9, sealed: [] })
    expect(permissionOf(log.roster(), cat.id, north)).toEqual({
      role: 'link-worker',
      member: 'member-cat',
      ranges: [{ from: 1, to: 5, tip: cutAt(5).tip }, { from: 9, to: null, tip: null }],
    })
  })
})

describe('keys', () => {
  test('of two keys of one epoch the higher name is current, on every device', () => {
    const log = begun()
    const names = [toText(Buffer.alloc(32, 1)), toText(Buffer.alloc(32, 2))].sort()
    for (const keyId of names.toReversed()) log.write(ann, { kind: 'key', scope: north, epoch: 2, keyId, sealed: {} })
    expect(currentKeyOf(log.roster(), north)).toMatchObject({ epoch: 2, keyId: names[1] })
  })
})
