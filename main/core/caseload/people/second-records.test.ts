import { beforeEach, describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { nameOf } from '../../../../test/core/field-groups.ts'
import { addPerson } from '../../../../test/core/listed-people.ts'
import { anotherDevice, saidElsewhere } from '../../../../test/core/test-conflicts.ts'
import { covered, inbox, severalCaseloads } from '../../../../test/core/several-caseloads.ts'
import { testCaseload, type TestCaseload } from '../../../../test/core/test-caseload.ts'
import { lists as contract } from '../../../../shared/contract/lists.ts'
import { put } from '../../changes/record.ts'
import { homesIn, type Homes } from '../lists/homes.ts'
import { createLists } from '../lists/lists.ts'
import { createUndoHandlers } from '../undo-handlers.ts'
import { createPeople } from './people.ts'
import { createSecondRecords, sameBirthDateStatement, sameNumberStatement } from './second-records.ts'

const born = '1945-07-14'
const number = '9992048174'

let caseload: TestCaseload
let secondRecords: ReturnType<typeof createSecondRecords>
let changes: ReturnType<typeof createUndoHandlers>

interface Wish {
  readonly birthDate?: string | null
  readonly nhsNumber?: string | null
  readonly device?: string
}

const addElsewhere = (name: Partial<ReturnType<typeof nameOf>>, { birthDate = born, nhsNumber = null, device = anotherDevice }: Wish = {}): string => {
  caseload.clock.advance({ minutes: 1 })
  const id = caseload.newId()
  const about = { entity: 'person', record: id, subject: id, device } as const
  saidElsewhere(caseload, { ...about, group: 'name', value: nameOf(name) })
  saidElsewhere(caseload, { ...about, group: 'birth', value: { birthDate, birthDateNotKnown: false } })
  if (nhsNumber !== null) saidElsewhere(caseload, { ...about, group: 'identity', value: { nhsNumber, nhsNumberStatus: null, otherIdentifier: null } })
  return id
}

const find = (homes: Homes = null) => secondRecords(homes)
const found = (homes: Homes = null) => find(homes).map(({ people }) => people.map(({ id }) => id))

beforeEach(async () => {
  caseload = await testCaseload()
  secondRecords = createSecondRecords(caseload)
  changes = createUndoHandlers(caseload)
})

describe('two records that two computers added apart', () => {
  test('are told with the same NHS number, whatever the names and dates', async () => {
    const here = await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' }, number)
    const there = addElsewhere({ given: 'Goz', family: 'Okafour' }, { birthDate: null, nhsNumber: number })
    expect(find()).toMatchObject([{ people: [{ id: here }, { id: there }], reasons: ['same_nhs_number'] }])
  })

  test('are told with the same name and date of birth, also crosswise and by a former name', async () => {
    const ngozi = await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' })
    const crosswise = addElsewhere({ given: 'okafor', family: 'Ngózi' })
    const [wed, former] = [await addPerson(caseload, { given: 'Mary', family: 'Dunn' }), addElsewhere({ given: 'Mary', family: 'Lee', alias: 'Dunn' })]
    expect(found()).toEqual([[ngozi, crosswise], [wed, former]])
    expect(find().map(({ reasons }) => reasons)).toEqual([['same_name_and_birth_date'], ['same_name_and_birth_date']])
  })

  test('are told once where everything is the same', async () => {
    await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' }, number)
    addElsewhere({ given: 'Ngozi', family: 'Okafor' }, { nhsNumber: number })
    expect(find().map(({ reasons }) => reasons)).toEqual([['same_nhs_number', 'same_name_and_birth_date']])
  })

  test('are not told where only the sound or only one part is the same, or another day', async () => {
    await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' })
    await addPerson(caseload, { given: 'Raj' })
    addElsewhere({ given: 'Ngosi', family: 'Okafor' })
    addElsewhere({ given: 'Raj' })
    addElsewhere({ given: 'Ngozi', family: 'Okafor' }, { birthDate: '1945-07-15' })
    addElsewhere({ given: 'Ngozi', family: 'Okafor' }, { birthDate: null })
    expect(find()).toEqual([])
  })

  test('are each two of three', () => {
    const ids = [anotherDevice, 'bc'.repeat(16), 'de'.repeat(16)].map((device) => addElsewhere({ given: 'Ngozi', family: 'Okafor' }, { device }))
    expect(found()).toEqual([[ids[0], ids[1]], [ids[0], ids[2]], [ids[1], ids[2]]])
  })

  test('are not told where one computer added both: it was asked then, whoever corrected them since', async () => {
    addElsewhere({ given: 'Ngozi', family: 'Okafor' })
    const second = addElsewhere({ given: 'Ngosi', family: 'Okafor' })
    caseload.record([put('person', 'name', second, second, nameOf({ given: 'Ngozi', family: 'Okafor' }), caseload.baseOf('person', second, 'name'))])
    await addPerson(caseload, { given: 'Mary', family: 'Dunn' })
    await addPerson(caseload, { given: 'Mary', family: 'Dunn' })
    expect(find()).toEqual([])
  })

  test('are not told where this computer added both, one of them before it was restored', async () => {
    const former = 'bc'.repeat(16)
    caseload.database.prepare(`INSERT INTO device SELECT ?, signPublic, signSecret, boxPublic, boxSecret, 'earlier', 0, 0 FROM device`).run(former)
    addElsewhere({ given: 'Mary', family: 'Dunn' })
    addElsewhere({ given: 'Ngozi', family: 'Okafor' }, { device: former })
    await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' })
    expect(find()).toEqual([])
  })

  test('are no longer told once they are one, and again when they are parted', async () => {
    const [winner, loser] = [await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' }), addElsewhere({ given: 'Ngozi', family: 'Okafor' })]
    const merged = put('person', 'mergedInto', loser, loser, { mergedInto: winner }, [])
    const undo = caseload.record([merged])
    expect(find()).toEqual([])
    caseload.undo(undo)
    expect(found()).toEqual([[winner, loser]])
  })

  test('are told where one of them is on a caseload that is shown, and not of what is not on this computer', async () => {
    const several = await severalCaseloads()
    caseload = several.caseload
    secondRecords = createSecondRecords(caseload)
    const theirs = several.personIn(covered, 'Okafor')
    caseload.record([put('person', 'birth', theirs, theirs, { birthDate: born, birthDateNotKnown: false })])
    const mine = addElsewhere({ given: 'Ada', family: 'Okafor' })
    const homes = (...scopes: string[]) => homesIn(caseload, scopes)
    expect([homes(several.own), homes(covered), homes(several.own, covered, inbox)].map(found)).toEqual([[[theirs, mine]], [[theirs, mine]], [[theirs, mine]]])
    expect(found(homes(inbox))).toEqual([])
    for (const hidden of [[], [covered]]) await caseload.followScopes(hidden, () => Promise.resolve())
    expect(found(homes(several.own))).toEqual([])
  })

  test('that are different people are not told again, nor when one of them was away meanwhile, unless that is taken back', async () => {
    const [here, there] = [await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' }), addElsewhere({ given: 'Ngozi', family: 'Okafor' })]
    const [mary, other] = [await addPerson(caseload, { given: 'Mary', family: 'Dunn' }), addElsewhere({ given: 'Mary', family: 'Dunn' })]
    const people = createPeople(caseload)
    const said = await value(people.keepApart({ one: there, other: here }))
    expect(found()).toEqual([[mary, other]])
    const deleted = await value(people.remove({ id: there, reason: 'Added by mistake' }))
    await value(people.keepApart({ one: mary, other }))
    expect(found()).toEqual([])
    await value(changes.undo({ token: deleted.undo }))
    expect(found()).toEqual([])
    await value(changes.undo({ token: said.undo }))
    expect(found()).toEqual([[here, there]])
  })
})

test('Today tells of them and the top bar counts them', async () => {
  const lists = createLists(caseload, () => 0)
  const counts = async () => (await value(lists.counts({}))).today
  await addPerson(caseload, { given: 'Ngozi', family: 'Okafor' })
  const before = await counts()
  addElsewhere({ given: 'Ngozi', family: 'Okafor' })
  expect(contract.today.output.parse(await value(lists.today({}))).secondRecords).toHaveLength(1)
  expect(await counts()).toBe(before + 1)
})

test.each([
  ['the same number', sameNumberStatement, 'person_nhsNumber'],
  ['the same date of birth', sameBirthDateStatement, 'person_birthDate'],
])('those with %s are found by index, and nobody else is looked at', (_, statement, index) => {
  const steps = (caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all({ homes: null }) as { detail: string }[]).map(({ detail }) => detail)
  expect(steps.filter((step) => step.includes('person'))).toEqual([`SEARCH person USING INDEX ${index} (${index.slice(7)}=?)`, expect.stringMatching(`^SEARCH person USING COVERING INDEX ${index} `)])
})
