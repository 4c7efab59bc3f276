import { join } from 'node:path'
import { createCaseload, type Caseload } from '../../main/core/caseload/caseload.ts'
import { saveProfile } from '../../main/core/caseload/settings.ts'
import { deviceOf } from '../../main/core/changes/log/device.ts'
import { createChosenPlace } from '../../main/core/sync/stores/chosen-place.ts'
import { createRosterBook, type RosterBook } from '../../main/core/sync/roster/roster-book.ts'
import type { Store } from '../../main/core/sync/stores/store.ts'
import { createSync, type Sync } from '../../main/core/sync/sync.ts'
import { attend } from '../../main/core/sync/team/attend.ts'
import { createTeamHandlers } from '../../main/core/sync/team/team-handlers.ts'
import { codeGroups } from '../../shared/rules/secrets/grouped-code.ts'
import { newDatabase } from '../simulation/template-database.ts'
import { value } from './answers.ts'
import { memoryStore } from './memory-store.ts'
import { testClock, testRandom } from './test-caseload.ts'
import { untilQuiet } from './until-quiet.ts'

/** What lies in a store, by name. */
export type Objects = Map<string, Uint8Array>

/** A computer whose user does what the pages of sync let them do, on a store in memory. */
export interface TeamComputer {
  readonly name: string
  readonly id: string
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly sync: Sync
  readonly team: ReturnType<typeof createTeamHandlers>
  /** Chooses the store as the place for what follows. */
  readonly choose: () => void
  /** Uses another store from now on. */
  readonly through: (objects: Objects) => void
  /** Uses whatever this opens. */
  readonly opening: (open: () => Store) => void
}

/** A computer with a caseload of its user's, in no team yet. `disk` and `token` are its own: another token makes it a copy. */
export const teamComputer = async (
  name: string,
  clock: ReturnType<typeof testClock>,
  objects: Objects,
  disk = newDatabase(),
  token = `token ${name}`,
): Promise<TeamComputer> => {
  const surroundings = {
    clock: clock.now,
    random: testRandom(name + token),
    appVersion: '1.2.3',
    dataFolder: '/nowhere',
    migrationsFolder: join(import.meta.dirname, '../../main/core/database/migrations'),
  }
  const device = deviceOf(disk, token, surroundings)
  const caseload = createCaseload({ database: disk, device, surroundings, onChanged: () => undefined })
  if (caseload.local.get('member') === undefined)
    saveProfile(caseload, { memberName: `${name} Rahman`, memberRole: 'Link worker', practiceCode: 'Y01234', practiceName: 'Elm Surgery' })
  const book = createRosterBook(caseload, surroundings.random)
  caseload.usePermissions(book.permissions)
  let open = (): Store => memoryStore(objects)
  const openStore = (): Store => open()
  const sync = createSync({
    caseload,
    book,
    surroundings,
    openStore,
    schema: 3,
    after: () => () => undefined,
    pause: () => Promise.resolve(),
    attend: (store) => attend({ caseload, book, random: surroundings.random }, store),
    onStatus: () => undefined,
    onBug(error) {
      throw error
    },
  })
  const chosen = createChosenPlace()
  return {
    name,
    id: device.id,
    caseload,
    book,
    sync,
    team: createTeamHandlers(caseload, { connection: { book, sync, chosen, openStore, surroundings } }),
    choose: () => chosen.choose({ place, tried: { kind: 'folder', words: 'Sync on STICK', steps: [], found: null, problem: null } }),
    through(others) {
      open = () => memoryStore(others)
    },
    opening(way) {
      open = way
    },
  }
}

const place = { kind: 'folder', path: '/media/anna/STICK/Sync' } as const

/** Lets computers sync in turn until nobody has anything more to put. */
export const quiet = (...computers: readonly TeamComputer[]): Promise<void> => untilQuiet(computers.map(({ sync }) => () => sync.cycle()))

/** Begins a team on a computer; answers with what its sheet says. */
export const beginTeam = async (computer: TeamComputer): Promise<string> => {
  computer.choose()
  const { sheet } = await value(computer.team.begin({}))
  const groups = codeGroups(sheet)
  await value(computer.team.confirmSheet({ groups: [2, 5].map((number) => ({ number, text: groups[number - 1] ?? '' })) }))
  return sheet
}

/** Who is to be let in, and as what. */
export interface Wish {
  readonly memberId: string | null
  readonly role: 'link-worker' | 'supervisor' | 'administrator'
  readonly caseloads: string[]
  readonly ownCaseload: string | null
}

export const linkWorker: Wish = { memberId: null, role: 'link-worker', caseloads: [], ownCaseload: 'B. Okoro' }
export const supervisor: Wish = { memberId: null, role: 'supervisor', caseloads: [], ownCaseload: null }

/** Has a computer let into the team, by invitation, answer and approval, all of them in sync at the end. */
export const letIn = async (administrator: TeamComputer, joiner: TeamComputer, wish: Wish, sheet: string | null = null): Promise<void> => {
  const { id, code } = await value(administrator.team.invite({ ...wish, name: `${joiner.name} Rahman` }))
  joiner.choose()
  const { letters } = await value(joiner.team.join({ code, computer: `${joiner.name}'s laptop` }))
  await value(administrator.team.approve({ id, letters, sheet }))
  await quiet(administrator, joiner)
}
