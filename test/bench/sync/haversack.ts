import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase } from '../../../main/core/database/open.ts'
import { migrate } from '../../../main/core/database/migrate.ts'
import { put } from '../../../main/core/changes/record.ts'
import type { GroupValue } from '../../../shared/model/entities.ts'
import { syncTeam, type SyncComputer, type SyncTeam } from '../../core/sync-computers.ts'
import { fillSynthetic, type SyntheticSize } from '../../fixtures/synthetic/caseload.ts'
import { createHaversack } from '../haversack.ts'
import { median } from '../measure.ts'
import { sum, timed, timedAsItComes, type Contender, type Edit, type Transfer } from './contender.ts'

const migrations = join(import.meta.dirname, '../../../main/core/database/migrations')

/** A team whose computers keep encrypted files in a folder, on a store in memory that counts what it is asked. */
const makeTeam = async (folder: string): Promise<SyncTeam> => {
  mkdirSync(folder)
  let count = 0
  const newDisk = () => {
    const database = createDatabase(join(folder, `computer-${count++}.db`), randomBytes(32))
    migrate(database, migrations, Date.now())
    return database
  }
  return syncTeam(newDisk, runningClock, nextTurn)
}

/** Slices of work are as long as the clock says. */
const runningClock = { now: Date.now, advance: () => undefined }

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export interface Filled {
  readonly team: SyncTeam
  readonly first: SyncComputer
  readonly second: SyncComputer
  /** A second computer that holds nothing yet. */
  readonly contender: Contender
}

/** A team whose first computer has a synthetic caseload that lies in the store already, and a second with nothing. */
export const makeFilledTeam = async (folder: string, size: SyntheticSize): Promise<Filled> => {
  const team = await makeTeam(folder)
  const first = team.founder
  // Beginning a team judges the whole log once; that is no part of a second computer.
  await rest(first)
  first.caseload.database.pragma('synchronous = OFF')
  fillSynthetic(first.caseload, size)
  first.caseload.database.pragma('synchronous = FULL')
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  const { time: sealing } = await timed(() => rest(first))

  const contender: Contender = {
    name: 'Haversack',
    async secondComputer(): Promise<Transfer> {
      const bytes = [...team.objects.values()].reduce((sum, object) => sum + object.length, 0)
      const { time } = await timed(() => second.cycle())
      second.caseload.scopes.setOwn(team.caseload)
      return {
        milliseconds: sealing.milliseconds + time.milliseconds,
        cpu: sealing.cpu + time.cpu,
        bytes,
        remark: `${Math.round(sealing.cpu)} ms of the work to seal and send`,
      }
    },
    async concurrentEdits(ours, theirs) {
      await rest(second, first)
      const before = first.sent() + second.sent()
      const { time: making } = await timed(() => {
        edit(first, ours)
        edit(second, theirs)
      })
      const { time: syncing } = await timedAsItComes(async () => {
        await first.cycle()
        await second.cycle()
        await first.cycle()
      })
      return { ...sum(making, syncing), making: making.cpu, bytes: first.sent() + second.sent() - before }
    },
    close() {
      for (const { caseload } of [first, second]) caseload.database.close()
    },
  }
  return { team, first, second, contender }
}

/** Cycles in turn until nobody has anything more to put. */
const rest = async (...computers: readonly SyncComputer[]): Promise<void> => {
  for (;;) {
    let puts = 0
    for (const computer of computers) {
      const result = await computer.cycle()
      if (result?.outcome !== 'done') throw new Error('A cycle was not done')
      puts += result.put
    }
    if (puts === 0) return
  }
}

/**
 * Each edit as a page would write it: the field group as it stands, with another value in that field, on top of what
 * stands. The disk is waited for once, as it is for the others.
 */
const edit = ({ caseload }: SyncComputer, edits: readonly Edit[]): void =>
  caseload.database.transaction(() => {
    for (const { id, value } of edits) {
      const standing = caseload.log.headsOfRegister({ entity: 'person', record: id, grp: 'identity' })
      const before = standing[0]?.value as GroupValue<'person', 'identity'>
      caseload.record([put('person', 'identity', id, id, { ...before, otherIdentifier: value }, standing.map(({ ref }) => ref))])
    }
  })()

