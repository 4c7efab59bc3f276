import { randomFillSync } from 'node:crypto'
import { writeSync } from 'node:fs'
import { put } from '../../main/core/changes/record.ts'
import { deviceOf } from '../../main/core/changes/log/device.ts'
import { createCaseload } from '../../main/core/caseload/caseload.ts'
import { createDrafts } from '../../main/core/caseload/drafts.ts'
import { openDatabase } from '../../main/core/database/open.ts'
import { noteTextOf } from '../core/field-groups.ts'

/*
 * Saves notes and drafts as fast as it can until it is killed, and says of each when it was acknowledged. The line
 * is written in one go and only after the save has returned: what stands on it must be there afterwards.
 * Arguments: the database file, the key in hex.
 */
const [, , file = '', key = ''] = process.argv
const surroundings = { clock: Date.now, random: (bytes: number) => randomFillSync(new Uint8Array(bytes)) }

const opened = openDatabase(file, Buffer.from(key, 'hex'))
if (!opened.ok) throw new Error(opened.error.code)
const device = deviceOf(opened.value, 'token', surroundings)
const caseload = createCaseload({ database: opened.value, device, surroundings, onChanged: () => undefined })
const drafts = createDrafts(caseload)
const person = caseload.newId()

writeSync(1, 'ready\n')
for (let count = 0; ; count++) {
  const id = caseload.newId()
  const text = `Note ${count} `.repeat(60)
  if (count % 2 === 0) {
    caseload.record([
      put('note', 'text', id, person, noteTextOf({ personId: person, aboutDate: caseload.today(), text })),
    ])
    writeSync(1, `note ${id}\n`)
  } else {
    await drafts.save({ key: `note:${id}`, personId: person, content: { text } })
    writeSync(1, `draft ${id}\n`)
  }
}
