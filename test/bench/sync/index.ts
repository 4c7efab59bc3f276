import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { formatLine, type LogLine } from '../../../main/core/changes/log/line.ts'
import { markdownTable, milliseconds, whole } from '../table.ts'
import { makeActual } from './actual.ts'
import { makeAutomerge } from './automerge.ts'
import type { Contender, Transfer } from './contender.ts'
import { cycleCosts, type Asked, type CycleCosts } from './cycles.ts'
import { makeEvolu } from './evolu.ts'
import { makeFilledTeam, oneField, waitsWhileApplying, type OneField, type Waits } from './haversack.ts'
import { makeNearLimit } from './near-limit.ts'
import { makePouch } from './pouch.ts'
import { randomEdits, readRecords } from './records.ts'
import { makeYjs } from './yjs.ts'

interface SyncRow {
  readonly name: string
  readonly second: Transfer
  readonly edits: Transfer
}

const editsOnEachSide = 1000
const earlierSegments = [1, 1000, 10_000]
const teamSizes = [2, 20, 200]

/** Haversack's sync and the others, side by side, on synthetic caseloads of these sizes. Returns tables in Markdown. */
export const benchSync = async (folder: string, sizes: readonly number[], say: (words: string) => void): Promise<string> => {
  mkdirSync(folder)
  const parts: string[] = []
  for (const people of sizes) {
    say(`Syncing ${whole(people)} people ...`)
    parts.push(contenderTable(people, await compare(join(folder, String(people)), people, say)))
  }
  say('One edited field after many ...')
  parts.push(oneFieldTable(await fields(join(folder, 'fields'))))
  say('What cycles ask of the store ...')
  const cycles: CycleCosts[] = []
  for (const computers of teamSizes) cycles.push(await cycleCosts(computers))
  parts.push(cyclesTable(cycles))
  say('What a user waits while changes come in ...')
  parts.push(waitWords(await waitsWhileApplying(join(folder, 'waits'), sizeOf(1400))))
  return parts.join('\n\n')
}

const sizeOf = (people: number) => ({ people, notesPerPerson: 10, consultationsPerPerson: 8, wordsPerNote: 110 })

const compare = async (folder: string, people: number, say: (words: string) => void): Promise<SyncRow[]> => {
  mkdirSync(folder)
  const { first, contender } = await makeFilledTeam(join(folder, 'haversack'), sizeOf(people))
  const { database } = first.caseload
  const records = readRecords(database)
  const lines = (database.prepare(`SELECT * FROM change WHERE entity <> 'act' ORDER BY id`).all() as LogLine[]).map(formatLine)
  const edits = [1, 2].map((seed) => randomEdits(records, editsOnEachSide, seed))
  const makers: (() => Contender | Promise<Contender>)[] = [
    () => contender,
    () => makeNearLimit(join(folder, 'near-limit'), lines, 'not kept'),
    () => makeNearLimit(join(folder, 'near-limit-log'), lines, 'kept'),
    () => makePouch(folder, records),
    () => makeEvolu(folder, records),
    () => makeAutomerge(records),
    () => makeYjs(records),
    () => makeActual(folder, records),
  ]
  const rows: SyncRow[] = []
  for (const make of makers) {
    const one = await make()
    say(`  ${one.name}`)
    const second = await one.secondComputer()
    rows.push({ name: one.name, second, edits: await one.concurrentEdits(edits[0] ?? [], edits[1] ?? []) })
    await one.close()
  }
  return rows
}

const contenderTable = (people: number, rows: readonly SyncRow[]): string => {
  const limit = rows.find(({ name }) => name === 'near-limit')
  const times = (one: Transfer, other: Transfer | undefined, of: 'cpu' | 'bytes'): string => `${(one[of] / (other?.[of] ?? Number.NaN)).toFixed(2)} ×`
  const cells = ({ name, second, edits }: SyncRow): string[] => [
    name,
    milliseconds(second.milliseconds),
    milliseconds(second.cpu),
    times(second, limit?.second, 'cpu'),
    kibibytes(second.bytes),
    times(second, limit?.second, 'bytes'),
    milliseconds(edits.milliseconds),
    milliseconds(edits.cpu),
    edits.making === undefined ? '' : milliseconds(edits.making),
    times(edits, limit?.edits, 'cpu'),
    kibibytes(edits.bytes),
    [second.remark, edits.remark].filter((words) => words !== undefined).join('; '),
  ]
  return `${whole(people)} people: the whole caseload to an empty computer, then ${whole(editsOnEachSide)} edits on each of two at once. Work is CPU time, and what is compared.\n\n${markdownTable(
    ['', 'whole', 'work', 'to near-limit', 'bytes', 'to near-limit', 'edits', 'work', 'of it making', 'to near-limit', 'bytes', ''],
    rows.map(cells),
  )}`
}

const fields = async (folder: string): Promise<OneField[]> => {
  const filled = await makeFilledTeam(folder, sizeOf(300))
  await filled.contender.secondComputer()
  const person = filled.first.caseload.database.prepare('SELECT id FROM person ORDER BY id LIMIT 1').pluck().get() as string
  const rows: OneField[] = []
  let done = 0
  for (const segments of earlierSegments) {
    rows.push({ ...(await oneField(filled, person, segments - done)), segments })
    done = segments
  }
  await filled.contender.close()
  return rows
}

const oneFieldTable = (rows: readonly OneField[]): string =>
  `One edited field, both in sync before and after.\n\n${markdownTable(
    ['Earlier segments', 'requests (writer)', 'requests (reader)', 'bytes sent', 'work (writer)', 'work (reader)', 'work (the look afterwards)'],
    rows.map(({ segments, requests, bytes, work }) => [
      whole(segments),
      String(requests[0]),
      String(requests[1]),
      whole(bytes),
      milliseconds(work[0]),
      milliseconds(work[1]),
      milliseconds(work[2]),
    ]),
  )}`

const cyclesTable = (rows: readonly CycleCosts[]): string => {
  const words = ({ lists, gets, puts, sent, received }: Asked): string =>
    `${lists} + ${gets} + ${puts}; ${[...(sent === 0 ? [] : [`${kibibytes(sent)} out`]), `${kibibytes(received)} in`].join(', ')}`
  return `Requests (list + get + put) and bytes of one computer's cycle, where all hold one caseload.\n\n${markdownTable(
    ['Computers', 'nothing new', 'wrote one field', 'reads one field', 'after all have written'],
    rows.map(({ computers, quiet, writer, reader, busy }) => [whole(computers), ...[quiet, writer, reader, busy].map(words)]),
  )}`
}

const waitWords = ({ changes, save, read, asked }: Waits): string =>
  `While ${whole(changes)} changes were applied, a note was saved and the caseload read ${whole(asked)} times in all: the longest wait was ${milliseconds(save)} for a save and ${milliseconds(read)} for a read.`

const kibibytes = (bytes: number): string => `${bytes < 10_240 ? (bytes / 1024).toFixed(1) : whole(Math.round(bytes / 1024))} KiB`