export interface OneField {
  readonly segments: number
  readonly requests: readonly [writer: number, reader: number]
  readonly bytes: number
  /**
   * Milliseconds of work (CPU, all threads): the writer saves and syncs, the reader syncs, the writer looks whether it
   * lies there. The store answers at once.
   */
  readonly work: readonly [writer: number, reader: number, look: number]
}

const rounds = 31

/** What one edited field costs once so many have gone before, each put as a run of its own and seen to lie there. */
export const oneField = async ({ first, second }: Pick<Filled, 'first' | 'second'>, person: string, earlier: number): Promise<OneField> => {
  const write = (value: string): void => edit(first, [{ entity: 'person', id: person, person, field: 'otherIdentifier', value }])
  // What went before is not measured: it need not wait for the disk.
  first.caseload.database.pragma('synchronous = OFF')
  for (let n = 0; n < earlier; n++) {
    write(`Earlier ${n}`)
    await rest(first)
    if (n % 100 === 99) await second.cycle()
  }
  first.caseload.database.pragma('synchronous = FULL')
  await rest(first, second)
  const costs: Omit<OneField, 'segments'>[] = []
  for (let n = 0; n < rounds; n++) {
    const before = [first.requests.length, second.requests.length, first.sent() + second.sent()] as const
    const writer = await timedAsItComes(() => {
      write(`Edited ${n}`)
      return first.cycle()
    })
    const reader = await timedAsItComes(() => second.cycle())
    const requests = [first.requests.length - before[0], second.requests.length - before[1]] as const
    const bytes = first.sent() + second.sent() - before[2]
    const look = await timedAsItComes(() => first.cycle())
    costs.push({ requests, bytes, work: [writer.time.cpu, reader.time.cpu, look.time.cpu] })
    await rest(first, second)
  }
  const middle = (pick: (cost: Omit<OneField, 'segments'>) => number): number => median(costs.map(pick))
  return {
    segments: earlier,
    requests: [middle(({ requests }) => requests[0]), middle(({ requests }) => requests[1])],
    bytes: middle(({ bytes }) => bytes),
    work: [middle(({ work }) => work[0]), middle(({ work }) => work[1]), middle(({ work }) => work[2])],
  }
}

export interface Waits {
  readonly changes: number
  /** The longest time in milliseconds between asking and having the answer. */
  readonly save: number
  readonly read: number
  readonly asked: number
}

/** Saves a note and reads the caseload list again and again while another computer's whole caseload comes in. */
export const waitsWhileApplying = async (folder: string, size: SyntheticSize): Promise<Waits> => {
  const team = await makeTeam(folder)
  const first = team.founder
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  const person = first.caseload.newId()
  const name = { title: null, given: 'Ngozi', family: 'Okafor', preferred: null, alias: null, pronouns: null }
  first.caseload.record([put('person', 'name', person, person, name), put('person', 'home', person, person, { homeScope: team.caseload })])
  await rest(first, second)
  second.caseload.scopes.setOwn(team.caseload)
  first.caseload.database.pragma('synchronous = OFF')
  fillSynthetic(first.caseload, size)
  await rest(first)

  const { saveNote, caseload } = createHaversack(second.caseload)
  const longest = { save: 0, read: 0 }
  let asked = 0
  const over = new AbortController()
  const ask = async (what: keyof typeof longest, work: () => Promise<unknown>): Promise<void> => {
    const start = performance.now()
    // As a request from the window, which waits for its turn.
    await nextTurn()
    const release = second.caseload.hold()
    await work()
    release()
    longest[what] = Math.max(longest[what], performance.now() - start)
    asked++
  }
  const user = (async () => {
    while (!over.signal.aborted) {
      await ask('save', () => saveNote(person))
      await ask('read', caseload)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  const before = countChanges(second)
  await second.cycle()
  over.abort()
  await user
  return { changes: countChanges(second) - before, ...longest, asked }
}

const countChanges = ({ caseload }: SyncComputer): number => caseload.database.prepare('SELECT count(*) FROM change').pluck().get() as number
