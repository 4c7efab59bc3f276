import { expect, test } from 'vitest'
import { rootSays, testDevice, testLog, type TestDevice } from '../../../../test/core/roster-acts.ts'
import type { Head } from '../format/head.ts'
import { enrolAct } from './act-writing.ts'
import { missingActsOf, readFurther } from './missing-acts.ts'

const [ann, ben, eve, cat, dan] = ['ann', 'ben', 'eve', 'cat', 'dan'].map(testDevice) as [TestDevice, TestDevice, TestDevice, TestDevice, TestDevice]

/** Ann and Ben administer, Eve did until the root cut her off after her second line, Cat, who was removed, never did; of Dan nothing is known. */
const team = () => {
  const log = testLog()
  for (const device of [ann, ben, eve]) log.write(ann, rootSays({ kind: 'admin', member: null, ...device.texts }))
  log.write(eve, { kind: 'pause' }, { kind: 'pause' })
  log.write(ann, enrolAct('member-cat', 'link-worker', cat), rootSays({ kind: 'unadmin', device: eve.id, reason: 'lost', cuts: { roster: log.cutOf(eve) } }))
  log.write(ann, { kind: 'remove', device: cat.id, reason: 'left', cuts: {} })
  return log.roster()
}

const headOf = (device: TestDevice, roster: Head['roster']): Head =>
  ({ device: device.id, rev: 1, prev: null, time: 0, app: '1.0.0', schema: 0, roster, chains: {}, adopts: {}, damaged: [] })

const ends: Readonly<Record<string, number>> = { [ann.id]: 6, [ben.id]: 0, [eve.id]: 2 }
const lastSeq = (device: string): number => ends[device] ?? 0

test.each<[string, TestDevice, Head['roster'], string[]]>([
  ['an administrator has read what is here', ann, { [ann.id]: 6, [ben.id]: 0, [eve.id]: 2 }, []],
  ['an administrator has written more', ann, { [ann.id]: 7 }, [ann.id]],
  ['an administrator has read more of another', ann, { [ann.id]: 6, [ben.id]: 1 }, [ann.id]],
  ['an administrator has read more of one who was cut off before that', ann, { [eve.id]: 3 }, []],
  ['an administrator has read what somebody wrote of whom nothing is known', ann, { [dan.id]: 1 }, [ann.id]],
  ['an administrator has read what somebody wrote who was removed, and administered nothing by what is here', ann, { [cat.id]: 1 }, [ann.id]],
  ['an administrator who was removed has read more', eve, { [ben.id]: 1 }, []],
  ['somebody who administers nothing has read more', cat, { [ben.id]: 1 }, []],
])('%s', (_, reader, reach, missing) => {
  expect(missingActsOf(team(), [headOf(reader, reach)], lastSeq)).toEqual(missing)
})

test('of whoever says so of their own acts it is their word, not that of those who have read them', () => {
  expect(missingActsOf(team(), [headOf(ann, { [ann.id]: 6, [ben.id]: 1 }), headOf(ben, { [ben.id]: 1 })], lastSeq)).toEqual([ben.id])
  expect(missingActsOf(team(), [headOf(ann, { [ann.id]: 7, [ben.id]: 1 }), headOf(ben, { [ben.id]: 0 })], lastSeq)).toEqual([ann.id])
})

test('without a roster all that anybody has read and that is not here is missing; of a chain that was cut off it is what lies before the cut', () => {
  expect(readFurther(null, { [eve.id]: 3, [ann.id]: 5 }, lastSeq)).toEqual([eve.id])
  expect(readFurther(team(), { [eve.id]: 3 }, () => 1)).toEqual([eve.id])
})
