import { expect, test } from 'vitest'
import { newDatabase } from '../../../../test/simulation/template-database.ts'
import { createLocalSettings } from '../../database/local-settings.ts'
import { createJudgements, forgetJudgements } from './judgements.ts'
import type { Judgement } from './permissions.ts'

const [north, south] = ['a'.repeat(32), 'b'.repeat(32)]

/** Ben and Cara have written in the north. */
const world = (scopes: readonly string[] = [north, south]) => {
  const database = newDatabase()
  const local = createLocalSettings(database)
  for (const device of ['ben', 'cara']) database.prepare('INSERT INTO chain (scope, device) VALUES (?, ?)').run(north, device)
  const granted = new Set(['ben north', 'cara north'])
  const wordOf = (scope: string): string => (scope === north ? 'north' : scope === south ? 'south' : scope)
  let erased: readonly string[] = []
  const permissions: Judgement = {
    permission: (device, scope) => ({ role: 'link-worker', ranges: granted.has(`${device} ${wordOf(scope)}`) ? [{ from: 1, to: null, tip: null }] : [] }),
    everGranted: (device, scope) => granted.has(`${device} ${wordOf(scope)}`),
    scopes: () => scopes,
    erased: () => ({ hashes: erased, has: () => false }),
    isHeld: () => true,
  }
  const judgements = createJudgements({ database, local, permissions })
  const judge = (): void => {
    for (const chain of judgements.due()) judgements.begin(chain.device, [chain]).done()
  }
  return { database, local, granted, judgements, judge, erase: (hash: string) => void (erased = [...erased, hash]) }
}

const ofBen = { device: 'ben', scope: north }
const ofCara = { device: 'cara', scope: north }

test('a chain is judged until that is remembered, and again once its device may write something else', () => {
  const { granted, judgements, judge } = world()
  expect(judgements.due()).toEqual([ofBen, ofCara])
  judgements.begin('ben', [ofBen]).done()
  expect(judgements.due()).toEqual([ofCara])
  judge()
  expect(judgements.due()).toEqual([])
  granted.delete('ben north')
  expect(judgements.due()).toEqual([ofBen])
})

test('everybody is judged anew once another person is erased, and once all is forgotten', () => {
  const { local, judgements, judge, erase } = world()
  judge()
  erase('somebody')
  expect(judgements.due()).toEqual([ofBen, ofCara])
  judge()
  forgetJudgements(local)
  expect(judgements.due()).toEqual([ofBen, ofCara])
})

test('who is granted a scope in which nothing of theirs is here is judged anew: what they wrote elsewhere may count there', () => {
  const { granted, judgements, judge } = world()
  judge()
  granted.add('ben south')
  expect(judgements.due()).toEqual([ofBen])
  expect(judgements.begin('ben', [ofBen]).changedGrants()).toEqual([south])
  judge()
  expect(judgements.due()).toEqual([])
  granted.delete('ben south')
  expect(judgements.begin('ben', [ofBen]).changedGrants()).toEqual([south])
})

test('of somebody who was never judged nobody knows by what grants their lines were followed', () => {
  const { judgements } = world()
  expect([...judgements.begin('ben', [ofBen]).changedGrants()].sort()).toEqual(expect.arrayContaining([north, south]))
})

test('what is judged by the time it is remembered is what held when that began', () => {
  const { granted, judgements } = world()
  const judging = judgements.begin('ben', [ofBen])
  granted.delete('ben north')
  judging.done()
  expect(judgements.due()).toContainEqual(ofBen)
})

test('what is remembered of a computer grows neither with the others nor with the scopes of the team', () => {
  const remembered = (scopes: readonly string[]): unknown => {
    const { local, judge } = world(scopes)
    judge()
    return local.get('judgedBy:ben')
  }
  expect(remembered([north, south, ...Array.from({ length: 100 }, (_, index) => `scope ${index}`)])).toEqual(remembered([north, south]))
})
