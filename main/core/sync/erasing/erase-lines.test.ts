import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { teamComputer } from '../../../../test/core/team-computers.ts'
import { value } from '../../../../test/core/answers.ts'
import { birth, name, tools } from '../../../../test/core/test-notes.ts'
import { createPeople } from '../../caseload/people/people.ts'
import { lineName } from '../roster/erasures.ts'
import { createEmptyLines } from './erase-lines.ts'

test('what stayed in the search index when the program ended before all was done is taken out when it begins again', async () => {
  const clock = testClock()
  const anna = await teamComputer('Anna', clock, new Map())
  const { database, log } = anna.caseload
  const { id: ada } = await value(createPeople(anna.caseload).create({ name: { ...name, family: 'Quillfeather' }, birth }))
  await tools(anna.caseload, ada).signed('She likes zanzibarine dances.')
  const lines = database.prepare('SELECT scope, seq, digest FROM change JOIN chain ON chain.id = change.chain WHERE subject = ?').all(ada) as { scope: string; seq: number; digest: Buffer }[]
  const emptyLines = createEmptyLines(anna.caseload)
  database.transaction(() => {
    for (const line of lines) emptyLines(log.chainOf(line.scope, anna.id), [lineName(line)])
  })()
  const wordsIn = (disk: Database.Database): string[] => {
    const bytes = disk.serialize().toString('latin1').toLowerCase()
    return ['quillfeather', 'zanzibarine'].filter((word) => bytes.includes(word))
  }
  const disk = new Database(database.serialize())
  disk.pragma('secure_delete = ON')
  disk.exec('VACUUM')
  expect(wordsIn(disk)).toEqual(['quillfeather', 'zanzibarine'])
  await teamComputer('Anna', clock, new Map(), disk)
  expect(wordsIn(disk)).toEqual([])
})

test('a line is emptied by its name, and another that stands under its number is not', async () => {
  const anna = await teamComputer('Anna', testClock(), new Map())
  const { database, log, rebuild } = anna.caseload
  const { id: ada } = await value(createPeople(anna.caseload).create({ name: { ...name, family: 'Quillfeather' }, birth }))
  const line = database.prepare("SELECT chain, seq, digest FROM change WHERE record = ? AND grp = 'name'").get(ada) as { chain: number; seq: number; digest: Buffer }
  const emptyLines = createEmptyLines(anna.caseload)
  const family = (): unknown => {
    rebuild()
    return database.prepare('SELECT family FROM person WHERE id = ?').pluck().get(ada)
  }
  database.transaction(emptyLines)(line.chain, [lineName({ seq: line.seq, digest: Buffer.alloc(32, 1) }), lineName({ seq: line.seq + 1, digest: line.digest })])
  expect(family()).toBe('Quillfeather')
  database.transaction(emptyLines)(line.chain, [lineName(line)])
  expect(family()).toBeNull()
  expect(log.linesOf(line.chain, line.seq, line.seq)).toMatchObject([{ text: null, digest: line.digest }])
})
