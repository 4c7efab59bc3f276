import { describe, expect, test } from 'vitest'
import { enrolAct, newScopeActs, type ActWriter } from './act-writing.ts'
import { dueActs, mostAtOnce } from './due-acts.ts'
import { currentKeyOf } from './rekey.ts'
import { foldRoster, type Roster } from './roster.ts'
import { readActs, type SignedAct } from './signed-act.ts'
import { random, root, rootSays, scopeId, testDevice, type TestDevice } from '../../../../test/core/roster-acts.ts'

/* An administrator's computer, broken or hostile, may have the others owe more than they can write at once: what is due is written in portions, from one cycle to the next. */

const [ann, eve] = ['ann', 'eve'].map(testDevice) as [TestDevice, TestDevice]

const chains = () => {
  const acts: SignedAct[] = []
  const ends = new Map<string, number>()
  const lines = (device: string, more: readonly unknown[]): SignedAct[] =>
    more.map((act, index) => ({ device, seq: (ends.get(device) ?? 0) + index + 1, check: 'AAAAAAAAAAA', act }))
  const fold = (more: readonly unknown[] = []): Roster => foldRoster(readActs([...acts, ...lines(ann.id, more)]), root, () => null)
  const writer = (): ActWriter => ({ roster: fold(), rootBox: root.rootBox, heldKeys: () => [], cutOf: () => ({ seq: 0, tip: '' }), random })
  let folds = 0
  return {
    fold,
    writer,
    write(device: TestDevice, more: readonly unknown[]): void {
      acts.push(...lines(device.id, more))
      ends.set(device.id, (ends.get(device.id) ?? 0) + more.length)
    },
    due: () => dueActs(writer(), (more) => {
      folds += 1
      return fold(more)
    }),
    folds: () => folds,
  }
}

const begun = () => {
  const log = chains()
  log.write(ann, [ann, eve].map((device) => rootSays({ kind: 'admin', member: null, ...device.texts })))
  return log
}

const keyBy = (epoch: number) => ({ kind: 'key', scope: scopeId('north'), epoch, keyId: Buffer.from(random(32)).toString('base64url'), sealed: {} })

describe('what is due', () => {
  test('is written in portions of leave', () => {
    const log = begun()
    const scopes = Array.from({ length: 100 }, (_, index) => scopeId(`${index}`))
    // Eve has a key and leave of her own in each, so that no new key is due.
    for (const id of scopes) log.write(eve, newScopeActs('caseload', id, [eve], log.writer()))
    log.write(eve, Array.from({ length: mostAtOnce / 100 }, (_, index) => enrolAct(null, 'supervisor', testDevice(`supervisor ${index}`))))
    const portions: number[] = []
    for (let due = log.due(); due.length > 0 && portions.length < 5; due = log.due()) {
      portions.push(due.length)
      log.write(ann, due)
    }
    expect(portions).toEqual([mostAtOnce, scopes.length])
  })

  test('is a new key behind only a few of those that somebody put there without a use', () => {
    const log = begun()
    log.write(ann, newScopeActs('caseload', scopeId('north'), [ann, eve], log.writer()))
    // One that Eve does not say who made, and others each behind a gap.
    log.write(eve, Array.from({ length: 200 }, (_, index) => ({ ...keyBy(2 + 2 * index), passedOn: true })))
    const before = log.folds()
    const due = log.due()
    expect(log.folds() - before).toBeLessThan(20)
    expect(due.length).toBeGreaterThan(0)
    log.write(ann, due)
    expect(currentKeyOf(log.fold(), scopeId('north'))?.epoch).toBeGreaterThan(2)
  })
})
