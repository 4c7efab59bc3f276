import { expect, test } from 'vitest'
import { toText } from '../../common/bytes.ts'
import type { Cut } from './acts.ts'
import { permissionsBy } from './chain-permissions.ts'
import { mergeErasures, type WrittenErasure } from './erasures.ts'
import { mergeRemovals } from './root-facts.ts'
import { scopeId, testDevice, testLog } from '../../../../test/core/roster-acts.ts'

/* What one administrator's computer may write, broken or hostile, must not keep the others' from starting: a minute with work that grows as the square of it. */

const acts = 40_000
const ben = testDevice('ben')
const scope = scopeId('caseload')

test('tens of thousands of erasings of one person are one with all their lines', () => {
  const line = { device: 'eve', seq: 1, check: '' }
  const erasing = (_: unknown, index: number): WrittenErasure => ({
    line,
    act: { kind: 'erase', subjectHash: 'somebody', lines: { [ben.id]: { [scope]: [`${acts - index}/`, `${acts + 1}/`] } } },
  })
  const { subjectHashes, lines } = mergeErasures(Array.from({ length: acts }, erasing))
  expect([...subjectHashes]).toEqual(['somebody'])
  expect(lines.get(ben.id)?.get(scope)).toEqual(new Set(Array.from({ length: acts + 1 }, (_, index) => `${index + 1}/`)))
})

test('tens of thousands of removals of one computer are one with the greatest cut', () => {
  const cut = (seq: number): Cut => ({ seq, tip: toText(Buffer.alloc(32, 1)) })
  const removal = (_: unknown, index: number) => ({ device: ben.id, reason: `reason ${index % 3}`, cuts: { [scope]: cut((7 * index) % acts) }, place: { device: 'ann', seq: acts - index } })
  const removals = mergeRemovals(Array.from({ length: acts }, removal), false)
  expect(removals.get(ben.id)).toEqual({ reasons: ['reason 0', 'reason 1', 'reason 2'], cuts: new Map([[scope, cut(acts - 1)]]), byRoot: false, said: Array.from({ length: acts }, (_, index) => ({ device: 'ann', seq: index + 1 })) })
})

test('what a computer may write is worked out once, however many grants say so', () => {
  const log = testLog()
  const permissions = permissionsBy('vault', log.roster(), 'me', new Set())
  expect(permissions.permission(ben.id, scope)).toBe(permissions.permission(ben.id, scope))
})
