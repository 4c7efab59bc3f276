import type { Database } from 'better-sqlite3'
import { createDice } from '../../fixtures/synthetic/dice.ts'
import type { BenchRecord, Edit } from './contender.ts'

/** Every record of a caseload with all its fields, as the heads of its log say them. */
export const readRecords = (database: Database): BenchRecord[] => {
  const records = new Map<string, { entity: string; id: string; person: string | null; fields: Record<string, unknown> }>()
  const heads = database.prepare('SELECT entity, record, subject, value FROM change WHERE head = 1').all() as HeadRow[]
  for (const { entity, record, subject, value } of heads) {
    const known = records.get(record) ?? { entity, id: record, person: subject, fields: {} }
    Object.assign(known.fields, JSON.parse(value))
    records.set(record, known)
  }
  return [...records.values()]
}

interface HeadRow {
  readonly entity: string
  readonly record: string
  readonly subject: string | null
  readonly value: string
}

/** That many changes of people's bus stops: at random, so that two lists of them meet in some people. */
export const randomEdits = (records: readonly BenchRecord[], count: number, seed: number): Edit[] => {
  const people = records.filter(({ entity }) => entity === 'person')
  const dice = createDice(seed)
  return Array.from({ length: count }, (_, n) => {
    const person = people[dice.between(0, people.length - 1)]
    if (person === undefined) throw new Error('There is nobody to edit')
    return { entity: 'person', id: person.id, person: person.id, field: 'otherIdentifier', value: `Stop ${seed}-${n}` }
  })
}
