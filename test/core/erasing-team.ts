import { createErasureHandlers } from '../../main/core/erasure/erasure-handlers.ts'
import { openObject } from '../../main/core/sync/format/object.ts'
import type { TimedLine } from '../../main/core/sync/roster/act-writing.ts'
import { readTeam } from '../../main/core/sync/team/team-identity.ts'
import { value } from './answers.ts'
import { namePerson, personId, type SyncComputer } from './sync-computers.ts'
import { testClock } from './test-caseload.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from './team-computers.ts'

/** The people of these tests. */
export const [ada, ben] = [personId(1), personId(2)]

/** Every line about somebody that a computer has. */
export const linesAbout = ({ caseload: { database } }: Pick<SyncComputer, 'caseload'>, person: string): TimedLine[] =>
  database.prepare('SELECT device, scope, seq, digest, hlc FROM change JOIN chain ON chain.id = change.chain WHERE subject = ? ORDER BY seq').all(person) as TimedLine[]

/** In how many lines somebody, or one whom tests name Secret, can still be read on a computer. */
export const mentions = ({ caseload: { database } }: Pick<SyncComputer, 'caseload'>, person: string): unknown =>
  database.prepare(`SELECT count(*) FROM change WHERE record = ? OR subject = ? OR instr(value, 'Secret') > 0`).pluck().get(person, person)

/** All that the runs in a store say, to whoever has the keys of that computer. */
export const readableIn = async (objects: ReadonlyMap<string, Uint8Array>, { caseload: { database, local } }: Pick<SyncComputer, 'caseload'>): Promise<string> => {
  const team = readTeam(local)
  if (team === null) throw new Error('It is in no team')
  const keys = [team.rosterKey, ...(database.prepare('SELECT key FROM scopeKey').pluck().all() as Buffer[])]
  const runs = [...objects].filter(([name]) => name.startsWith('data/'))
  const texts = runs.map(async ([name, bytes]) => Buffer.from(await value(openObject({ kind: 'run', name, vaultId: team.vaultId, bytes, keysOf: () => keys }))).toString('utf8'))
  return (await Promise.all(texts)).join('\n')
}

/** Anna began the team, Dora administers it too, Ben has somebody on his caseload. */
export const administered = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computer = (name: string): Promise<TeamComputer> => teamComputer(name, clock, objects)
  const [anna, dora, benn] = [await computer('Anna'), await computer('Dora'), await computer('Ben')]
  const sheet = await beginTeam(anna)
  await letIn(anna, dora, { ...supervisor, role: 'administrator' }, sheet)
  await letIn(anna, benn, linkWorker)
  namePerson(benn, ada, 'Secret')
  await quiet(anna, dora, benn)
  return { clock, objects, computer, anna, dora, ben: benn, sheet }
}
export const erase = ({ caseload, book, sync }: TeamComputer, person = ada) => value(createErasureHandlers({ caseload, book, sync }).erase({ personId: person }))
export const certificates = ({ caseload, book, sync }: TeamComputer) => value(createErasureHandlers({ caseload, book, sync }).certificates({}))

/** Every line of the caseloads that a computer holds, and whether it counts. */
export const linesOfCaseloads = ({ caseload: { database } }: TeamComputer): unknown =>
  database
    .prepare(
      `SELECT device, scope, seq, entity, head, aside FROM change JOIN chain ON chain.id = change.chain
       WHERE scope <> 'roster' AND scope IN (SELECT id FROM scope WHERE kind = 'caseload') ORDER BY device, scope, seq`,
    )
    .all()
