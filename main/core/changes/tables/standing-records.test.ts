import fc from 'fast-check'
import { expect, test } from 'vitest'
import { perform, steps } from '../../../../test/core/random-changes.ts'
import { ownChains, scopes, writingComputer } from '../../../../test/core/team-world.ts'
import { receive } from '../../../../test/core/test-caseload.ts'
import type { RecordName } from '../log/register.ts'
import { shownFields } from './shown-fields.ts'
import { createStandingRecords, type StandingRecord } from './standing-records.ts'

const [, first = '', second = ''] = scopes.map(({ id }) => id)

test('every record is read once and whole, however few changes are read at a time, also of registers with several heads', () =>
  fc.assert(
    fc.asyncProperty(steps, steps, fc.integer({ min: 1, max: 12 }), async (ours, theirs, most) => {
      const [one, two] = [await writingComputer('one', first), await writingComputer('two', second)]
      perform(one, ours)
      perform(two, theirs)
      for (const chain of ownChains([one])) receive(two, chain)
      const { database, log } = two
      const after = createStandingRecords(database, log, (entity) => entity !== 'act')

      const read: StandingRecord[] = []
      for (let last: string | null = ''; last !== null; ) {
        const some = after(last, most)
        read.push(...some.records)
        last = some.last
      }
      const expected = (database.prepare(`SELECT DISTINCT record, entity FROM change WHERE head = 1 AND entity <> 'act' ORDER BY record, entity`).all() as RecordName[]).map(
        ({ entity, record }) => ({ entity, record, fields: shownFields(entity, log.headsOfRecord(entity, record)) }),
      )
      expect(read).toEqual(expected)
    }),
    { numRuns: 40 },
  ))
