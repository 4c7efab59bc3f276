import { describe, expect, test } from 'vitest'
import { lastCounting, mostActs } from './bounded-acts.ts'
import { foldRoster, type Roster } from './roster.ts'
import { readActs, type SignedAct } from './signed-act.ts'
import { random, root, rootSays, scopeId, strangersSecret, testDevice } from '../../../../test/core/roster-acts.ts'

const [ann, eve] = ['ann', 'eve'].map(testDevice) as [ReturnType<typeof testDevice>, ReturnType<typeof testDevice>]
const publicKey = (): string => Buffer.from(random(32)).toString('base64url')

const line = (device: string, seq: number, act: unknown): SignedAct => ({ device, seq, check: 'AAAAAAAAAAA', act })
const begun = [ann, eve].map((device, index) => line(ann.id, index + 1, rootSays({ kind: 'admin', member: null, ...device.texts })))
const scope = (name: string, scopeKind: string = 'caseload') => ({ kind: 'scope', id: scopeId(name), scopeKind })
const enrolment = (role: string) => ({ kind: 'enrol', member: null, role, signKey: publicKey(), boxKey: publicKey() })
/** That many lines of Eve's chain. */
const evesLines = (count: number, act: (index: number) => unknown, from = 1): SignedAct[] => Array.from({ length: count }, (_, index) => line(eve.id, from + index, act(index)))
const fold = (...lines: readonly (readonly SignedAct[])[]): Roster => foldRoster(readActs([...begun, ...lines.flat()]), root, () => null)
const devicesOf = (roster: Roster, role: string): number => [...roster.devices.values()].filter((device) => device.role === role).length

describe('of what one computer decides for the team', () => {
  test.each(['caseload', 'inbox', 'team'] as const)('the first scopes of kind %s count, in whatever order they come', (kind) => {
    const most = mostActs[`scope ${kind}`]
    const lines = evesLines(most + 3, (index) => scope(`${index}`, kind))
    const roster = fold(lines)
    expect(new Set(roster.scopes.keys())).toEqual(new Set(Array.from({ length: most }, (_, index) => scopeId(`${index}`))))
    expect(fold(lines.toReversed(), lines).scopes).toEqual(roster.scopes)
  })

  test('another administrator’s still count', () => {
    const lines = evesLines(mostActs['scope caseload'] + 1, (index) => scope(`${index}`))
    expect(fold(lines, [line(ann.id, 3, scope('north'))]).scopes.has(scopeId('north'))).toBe(true)
  })

  test.each(['supervisor', 'link-worker'] as const)('the first computers count that it lets in as a %s’s', (role) => {
    const most = mostActs[`enrol ${role}`]
    expect(devicesOf(fold(evesLines(most + 3, () => enrolment(role))), role)).toBe(most)
  })

  test('as many acts in the root’s name are looked at, also of a computer that administers nothing', () => {
    const most = mostActs.root
    const forged = rootSays({ kind: 'admin', member: null, ...eve.texts }, strangersSecret)
    const roster = foldRoster(readActs([...begun.slice(0, 1), ...evesLines(most + 3, () => forged)]), root, () => null)
    expect(roster.alarms).toHaveLength(most)
  })

  test('nothing counts behind a fixed line', () => {
    const roster = fold([line(eve.id, lastCounting, scope('last')), line(eve.id, lastCounting + 1, scope('behind')), line(ann.id, lastCounting + 1, rootSays({ kind: 'unadmin', device: eve.id, reason: 'lost', cuts: {} }))])
    expect([...roster.scopes.keys()]).toEqual([scopeId('last')])
    expect(roster.removals.size).toBe(0)
  })

  test('what counts of its beginning stays so whatever follows', () => {
    const lines = evesLines(mostActs['scope inbox'] + 5, (index) => scope(`${index}`, 'inbox'))
    const reached = lines.map((_, index) => fold(lines.slice(0, index + 1)).scopes)
    reached.slice(1).forEach((scopes, index) => expect(scopes).toEqual(new Map([...scopes, ...(reached[index] ?? [])])))
  })
})

describe('a computer is told about', () => {
  const most = mostActs['scope caseload']

  test('before that is reached, and long before nothing', () => {
    const crowded = (count: number): string[] => [...fold(evesLines(count, (index) => scope(`${index}`))).crowded]
    expect(crowded(most * 0.8 - 1)).toEqual([])
    expect(crowded(most * 0.8)).toEqual([eve.id])
    expect(crowded(most + 1)).toEqual([eve.id])
  })

  test('when its chain gets long', () => {
    const crowded = (seq: number): string[] => [...fold([line(eve.id, seq, { kind: 'pause' })]).crowded]
    expect([crowded(lastCounting * 0.8 - 1), crowded(lastCounting * 0.8)]).toEqual([[], [eve.id]])
  })
})
