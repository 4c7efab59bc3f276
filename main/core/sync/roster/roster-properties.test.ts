import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toText } from '../../common/bytes.ts'
import { foldRoster, type Roster } from './roster.ts'
import { permissionOf } from './permission.ts'
import { readActs } from './signed-act.ts'
import { dueFor, cutAt, root, rootSays, scopeId, strangersSecret, testDevice, testLog, tipsOf, type TestLog } from '../../../../test/core/roster-acts.ts'

const devices = ['ann', 'bob', 'cat', 'dan', 'eve'].map(testDevice)
const scopes = ['team', 'inbox', 'north'].map(scopeId)
const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('No items')
  return item
}

/** One act of one device; what its numbers mean depends on the act. */
const stroke = fc.record({
  by: fc.nat(4),
  what: fc.constantFrom(
    ...(['admin', 'forged', 'unadmin', 'enrol', 'enrol', 'scope', 'key', 'grant', 'grant', 'end', 'end', 'remove', 'erase', 'unknown', 'malformed'] as const),
  ),
  device: fc.nat(4),
  scope: fc.nat(2),
  number: fc.nat(9),
})
type Stroke = { by: number; what: string; device: number; scope: number; number: number }

const actOf = ({ what, device: deviceIndex, scope: scopeIndex, number }: Stroke, log: TestLog): unknown => {
  const device = at(devices, deviceIndex)
  const scope = at(scopes, scopeIndex)
  const cuts = number % 3 === 0 ? {} : { [scope]: cutAt(number, `${number % 2}`), roster: number % 3 === 1 ? log.cutOf(device, number) : cutAt(number) }
  const sealed = toText(Buffer.alloc(80, number))
  const keyId = toText(Buffer.alloc(32, number % 4))
  const named = log.acts.length === 0 ? null : at(log.acts, number * 7 + deviceIndex)
  if (what === 'admin') return rootSays({ kind: 'admin', member: `member-${number % 2}`, ...device.texts })
  if (what === 'forged') return rootSays({ kind: 'admin', member: null, ...device.texts }, strangersSecret)
  if (what === 'unadmin') return rootSays({ kind: 'unadmin', device: device.id, reason: 'left', cuts, ...(number > 6 ? { givenUp: true } : {}) })
  if (what === 'enrol')
    return { kind: 'enrol', member: `member-${number % 2}`, role: at(['link-worker', 'supervisor'], number), ...device.texts }
  if (what === 'scope') return { kind: 'scope', id: scope, scopeKind: at(['caseload', 'team', 'inbox'], number) }
  if (what === 'key') return { kind: 'key', scope, epoch: 1 + (number % 3), keyId, sealed: { [device.id]: sealed } }
  if (what === 'grant')
    return { kind: 'grant', device: device.id, scope, from: 1 + number, sealed: [{ epoch: 1 + (number % 3), keyId, box: sealed }] }
  if (what === 'end')
    return { kind: 'end', grant: named === null ? null : [named.device, named.seq, named.check], cut: cutAt(number, `${number % 2}`) }
  if (what === 'remove') return { kind: 'remove', device: device.id, reason: at(['left', 'lost'], number), cuts }
  if (what === 'erase') return { kind: 'erase', subjectHash: keyId, lines: { [device.id]: { [scope]: [`${1 + number}/AAAAAAAAAAA`] } } }
  return what === 'unknown' ? { kind: 'hologram', number } : { kind: 'grant', number }
}

const worldOf = (strokes: readonly Stroke[], chance = 0): TestLog => {
  const log = testLog()
  // Most worlds begin with an administrator: without one nothing else would count.
  if (chance % 8 !== 7) log.write(at(devices, 0), rootSays({ kind: 'admin', member: null, ...at(devices, 0).texts }))
  for (const one of strokes) log.write(at(devices, one.by), actOf(one, log))
  return log
}

/** A team in which two others have every scope: by drawn acts alone hardly anybody comes to have one. */
const team: readonly Stroke[] = [
  ...[0, 1, 2].map((scope) => ({ by: 0, what: 'scope', device: 0, scope, number: scope })),
  ...[1, 2].flatMap((device) => [
    { by: 0, what: 'enrol', device, scope: 0, number: device },
    ...[0, 1, 2].map((scope) => ({ by: 0, what: 'grant', device, scope, number: 0 })),
  ]),
]

const drawnStrokes = fc.array(stroke, { maxLength: 40 })
const strokes = fc.oneof(drawnStrokes, drawnStrokes.map((drawn) => [...team, ...drawn]))
const runs = { numRuns: 300 }

const facts = (roster: Roster): Roster => ({ ...roster, alarms: [] })

const isAdministrator = (roster: Roster, device: string): boolean => roster.devices.get(device)?.role === 'administrator'

