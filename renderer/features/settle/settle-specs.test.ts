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

  test('a consultation that was cancelled needs a reason, any other none', () => {
    const own = settleSpecOf('consultation', 'attendance')?.own
    if (own === undefined || 'insteadWords' in own) return expect.unreachable('no form')
    const problems = (attendance: string, attendanceReason: string | null) => (own.checks ?? []).map((check) => check({ attendance, attendanceReason }))
    expect(problems('2', null)).toEqual([{ field: 'attendanceReason', words: 'Say why it was cancelled.' }])
    expect([problems('2', 'Bus did not come'), problems('5', null)]).toEqual([[null], [null]])
  })

  test('what this version does not know has none', () => {
    expect(settleSpecOf('castle', 'tower')).toBe(null)
    expect(settleSpecOf('person', 'toString')).toBe(null)
  })
})
