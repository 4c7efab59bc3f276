import { expect, test } from 'vitest'
import { toText } from '../../common/bytes.ts'
import { boxesIn, foldRoster } from './roster.ts'
import { createActReader, readActs, type ReadAct } from './signed-act.ts'
import { root, rootSays, scopeId, testDevice, testLog } from '../../../../test/core/roster-acts.ts'

const ann = testDevice('ann')
const ben = testDevice('ben')
const cat = testDevice('cat')
const north = scopeId('north')
const box = (number: number): string => toText(Buffer.alloc(80, number))
const keyId = toText(Buffer.alloc(32, 7))

/** Ann gives the key of North to the root, herself and Ben, and lets Cat in. */
const begun = () => {
  const log = testLog()
  log.write(
    ann,
    rootSays({ kind: 'admin', member: null, ...ann.texts }),
    { kind: 'key', scope: north, epoch: 1, keyId, sealed: { root: box(1), [ann.id]: box(2), [ben.id]: box(3) } },
    { kind: 'grant', device: cat.id, scope: north, from: 1, sealed: [{ epoch: 1, keyId, box: box(4) }] },
    { kind: 'scope', id: north, scopeKind: 'caseload' },
  )
  return log
}

const fold = (acts: readonly ReadAct[]) => foldRoster(acts, root, () => null)

test.each([[ben.id, box(3)], [cat.id, box(4)], ['root', box(1)]])('of the keys that acts seal only those that are asked for are kept (%s)', (recipient, sealed) => {
  const acts = begun().acts.map(createActReader((to) => to === recipient))
  expect(boxesIn(acts, fold(acts))).toEqual([{ scope: north, epoch: 1, keyId, to: recipient, box: sealed, by: ann.id }])
  expect([box(1), box(2), box(3), box(4)].filter((text) => JSON.stringify(acts).includes(text))).toEqual([sealed])
})

test('what acts decide is the same whichever keys are kept of them', () => {
  const { acts } = begun()
  const roster = fold(acts.map(createActReader(() => false)))
  expect(roster).toEqual(fold(readActs(acts)))
  expect(roster.keys.get(north)).toEqual([{ epoch: 1, keyId, recipients: new Set(['root', ann.id, ben.id, cat.id]), makers: new Set([ann.id]) }])
})

test('keys that were sealed by somebody who is no administrator are none', () => {
  const log = begun()
  log.write(ben, { kind: 'grant', device: cat.id, scope: north, from: 1, sealed: [{ epoch: 1, keyId, box: box(5) }] })
  expect(log.boxesTo(cat.id).map(({ by }) => by)).toEqual([ann.id])
})
