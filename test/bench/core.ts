import { mkdirSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { SyntheticSize } from '../fixtures/synthetic/caseload.ts'
import { listenTo } from './asked-statements.ts'
import { makeCaseloadFiles, type CaseloadFiles } from './caseload-files.ts'
import { createHaversack } from './haversack.ts'
import { measure, usualRounds } from './measure.ts'
import { makePouch } from './pouch.ts'
import { createReference, createRowsAlone, type Heard } from './reference.ts'

/** One thing that was timed, in milliseconds, and how many times as long as the references it may take. */
interface CoreRow {
  readonly what: string
  readonly haversack: number
  readonly encrypted: number
  readonly plain: number
  readonly limits?: { readonly encrypted: number; readonly plain: number }
}

export interface CoreFigures {
  readonly size: { readonly people: number; readonly notes: number; readonly consultations: number; readonly changes: number }
  readonly rows: readonly CoreRow[]
  /** Absent for sizes at which PouchDB would take too long to fill. */
  readonly pouch?: readonly { readonly what: string; readonly haversack: number; readonly pouch: number }[]
}

const savesInRound = 20
const savesHeard = savesInRound * usualRounds
const word = 'neighbour'
const mostForPouch = 3000

/** Haversack through its contract, the references and PouchDB, on a caseload of that many people. */
export const benchCore = async (folder: string, people: number): Promise<CoreFigures> => {
  mkdirSync(folder)
  const size: SyntheticSize = { people, notesPerPerson: 10, consultationsPerPerson: 8, wordsPerNote: 110 }
  const files = await makeCaseloadFiles(folder, size)
  const ids = somePeople(files)
  const counts = countRows(files)
  const heard = await hear(files, ids)
  const own = files.openOwn()
  const haversack = createHaversack(files.caseloadOn(own))
  for (const open of [files.openEncrypted, files.openPlain]) touch(open, heard)
  const copies = { encrypted: files.openEncrypted(), plain: files.openPlain() }
  const encrypted = createReference(copies.encrypted, heard)
  const plain = createReference(copies.plain, heard)
  const rowsAlone = { encrypted: createRowsAlone(copies.encrypted), plain: createRowsAlone(copies.plain) }

  const next = turns(ids)
  const opened = await measure({ haversack: () => haversack.openPerson(next.haversack()), encrypted: encrypted.openPerson, plain: plain.openPerson }, 50)
  const openedAgain = await measure(
    {
      haversack: () => haversack.openPerson(next.haversack()),
      encrypted: () => rowsAlone.encrypted.openPerson(next.encrypted()),
      plain: () => rowsAlone.plain.openPerson(next.plain()),
    },
    50,
  )
  const list = await measure({ haversack: haversack.caseload, encrypted: encrypted.caseload, plain: plain.caseload }, 10)
  const found = await measure({ haversack: () => haversack.search(word), encrypted: encrypted.search, plain: plain.search }, 30)
  const save = () => haversack.saveNote(next.haversack())
  const saved = await measure({ haversack: save, encrypted: encrypted.saveNote, plain: plain.saveNote }, savesInRound)
  const savedAgain = await measure(
    {
      haversack: save,
      encrypted: () => rowsAlone.encrypted.saveNote(next.encrypted()),
      plain: () => rowsAlone.plain.saveNote(next.plain()),
    },
    savesInRound,
  )
  const rows: CoreRow[] = [
    { what: 'save one note', ...saved, limits: { encrypted: 2, plain: 4 } },
    { what: 'save one note, against the bare rows', ...savedAgain },
    { what: 'open a person with all notes', ...opened, limits: { encrypted: 1.5, plain: 3 } },
    { what: 'open a person with all notes, against the bare rows', ...openedAgain },
    { what: 'caseload list', ...list, limits: { encrypted: 1.5, plain: 3 } },
    { what: 'full-text search', ...found, limits: { encrypted: 1.2, plain: 1.5 } },
  ]
  const pouch = people <= mostForPouch ? await benchPouch(folder, own, { list: list.haversack, found: found.haversack }) : undefined
  for (const database of [own, copies.encrypted, copies.plain]) database.close()
  return { size: { people, ...counts }, rows, ...(pouch === undefined ? {} : { pouch }) }
}

const benchPouch = async (folder: string, own: Database, ours: { readonly list: number; readonly found: number }) => {
  const pouch = await makePouch(folder, own)
  const times = await measure({ list: pouch.caseload, found: () => pouch.search(word) }, 1, 4)
  await pouch.close()
  return [
    { what: 'caseload list', haversack: ours.list, pouch: times.list },
    { what: 'full-text search', haversack: ours.found, pouch: times.found },
  ]
}

const mostPeopleOpened = 1000

/** People from all over the file, each once, so that at the largest size not everything is in memory. */
const somePeople = ({ openOwn }: CaseloadFiles): readonly string[] => {
  const own = openOwn()
  const ids = own.prepare('SELECT personId FROM overview ORDER BY personId').pluck().all() as string[]
  own.close()
  const step = Math.max(1, Math.floor(ids.length / mostPeopleOpened))
  return ids.filter((_, n) => n % step === 0)
}

const countRows = ({ openOwn }: CaseloadFiles) => {
  const own = openOwn()
  const counted = (table: string): number => own.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  const counts = { notes: counted('note'), consultations: counted('consultation'), changes: counted('change') }
  own.close()
  return counts
}

/** The statements of each read and of many saves, heard while a second Haversack on the same file is asked. */
const hear = async (files: CaseloadFiles, ids: readonly string[]): Promise<Heard> => {
  const own = files.openOwn()
  const ear = listenTo(own)
  const haversack = createHaversack(files.caseloadOn(ear.database))
  const people: Awaited<ReturnType<typeof ear.during>>[] = []
  for (const id of ids) people.push(await ear.during(() => haversack.openPerson(id)))
  const caseload = await ear.during(haversack.caseload)
  const search = await ear.during(() => haversack.search(word))
  const saves: Awaited<ReturnType<typeof ear.during>>[] = []
  for (let n = 0; n < savesHeard; n++) saves.push(await ear.during(() => haversack.saveNote(ids[n % ids.length] ?? '')))
  own.close()
  return { people, caseload, search, saves }
}

/** Reads of a copy what hearing read of the original, so that the operating system has the same of each in memory. */
const touch = (open: () => Database, heard: Heard): void => {
  const copy = open()
  const { openPerson } = createReference(copy, heard)
  for (const _ of heard.people) openPerson()
  copy.close()
}

/** Goes round the same people, in the same order, for each of the three. */
const turns = (ids: readonly string[]): Record<'haversack' | 'encrypted' | 'plain', () => string> => {
  const round = () => {
    let turn = 0
    return () => ids[turn++ % ids.length] ?? ''
  }
  return { haversack: round(), encrypted: round(), plain: round() }
}
