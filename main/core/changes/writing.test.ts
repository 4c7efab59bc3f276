import fc from 'fast-check'
import { expect, test } from 'vitest'
import { teamComputer } from '../../../test/core/team-world.ts'
import { receive } from '../../../test/core/test-caseload.ts'
import { toText } from '../common/bytes.ts'
import { digestLine, formatLine, type LogLine } from './log/line.ts'
import { createWritings, createWrittenFirst } from './writing.ts'

const [north, south] = ['a'.repeat(32), 'b'.repeat(32)]
const person = (number: number): string => `01930000-0000-7000-8000-00000000000${number}`

const contact = (bestTimes: string): string => JSON.stringify({ preferredContact: 'phone', voicemail: 'no', bestTimes, contactNote: null })

const original: LogLine = {
  seq: 1, hlc: 1000, entity: 'person', record: person(1), grp: 'contact', subject: person(1), supersedes: '[]', origin: null, value: contact('Mornings'),
}

/** What Ben's computer says that it copied, and from where. */
const copy = fc.record({
  record: fc.constantFrom(1, 1, 2),
  subject: fc.constantFrom(1, 1, 2),
  grp: fc.constantFrom('contact', 'contact', 'access'),
  said: fc.constantFrom('Mornings', 'Mornings', 'Never'),
  hlc: fc.constantFrom(1000, 1000, 2000),
  digest: fc.constantFrom('its', 'its', 'another'),
  seq: fc.constantFrom(1, 1, 2),
  device: fc.constantFrom('sue', 'sue', 'nobody'),
  isErased: fc.boolean(),
})

test('who wrote something first is the same whether a page asks or an undo', () =>
  fc.assert(
    fc.asyncProperty(copy, async ({ record, subject, grp, said, hlc, digest, seq, device, isErased }) => {
      const caseload = await teamComputer('one')
      const { database, log } = caseload
      receive(caseload, { scope: north, device: 'sue', lines: [formatLine(original)] })
      const origin = { device, scope: north, seq, hlc, digest: toText(digest === 'its' ? digestLine(formatLine(original)) : Buffer.alloc(32)) }
      const copied = { ...original, hlc: 3000, record: person(record), subject: person(subject), grp, value: contact(said), origin: JSON.stringify(origin) }
      receive(caseload, { scope: south, device: 'ben', lines: [formatLine(copied)] })
      if (isErased) database.exec(`UPDATE change SET entity = '', record = '', grp = '', subject = NULL, value = '' WHERE seq = 1 AND chain = (SELECT id FROM chain WHERE device = 'sue')`)
      const change = log.find(['ben', 1, toText(digestLine(formatLine(copied)).subarray(0, 8)), south], south)
      if (change === null) throw new Error('It was not taken')

      const first = createWrittenFirst(database)(change)
      const writing = createWritings(database)({ ...change, origin })
      if (first === null) expect(writing.copiedBy).toBe('ben')
      else expect(writing).toEqual({ device: first.device, hlc: first.hlc, copiedBy: null })
    }),
    { numRuns: 150 },
  ))
