import { describe, expect, test } from 'vitest'
import { people as contract, type NewPerson } from '../../../../shared/contract/people.ts'
import { nameOf } from '../../../../test/core/field-groups.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { createPeople } from './people.ts'

const born = (birthDate: string | null) => ({ birthDate, birthDateNotKnown: birthDate === null })
const numbered = (nhsNumber: string) => ({ nhsNumber, nhsNumberStatus: null, otherIdentifier: null })

const withPeople = async (...persons: readonly Partial<NewPerson>[]) => {
  const caseload = await testCaseload()
  const people = createPeople(caseload)
  const ids: string[] = []
  for (const person of persons) {
    const made = await people.create({ name: nameOf({}), birth: born(null), ...person })
    if (made.ok) ids.push(made.value.id)
  }
  const find = async (described: { family?: string; given?: string; preferred?: string; birthDate?: string; nhsNumber?: string; except?: string }) => {
    const { family = null, given = null, preferred = null, birthDate = null, nhsNumber = null, except = null } = described
    const reply = await people.possibleDuplicates({ name: nameOf({ family, given, preferred }), birthDate, nhsNumber, except })
    if (!reply.ok) throw new Error('not answered')
    contract.possibleDuplicates.output.parse(reply.value)
    return reply.value.map(({ person, reasons, saidDifferent }) => ({ id: person.id, reasons, saidDifferent }))
  }
  return { caseload, people, ids, find }
}

const ngozi = { name: nameOf({ given: 'Ngozi', family: 'Okafor' }), birth: born('1945-07-14') }

describe('possible duplicates', () => {
  test('the same NHS number is found whatever the name', async () => {
    const { ids, find } = await withPeople({ ...ngozi, identity: numbered('9992048174') })
    expect(await find({ family: 'Smith', nhsNumber: '9992048174' })).toMatchObject([{ id: ids[0], reasons: ['same_nhs_number'] }])
  })

  test('a name that sounds alike is found with the same date of birth and not with another', async () => {
    const { ids, find } = await withPeople({ ...ngozi, name: { ...ngozi.name, given: 'Catherine', family: 'Smith' } })
    const likeness = { id: ids[0], reasons: ['name_sounds_alike_and_birth_date'] }
    expect(await find({ family: 'Smyth', given: 'Kathryn', birthDate: '1945-07-14' })).toMatchObject([likeness])
    expect(await find({ family: 'Smyth', given: 'Kathryn', birthDate: '1945-07-15' })).toEqual([])
    expect(await find({ family: 'Smyth', given: 'Kathryn' })).toEqual([])
  })

  test('a record without a family name is not everybody with its date of birth', async () => {
    const { ids, find } = await withPeople({ birth: born('1945-07-14') }, { name: nameOf({ given: 'Sam' }), birth: born('1945-07-14') })
    expect(await find({ family: 'Okafor', given: 'Ngozi', birthDate: '1945-07-14' })).toEqual([])
    expect(await find({ birthDate: '1945-07-14' })).toEqual([])
    expect(await find({ family: 'Lee', given: 'Sam', birthDate: '1945-07-14' })).toMatchObject([{ id: ids[1] }])
  })

  test('a former name counts, as a whole name or as a family name', async () => {
    const { find } = await withPeople(
      { ...ngozi, name: { ...ngozi.name, alias: 'Ngozi Eze' } },
      { ...ngozi, name: { ...ngozi.name, alias: 'Eze' } },
    )
    expect(await find({ family: 'Eze', given: 'Ngozi', birthDate: '1945-07-14' })).toHaveLength(2)
  })

  test('the surest come first, and at most 5', async () => {
    const alike = { ...ngozi, name: { ...ngozi.name, family: 'Okafur' } }
    const { ids, find } = await withPeople(alike, alike, alike, alike, alike, ngozi, { ...ngozi, identity: numbered('9992048174') })
    const found = await find({ family: 'Okafor', given: 'Ngozi', birthDate: '1945-07-14', nhsNumber: '9992048174' })
    expect(found).toHaveLength(5)
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual([ids[6], ids[5]])
  })

  test('who was said to be somebody else than the record is marked, and still found', async () => {
    const { people, ids, find } = await withPeople(ngozi, ngozi, ngozi)
    const [first = '', second = '', third = ''] = ids
    await people.keepApart({ one: second, other: first })
    const described = { family: 'Okafor', given: 'Ngozi', birthDate: '1945-07-14' }
    const marked = async (except?: string) => new Map((await find({ ...described, ...(except === undefined ? {} : { except }) })).map(({ id, saidDifferent }) => [id, saidDifferent]))
    expect(await marked(first)).toEqual(new Map([[second, true], [third, false]]))
    expect([...(await marked()).values()]).toEqual([false, false, false])
  })

  test('the record itself and one that was merged away are left out', async () => {
    const { caseload, ids, find } = await withPeople(ngozi, ngozi)
    const [first = '', second = ''] = ids
    expect(await find({ family: 'Okafor', given: 'Ngozi', birthDate: '1945-07-14', except: first })).toMatchObject([{ id: second }])
    caseload.record([{ entity: 'person', record: second, grp: 'mergedInto', subject: second, base: [], value: { mergedInto: first } }])
    expect(await find({ family: 'Okafor', given: 'Ngozi', birthDate: '1945-07-14' })).toMatchObject([{ id: first }])
  })
})
