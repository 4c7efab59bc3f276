import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SyntheticSize } from '../fixtures/synthetic/caseload.ts'
import { makeCaseload, makeReference } from './caseload-files.ts'
import { createHaversack } from './haversack.ts'
import { measure } from './measure.ts'
import { makePouch } from './pouch.ts'
import { createReference } from './reference.ts'

/*
 * Speed, as ratios measured side by side in one run: Haversack through its contract, the same statements straight
 * on SQLite with and without encryption, and PouchDB. `npm run bench` takes 300 and 3,000 people;
 * `npm run bench -- 30000` adds more.
 */

const sizeOf = (people: number): SyntheticSize => ({ people, notesPerPerson: 10, consultationsPerPerson: 8, wordsPerNote: 110 })

const bench = async (folder: string, people: number): Promise<void> => {
  const caseload = await makeCaseload(folder, sizeOf(people))
  const encrypted = createReference(makeReference(folder, caseload, people, true))
  const plain = createReference(makeReference(folder, caseload, people, false))
  const haversack = createHaversack(caseload)
  const ids = caseload.database.prepare('SELECT personId FROM overview ORDER BY personId').pluck().all() as string[]
  let turn = 0
  const someone = (): string => ids[(turn++ * 7919) % ids.length] ?? ''
  const counted = (table: string): number => caseload.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number

  console.log(`\n${people} people, ${counted('note')} notes, ${counted('consultation')} consultations, ${counted('change')} changes in the log`)
  console.log('                                 Haversack  encrypted      plain   to encrypted  to plain')
  const row = async (
    what: string,
    works: Readonly<Record<'haversack' | 'encrypted' | 'plain', () => unknown>>,
    repeats: number,
  ): Promise<number> => {
    const times = await measure(works, repeats)
    const ratio = (to: number): string => `${(times.haversack / to).toFixed(2)} ×`
    console.log(
      what.padEnd(30) +
        [times.haversack, times.encrypted, times.plain].map((time) => `${time.toFixed(2)} ms`.padStart(11)).join('') +
        ratio(times.encrypted).padStart(15) +
        ratio(times.plain).padStart(10),
    )
    return times.haversack
  }
  const list = await row('caseload list', { haversack: haversack.caseload, encrypted: encrypted.caseload, plain: plain.caseload }, 20)
  await row(
    'open a person with all notes',
    {
      haversack: () => haversack.openPerson(someone()),
      encrypted: () => encrypted.openPerson(someone()),
      plain: () => plain.openPerson(someone()),
    },
    100,
  )
  const found = await row(
    'search, 31 newest notes',
    {
      haversack: () => haversack.search('neighbour'),
      encrypted: () => encrypted.search('"neighbour"*'),
      plain: () => plain.search('"neighbour"*'),
    },
    50,
  )
  await row(
    'save one note',
    {
      haversack: () => haversack.saveNote(someone()),
      encrypted: () => encrypted.saveNote(someone()),
      plain: () => plain.saveNote(someone()),
    },
    50,
  )
  if (people <= 3000) {
    const pouch = await makePouch(folder, caseload)
    const times = await measure({ caseload: pouch.caseload, search: () => pouch.search('neighbour') }, 1)
    const line = (what: string, theirs: number, ours: number): void =>
      console.log(`PouchDB, ${what}`.padEnd(30) + `${theirs.toFixed(2)} ms`.padStart(11) + `   Haversack is ${(theirs / ours).toFixed(0)} times faster`)
    line('caseload list', times.caseload, list)
    line('search', times.search, found)
    await pouch.close()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'haversack-bench-'))
try {
  for (const people of [300, 3000, ...process.argv.slice(2).map(Number)]) await bench(folder, people)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