describe('a roster, whatever acts there are', () => {
  test('is the same for any order of arrival and any repetition', () => {
    fc.assert(
      fc.property(strokes, fc.nat(7), fc.array(fc.nat(99)), fc.array(fc.nat(60)), (drawn, chance, order, again) => {
        const { acts } = worldOf(drawn, chance)
        const shuffled = acts
          .map((act, index) => ({ act, place: order[index] ?? index }))
          .sort((a, b) => a.place - b.place)
          .map(({ act }) => act)
        const repeated = acts.length === 0 ? [] : again.map((index) => ({ ...at(acts, index) }))
        const expected = foldRoster(readActs(acts), root, tipsOf(acts))
        const arrived = foldRoster(readActs([...repeated, ...shuffled]), root, tipsOf(shuffled))
        expect(arrived).toEqual(expected)
        expect([...arrived.devices.keys()]).toEqual([...expected.devices.keys()])
        expect(JSON.stringify(arrived.grants)).toBe(JSON.stringify(expected.grants))
      }),
      runs,
    )
  })

  test('does not change by what others than administrators and the root say', () => {
    fc.assert(
      fc.property(strokes, strokes, (drawn, more) => {
        const log = worldOf(drawn)
        const before = log.roster()
        const unsigned = more.filter(({ what }) => what !== 'admin' && what !== 'unadmin')
        for (const one of unsigned)
          if (!isAdministrator(before, at(devices, one.by).id)) log.write(at(devices, one.by), actOf(one, log))
        expect(facts(log.roster())).toEqual(facts(before))
      }),
      runs,
    )
  })

  test('keeps an administrator until the root removes it, and where the root enrolled it', () => {
    fc.assert(
      fc.property(strokes, strokes, (drawn, more) => {
        const log = worldOf(drawn)
        const before = log.roster()
        for (const one of more.filter(({ what }) => what !== 'unadmin')) log.write(at(devices, one.by), actOf(one, log))
        const after = log.roster()
        for (const { id, removed } of before.devices.values())
          if (isAdministrator(before, id)) {
            expect(after.devices.get(id)).toMatchObject({ role: 'administrator', removed })
            for (const scope of scopes)
              expect(permissionOf(after, id, scope).ranges).toEqual(
                expect.arrayContaining([...permissionOf(before, id, scope).ranges]),
              )
          }
      }),
      runs,
    )
  })

  test('lets a removed device write nothing without limit', () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        const roster = worldOf(drawn).roster()
        for (const { id, removed } of roster.devices.values())
          if (removed)
            for (const scope of [...scopes, 'roster'])
              expect(permissionOf(roster, id, scope).ranges.filter(({ to }) => to === null)).toEqual([])
      }),
      runs,
    )
  })

  test('cuts only ever admit more as more of them come', () => {
    const removal = fc.record({ by: fc.constant(0), what: fc.constant('remove'), scope: fc.nat(2), number: fc.nat(9) })
    fc.assert(
      fc.property(drawnStrokes, removal, removal, fc.integer({ min: 1, max: 2 }), (drawn, first, second, device) => {
        const log = worldOf([...team, ...drawn, { ...first, device }])
        const lastOf = (id: string, scope: string): number =>
          Math.max(0, ...permissionOf(log.roster(), id, scope).ranges.map(({ to }) => to ?? Infinity))
        const { id } = at(devices, device)
        const before = scopes.map((scope) => lastOf(id, scope))
        log.write(at(devices, 0), actOf({ ...second, device }, log))
        for (const [index, scope] of scopes.entries()) expect(lastOf(id, scope)).toBeGreaterThanOrEqual(before[index] ?? 0)
      }),
      runs,
    )
  })
})

describe('what administrators have to write', () => {
  /** Devices that may read and write, as real acts make them, and then anything at all by administrators. */
  const lively = fc.array(
    fc.record({
      by: fc.nat(1),
      what: fc.constantFrom('enrol', 'scope', 'key', 'grant', 'end', 'remove', 'due'),
      device: fc.nat(4),
      scope: fc.nat(2),
      number: fc.nat(9),
    }),
    { maxLength: 25 },
  )

  const play = (log: TestLog, plan: readonly Stroke[]): void => {
    for (const one of plan) {
      const device = at(devices, one.by)
      if (one.what === 'due') log.write(device, { kind: 'pause' }, ...dueFor(device, log))
      else log.write(device, one.what === 'grant' ? grantWithoutKeys(one) : actOf(one, log))
    }
  }
  const grantWithoutKeys = ({ device, scope, number }: Stroke) => ({
    kind: 'grant',
    device: at(devices, device).id,
    scope: at(scopes, scope),
    from: 1 + number,
    sealed: [],
  })
  const founded = (): TestLog => {
    const log = testLog()
    for (const device of devices.slice(0, 2)) log.write(at(devices, 0), rootSays({ kind: 'admin', member: null, ...device.texts }))
    return log
  }
  const copyOf = (log: TestLog): TestLog => {
    const copy = testLog()
    copy.acts.push(...log.acts)
    return copy
  }

  test('is nothing more once one of them has written it', () => {
    fc.assert(
      fc.property(lively, (plan) => {
        const log = founded()
        play(log, plan)
        for (const device of devices.slice(0, 2)) log.write(device, { kind: 'pause' }, ...dueFor(device, log))
        for (const device of devices.slice(0, 2)) expect(dueFor(device, log)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('comes to an end also when two of them write it at once, each from what it knows', () => {
    fc.assert(
      fc.property(lively, lively, lively, (plan, here, there) => {
        const log = founded()
        play(log, plan)
        const [one, other] = [copyOf(log), copyOf(log)]
        play(one, here.map((stroke) => ({ ...stroke, by: 0 })))
        play(other, there.map((stroke) => ({ ...stroke, by: 1 })))
        const united = testLog()
        united.acts.push(...new Map([...one.acts, ...other.acts].map((act) => [`${act.device}/${act.seq}`, act])).values())
        for (let round = 0; round < 2; round++) {
          const dues = devices.slice(0, 2).map((device) => dueFor(device, united))
          dues.forEach((due, index) => united.write(at(devices, index), { kind: 'pause', round }, ...due))
        }
        for (const device of devices.slice(0, 2)) expect(dueFor(device, united)).toEqual([])
        const roster = united.roster()
        for (const scope of roster.scopes.keys()) {
          const recipients = roster.keys.get(scope)?.at(-1)?.recipients ?? new Set()
          for (const id of recipients) expect(id === 'root' || roster.devices.get(id)?.removed === false).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})
