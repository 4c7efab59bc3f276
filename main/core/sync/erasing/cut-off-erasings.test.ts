import { expect, test } from 'vitest'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { actEntity } from '../../changes/judging/accepted.ts'
import { takeKeptActs } from '../copies/kept-acts.ts'
import { rosterScope } from '../format/names.ts'
import type { ActRef } from '../roster/acts.ts'
import { actsThatErased, forgetActsThatErased, keepActsThatErased } from './acts-that-erased.ts'
import { keepCutOffErasings } from './cut-off-erasings.ts'

/** A caseload with five acts in its roster chain, by which names they are known, and how to cut it off behind the second. */
const withActs = async () => {
  const caseload = await testCaseload()
  const { device, log, local, record, newId } = caseload
  const refs = [1, 2, 3, 4, 5].flatMap((number) =>
    record([{ entity: actEntity, record: newId(), grp: actEntity, subject: null, base: [], value: { kind: 'later', number }, scope: rosterScope }]).map(
      ([of, seq, check]): ActRef => [of, seq, check],
    ),
  )
  const chain = { id: log.chainOf(rosterScope, device.id), scope: rosterScope, device: device.id }
  const team = { vaultId: 'this', rootSign: Buffer.alloc(32), rootBox: Buffer.alloc(32), rosterKey: Buffer.alloc(32) }
  const cutOff = () => keepCutOffErasings({ caseload, team }, chain, 2)
  return { local, refs, cutOff }
}

test('of what is cut off a chain only the acts by which somebody was erased here are kept, to be written again', async () => {
  const { local, refs, cutOff } = await withActs()
  keepActsThatErased(local, refs.filter(([, seq]) => [1, 3, 5].includes(seq)))
  cutOff()
  expect(takeKeptActs(local, 'this').map(({ lines }) => lines.map(({ seq }) => seq))).toEqual([[3, 5]])
})

test('where nobody was erased by what is cut off, nothing is kept', async () => {
  const { local, refs, cutOff } = await withActs()
  keepActsThatErased(local, refs.slice(0, 2))
  cutOff()
  expect(takeKeptActs(local, 'this')).toEqual([])
})

test('the acts that erased somebody here are known however many settle one after the other, each once, until they are forgotten', async () => {
  const { local, refs } = await withActs()
  for (const several of [refs.slice(0, 2), refs.slice(1, 4)]) keepActsThatErased(local, several)
  expect(actsThatErased(local)).toEqual(refs.slice(0, 4))
  forgetActsThatErased(local, refs.slice(1, 2))
  expect(actsThatErased(local).map(([, seq]) => seq)).toEqual([1, 3, 4])
})
