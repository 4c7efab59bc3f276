import { expect, test } from 'vitest'
import { drafts as contract } from '../../../shared/contract/drafts.ts'
import { value } from '../../../test/core/answers.ts'
import { addPerson } from '../../../test/core/listed-people.ts'
import { testCaseload } from '../../../test/core/test-caseload.ts'
import { put } from '../changes/record.ts'
import { createDrafts } from './drafts.ts'

test('what was begun is listed with whom it is about now, and not where they are not here', async () => {
  const caseload = await testCaseload()
  const drafts = createDrafts(caseload)
  const [bola, cem] = [await addPerson(caseload, { given: 'Bola' }), await addPerson(caseload, { given: 'Cem' })]
  await value(drafts.save({ key: `booking:${bola}`, personId: bola, content: {} }))
  await value(drafts.save({ key: 'referral:new', personId: null, content: {} }))
  await value(drafts.save({ key: 'booking:gone', personId: caseload.newId(), content: {} }))
  const listed = async () => contract.list.output.parse(await value(drafts.list({}))).map(({ key, person }) => [key, person?.given ?? null])
  expect((await listed()).toSorted()).toEqual([[`booking:${bola}`, 'Bola'], ['referral:new', null]].toSorted())
  caseload.record([put('person', 'mergedInto', bola, bola, { mergedInto: cem }, caseload.baseOf('person', bola, 'mergedInto'))])
  expect(await listed()).toContainEqual([`booking:${bola}`, 'Cem'])
})
