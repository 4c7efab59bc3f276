import { expect, test } from 'vitest'
import { noteTextOf } from '../../../../test/core/field-groups.ts'
import { teamComputer } from '../../../../test/core/team-world.ts'
import { receive } from '../../../../test/core/test-caseload.ts'
import { toText } from '../../common/bytes.ts'
import { aside } from './aside.ts'
import { digestLine, formatLine } from '../log/line.ts'

const caseloadScope = 'a'.repeat(32)
const person = '01930000-0000-7000-8000-000000000001'
const note = '01930000-0000-7000-8000-0000000000a1'

const textLine = (said: { text: string; signedAt: string | null }, supersedes: readonly unknown[]): string =>
  formatLine({
    seq: 1,
    hlc: 1,
    entity: 'note',
    record: note,
    grp: 'text',
    subject: person,
    supersedes: JSON.stringify(supersedes),
    origin: null,
    value: JSON.stringify(noteTextOf({ personId: person, aboutDate: '2026-11-23', author: 'Sue', ...said })),
  })

test('a text that was set aside because it overwrites a signed one counts while the signed one does not', async () => {
  const reader = await teamComputer('reader')
  const signed = textLine({ text: 'Signed by Sue', signedAt: '2026-11-23T09:00:00.000Z' }, [])
  const over = textLine({ text: 'Written over it by Ben', signedAt: null }, [['sue', 1, toText(digestLine(signed).subarray(0, 8))]])
  receive(reader, { scope: caseloadScope, device: 'sue', lines: [signed] })
  receive(reader, { scope: caseloadScope, device: 'ben', lines: [over] })
  const asides = () => reader.database.prepare('SELECT device, aside FROM change JOIN chain ON chain.id = change.chain ORDER BY device').raw().all()
  const setAside = [['ben', aside.overwritesSigned], ['sue', aside.counts]]
  expect(asides()).toEqual(setAside)

  const outside = new Set(['sue'])
  reader.usePermissions({ permission: (device) => (outside.has(device) ? { role: null, ranges: [] } : 'everything'), everGranted: () => true })
  await reader.reaccept([{ device: 'sue', scope: caseloadScope }], async () => undefined)
  expect(asides()).toEqual([['ben', aside.counts], ['sue', aside.refused]])
  outside.clear()
  await reader.reaccept([{ device: 'sue', scope: caseloadScope }], async () => undefined)
  expect(asides()).toEqual(setAside)
})
