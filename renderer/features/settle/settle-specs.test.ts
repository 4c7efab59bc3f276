import { describe, expect, test } from 'vitest'
import { entities } from '../../../shared/model/entities.ts'
import { settleSpecOf } from './settle-specs.ts'

const everyGroup = Object.entries(entities).flatMap(([entity, groups]) =>
  Object.entries(groups).map(([group, schema]) => ({ entity, group, fields: Object.keys(schema.shape) })),
)

describe('what the versions of a field group are shown by', () => {
  test.each(everyGroup.filter(({ group }) => group !== 'home'))('$entity $group has words for its fields', ({ entity, group, fields }) => {
    const spec = settleSpecOf(entity, group)
    if (spec === null) return expect.unreachable('no words')
    for (const { name } of spec.shown.fields) expect(fields).toContain(name)
    return expect(spec.shown.title).not.toBe('')
  })

  test.each(everyGroup)('$entity $group: a version of one’s own says every field that is not kept from the other', ({ entity, group, fields }) => {
    const own = settleSpecOf(entity, group)?.own
    if (own === undefined || 'insteadWords' in own) return
    const typed = own.fields.map(({ name }) => name)
    expect(fields.filter((field) => field !== 'personId').toSorted()).toEqual(typed.toSorted())
  })

  test('what this version does not know has none', () => {
    expect(settleSpecOf('castle', 'tower')).toBe(null)
    expect(settleSpecOf('person', 'toString')).toBe(null)
  })
})
