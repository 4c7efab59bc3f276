import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entities } from '../../../shared/model/entities.ts'
import { snapshot } from '../../../test/core/log-world.ts'
import { receive, testCaseload, type TestCaseload } from '../../../test/core/test-caseload.ts'
import { name } from '../../../test/core/test-notes.ts'
import { isUnderstood } from './judging/understood.ts'

const people = [1, 2, 3].map((n) => `01930000-0000-7000-8000-00000000000${n}`)
const anotherDevice = 'ff'.repeat(16)

const groups = Object.entries(entities).flatMap(([entity, ofEntity]) => Object.keys(ofEntity).map((grp) => [entity, grp] as const))
const oddNames = ['__proto__', 'constructor', 'toString', '', 'tombstone', 'hologram']
const oddText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\0', '\u2028', ...oddNames, ...people))

/** Any value, and such as come near to what a reader might take for its own. */
const oddValue = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.record({ seen: fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('a'.repeat(32), '__proto__'), fc.oneof(fc.jsonValue(), fc.dictionary(oddText, fc.double())))) }),
  fc.record({ mergedInto: fc.constantFrom<unknown>(...people, null, 7, 'nobody') }),
  fc.record({ homeScope: oddText }),
  fc.constant(JSON.parse('{"__proto__":{"mergedInto":"x","given":7},"given":"Zoë"}') as unknown),
  fc.dictionary(fc.constantFrom('personId', 'given', 'text', 'date', 'aboutDate', 'signedAt', 'minutes', '__proto__'), fc.oneof(oddText, fc.double(), fc.constant(null), fc.constant(1e300))),
)

const oddLine = fc.record({
  register: fc.oneof(
    fc.constantFrom(...groups),
    fc.constantFrom(...groups.map(([entity]) => [entity, 'tombstone'] as const)),
    fc.tuple(fc.constantFrom(...oddNames.filter((each) => each !== ''), 'person'), fc.constantFrom(...oddNames)),
  ),
  record: fc.oneof(fc.constantFrom(...people), oddText),
  subject: fc.oneof(fc.constantFrom(...people, null), oddText),
  supersedes: fc.oneof(fc.constant([]), fc.array(fc.tuple(oddText, fc.integer({ min: 1, max: 9 }), oddText), { maxLength: 2 })),
  value: oddValue,
})

const oddDay = fc.constantFrom('0000-01-01', '0001-01-01', '9999-12-31', '2024-02-29')

/** What every schema lets through, and no page would ever write. */
const understoodLine = fc
  .record({ text: oddText, other: oddText, day: oddDay, record: fc.constantFrom(...people), minutes: fc.integer({ min: 5, max: 720 }) })
  .chain(({ text, other, day, record, minutes }) => {
    const of = (entity: string, grp: string, value: object) => ({ register: [entity, grp] as const, record, subject: people[0] ?? null, supersedes: [], value })
    return fc.constantFrom(
      of('person', 'name', { title: text, given: other, family: text, preferred: null, alias: other, pronouns: null }),
      of('person', 'birth', { birthDate: day, birthDateNotKnown: true }),
      of('note', 'text', {
        personId: people[1], noteKind: 'review', aboutDate: day, aboutTime: null, minutes, text, nextStep: other, nextStepBy: day,
        consultationId: null, author: text, authorRole: null, signedAt: `${day}T00:00:00Z`,
      }),
      of('addendum', 'text', { noteId: record, personId: people[2], reason: null, text, author: other, authorRole: null, signedAt: `${day}T23:59:59.999Z` }),
      of('consultation', 'about', { personId: people[0] }),
      of('consultation', 'time', { date: day, time: '23:59', minutes }),
      of('referral', 'state', { state: 'received', stateReason: text, stateNote: other, stateDate: day, stateBy: text }),
    )
  })

const receiveLines = (caseload: TestCaseload, lines: readonly unknown[][]): number =>
  receive(caseload, {
    scope: caseload.scopes.newHome(),
    device: anotherDevice,
    lines: lines.map((line, index) => JSON.stringify([index + 1, (index + 1) * 1024, ...line])),
  }).applied

describe('whatever another computer says', () => {
  test('is taken without a failure, and all that follows from it can be worked out again', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(oddLine, understoodLine), { maxLength: 20 }), async (odd) => {
        const lines = odd
          .map(({ register: [entity, grp], record, subject, supersedes, value }) => [entity, record, grp, subject, supersedes, value])
          .filter(([entity, record, grp, subject]) => [entity, record, grp, subject ?? ''].every((each) => String(each).isWellFormed()))
        const caseload = await testCaseload()
        expect(receiveLines(caseload, lines)).toBe(lines.length)
        const live = snapshot(caseload)
        caseload.rebuild()
        expect(snapshot(caseload)).toEqual(live)
        const person = people[0] ?? ''
        caseload.record([{ entity: 'person', record: person, grp: 'name', subject: person, value: name, base: caseload.baseOf('person', person, 'name') }])
      }),
      { numRuns: 150 },
    ))

  test.each([
    ['person', 'birth', { birthDate: '2026-02-30', birthDateNotKnown: false }],
    ['consultation', 'time', { date: 'Monday', time: null, minutes: 30 }],
    ['note', 'text', { personId: people[0], text: 'only a text' }],
    ['person', 'name', 'Ngozi'],
    ['person', 'name', ['Ngozi']],
  ])('of a known %s %s that is not one is put aside, and shown to nobody', async (entity, grp, value) => {
    const caseload = await testCaseload()
    receiveLines(caseload, [[entity, people[0], grp, people[0], [], value]])
    expect(caseload.database.prepare('SELECT head, aside FROM change WHERE entity = ?').all(entity)).toEqual([{ head: 0, aside: 3 }])
    expect(caseload.database.prepare(`SELECT * FROM "${entity}"`).all()).toEqual([])
  })

  test('about a record that no page could ask for is put aside', () => {
    expect(isUnderstood({ entity: 'person', record: 'nobody', grp: 'name' }, name)).toBe(false)
    expect(isUnderstood({ entity: 'person', record: people[0] ?? '', grp: 'name' }, name)).toBe(true)
    expect(isUnderstood({ entity: 'computer', record: 'ab'.repeat(16), grp: 'details' }, { computerName: "Ann's laptop" })).toBe(true)
  })

  test('a field belongs to its own group: a name does not say who was merged into whom', async () => {
    const caseload = await testCaseload()
    const [one, other] = people
    receiveLines(caseload, [
      ['person', other, 'name', other, [], name],
      ['person', one, 'name', one, [], { ...name, mergedInto: other, nhsNumber: '9990000018' }],
    ])
    expect(caseload.database.prepare('SELECT mergedInto, nhsNumber FROM person WHERE id = ?').get(one)).toEqual({ mergedInto: null, nhsNumber: null })
  })

  test('of a kind that only looks like one of a name that every object has is unknown, not understood', () => {
    for (const odd of oddNames) {
      expect(isUnderstood({ entity: odd, record: 'x', grp: odd }, 7)).toBe(true)
      expect(isUnderstood({ entity: 'person', record: 'x', grp: odd }, 7)).toBe(true)
    }
  })

  test('a value that nobody else would understand is not recorded here either', async () => {
    const caseload = await testCaseload()
    const person = people[0] ?? ''
    const write = { entity: 'person', record: person, grp: 'birth', subject: person, base: [], value: { birthDate: 'in spring', birthDateNotKnown: false } }
    expect(() => caseload.record([write])).toThrow('No other computer would understand')
    expect(caseload.database.prepare('SELECT count(*) FROM change WHERE record = ?').pluck().get(person)).toBe(0)
  })
})
