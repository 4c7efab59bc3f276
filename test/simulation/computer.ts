import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { createCaseload, type Caseload } from '../../main/core/caseload/caseload.ts'
import { deviceOf } from '../../main/core/changes/log/device.ts'
import type { CycleResult } from '../../main/core/sync/cycle.ts'
import type { ChosenPlaces } from '../../main/core/sync/stores/chosen-place.ts'
import { createOwnRuns } from '../../main/core/sync/sending/own-runs.ts'
import { createRosterBook, type RosterBook } from '../../main/core/sync/roster/roster-book.ts'
import { StoreFailure, type Store } from '../../main/core/sync/stores/store.ts'
import { attend } from '../../main/core/sync/team/attend.ts'
import type { TeamParts } from '../../main/core/sync/team/team-parts.ts'
import { createSync, type Sync } from '../../main/core/sync/sync.ts'
import { Crashed, type PowerSwitch } from './faulty-store.ts'
import { newestSchema } from './template-database.ts'

/** A virtual computer: its database in memory, its clock, its dice. It is switched on by `switchOn`. */
export interface Computer {
  readonly name: string
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly sync: Sync
  /** Whatever it does from now on goes through these stores; `Crashed` is thrown out of it where its power is cut. */
  through(open: () => Store, power?: PowerSwitch): void
  /** One cycle through that store. */
  cycle(store: Store): Promise<CycleResult | null>
  /** What its user can do about the team. */
  readonly team: TeamParts
  /** How many of its changes are not known to lie in the store. */
  readonly waiting: () => number
  /** Everything it has on its disk. */
  save(): Buffer
  close(): void
}

export interface ComputerParts {
  readonly name: string
  /** What is on its disk. */
  readonly disk: Buffer | Database.Database
  /** Kept outside the database: a copy that was put elsewhere finds another. */
  readonly token: string
  /** Milliseconds since 1970, as this computer's clock has it. */
  readonly clock: () => number
  /** Another seed, other random bytes. */
  readonly seed: string
}

export const switchOn = async ({ name, disk, token, clock, seed }: ComputerParts): Promise<Computer> => {
  const database = Buffer.isBuffer(disk) ? new Database(disk) : disk
  const surroundings = { clock, random: randomFrom(seed), appVersion: '1.0.0' }
  const device = deviceOf(database, token, surroundings)
  const caseload = createCaseload({ database, device, surroundings, onChanged: () => undefined })
  const book = createRosterBook(caseload, surroundings.random)
  caseload.usePermissions(book.permissions)
  let openStore = nowhere
  let power: PowerSwitch = alwaysOn
  const sync = createSync({
    caseload,
    book,
    surroundings,
    openStore: () => openStore(),
    schema: newestSchema,
    after: () => () => undefined,
    async pause() {
      power.tick()
      await Promise.resolve()
      power.tick()
    },
    attend: (through) => attend({ caseload, book, random: surroundings.random }, through),
    onStatus: () => undefined,
    onBug(error) {
      throw error
    },
  })
  const through = (open: () => Store, switched = alwaysOn): void => {
    openStore = open
    power = switched
  }
  return {
    name,
    caseload,
    book,
    sync,
    through,
    cycle(store) {
      through(() => store)
      return sync.cycle()
    },
    team: { caseload, book, sync, random: surroundings.random, chosen: simulatedPlace, openStore: () => openStore() },
    waiting: createOwnRuns(database, device.id).waiting,
    save: () => database.serialize(),
    close: () => void database.close(),
  }
}

export const alwaysOn: PowerSwitch = { tick: () => undefined }

/** Cuts the power at the nth await, and keeps what was on the disk at that moment. */
export const cutAt = (await_: number, computer: Computer): PowerSwitch & { readonly saved: () => Buffer | null } => {
  let left = await_
  let saved: Buffer | null = null
  return {
    tick() {
      left -= 1
      if (left > 0) return
      saved ??= computer.save()
      throw new Crashed()
    },
    saved: () => saved,
  }
}

const nowhere = (): Store => {
  throw new StoreFailure('unreachable', 'No store yet')
}

/** The one place of a simulated team, which its user has always just tried. */
const simulatedPlace: ChosenPlaces = {
  current: () => ({ place: { kind: 'folder', path: '/simulated' }, tried: { kind: 'folder', words: 'Simulated', steps: [], found: 'nothing', problem: null } }),
  choose: () => undefined,
  forget: () => undefined,
}

/** Bytes that look random and follow from the seed. */
export const randomFrom = (seed: string) => {
  let count = 0
  return (bytes: number): Uint8Array => {
    const blocks: Buffer[] = []
    for (let length = 0; length < bytes; length += 32) blocks.push(createHash('sha256').update(`${seed}/${count++}`).digest())
    return new Uint8Array(Buffer.concat(blocks).subarray(0, bytes))
  }
}
