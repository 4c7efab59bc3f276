import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { createCaseload, type Caseload } from '../../main/core/caseload/caseload.ts'
import { saveProfile } from '../../main/core/caseload/settings.ts'
import { deviceOf } from '../../main/core/changes/log/device.ts'
import { put } from '../../main/core/changes/record.ts'
import type { CycleResult } from '../../main/core/sync/cycle.ts'
import { enrolAct, grantScopeAct, newScopeActs } from '../../main/core/sync/roster/act-writing.ts'
import { signRootAct } from '../../main/core/sync/roster/root-act.ts'
import { createRosterBook, type RosterBook } from '../../main/core/sync/roster/roster-book.ts'
import type { Store } from '../../main/core/sync/stores/store.ts'
import { createSync, type Sync } from '../../main/core/sync/sync.ts'
import { saveTeam, type TeamIdentity } from '../../main/core/sync/team/team-identity.ts'
import { toText } from '../../main/core/common/bytes.ts'
import { rootKeysFromSeed, vaultIdOf } from '../../main/core/sync/format/vault-id.ts'
import { newDatabase } from '../simulation/template-database.ts'
import { nameOf } from './field-groups.ts'
import { memoryStore } from './memory-store.ts'
import { testClock, testRandom } from './test-caseload.ts'
import { untilQuiet } from './until-quiet.ts'

/** A computer of the tests' team: all of the core that sync needs, on a store in memory and a clock that stands still. */
export interface SyncComputer {
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly sync: Sync
  readonly id: string
  /** What it asked of the store, in order: 'put heads/…'. */
  readonly requests: string[]
  /** Bytes that it put. */
  readonly sent: () => number
  /** Timers that it set and did not call off. */
  readonly timers: { readonly milliseconds: number; readonly run: () => void }[]
  readonly cycle: () => Promise<CycleResult | null>
  /** Stands in for the store from now on. */
  readonly through: (open: () => Store) => void
  /** Called from now on whenever it says that how sync stands is another. */
  readonly onStatus: (listener: () => void) => void
}

/** A team, and whom it can be joined by. */
export interface SyncTeam {
  readonly clock: ReturnType<typeof testClock>
  readonly objects: Map<string, Uint8Array>
  readonly identity: TeamIdentity
  /** The founder's own caseload. */
  readonly caseload: string
  readonly founder: SyncComputer
  /** A computer that the founder enrols, with a grant for each of these scopes and the team's. */
  readonly enrol: (name: string, role: 'link-worker' | 'supervisor', scopes: readonly string[]) => Promise<SyncComputer>
  /** A computer that is in no team. */
  readonly computer: (name: string) => Promise<SyncComputer>
  /** A caseload as it was, opened again: on the same computer, unless another token is said to lie beside it. */
  readonly reopen: (database: Buffer, token?: string) => Promise<SyncComputer>
  /** Has the founder let a computer in as a link worker's, with a grant for each of these scopes and the team's. */
  readonly letIn: (computer: SyncComputer, scopes: readonly string[]) => void
  /** Has a computer know of the team and of its place, without being let in. */
  readonly introduce: (computer: SyncComputer) => void
}

/**
 * A team of one administrator with a caseload, sealed and sent nowhere yet.
 * @param newDisk a new, empty database for each computer
 * @param pause between slices of work
 */
export const syncTeam = async (
  newDisk: () => Database.Database = newDatabase,
  clock = testClock(),
  pause = (): Promise<void> => Promise.resolve(),
): Promise<SyncTeam> => {
  const objects = new Map<string, Uint8Array>()
  const fresh = () => ({ database: newDisk(), token: 'token', pause })
  const root = rootKeysFromSeed(createHash('sha256').update('seed').digest().subarray(0, 16))
  const rootSign = Buffer.from(root.sign.public)
  const rootBox = Buffer.from(root.box.public)
  const rosterKey = createHash('sha256').update('roster key').digest()
  const identity = { vaultId: vaultIdOf(rootSign, rootBox), rootSign, rootBox, rosterKey }

  const introduce = ({ caseload, sync }: SyncComputer): void => {
    saveTeam(caseload.local, identity)
    sync.usePlace({ kind: 'folder', path: '/media/anna/STICK/team' }, false)
  }
  const founder = await syncComputer('founder', clock, objects, fresh())
  introduce(founder)
  const { device, scopes } = founder.caseload
  const own = scopes.own ?? ''
  const admin = { kind: 'admin', member: 'anna', signKey: toText(device.signKey), boxKey: toText(device.boxKey) } as const
  founder.book.write([signRootAct(admin, { vaultId: identity.vaultId, rootSecret: root.sign.secret, random: testRandom('root act') })])
  founder.book.refresh()
  const writer = founder.book.writer()
  founder.book.write([...newScopeActs('team', scopes.team, [device], writer), ...newScopeActs('caseload', own, [device], writer)])
  founder.book.refresh()

  const letIn = ({ caseload: { device: joiner } }: SyncComputer, granted: readonly string[], role: 'link-worker' | 'supervisor' = 'link-worker'): void => {
    const grants = [scopes.team, ...granted].map((scope) => grantScopeAct(joiner, scope, null, founder.book.writer()))
    founder.book.write([enrolAct(joiner.id, role, joiner), ...grants])
  }
  let reopened = 0

  return {
    clock,
    objects,
    identity,
    caseload: own,
    founder,
    introduce,
    computer: (name) => syncComputer(name, clock, objects, fresh()),
    reopen: (database, token) => syncComputer(`reopened ${(reopened += 1)}`, clock, objects, { database: new Database(database), token: token ?? 'token', pause }),
    letIn,
    async enrol(name, role, granted) {
      const computer = await syncComputer(name, clock, objects, fresh())
      computer.caseload.adopt([], null)
      introduce(computer)
      letIn(computer, granted, role)
      return computer
    },
  }
}

const syncComputer = async (
  name: string,
  clock: ReturnType<typeof testClock>,
  objects: Map<string, Uint8Array>,
  { database, token, pause }: { readonly database: Database.Database; readonly token: string; readonly pause: () => Promise<void> },
): Promise<SyncComputer> => {
  const surroundings = { clock: clock.now, random: testRandom(name), appVersion: '1.2.3' }
  const device = deviceOf(database, token, surroundings)
  const caseload = createCaseload({ database, device, surroundings, onChanged: () => undefined })
  if (database.prepare('SELECT 1 FROM change LIMIT 1').get() === undefined) saveProfile(caseload, { memberName: name, memberRole: 'Link worker', practiceCode: 'Y01234', practiceName: 'Elm Surgery' })
  const book = createRosterBook(caseload, surroundings.random)
  caseload.usePermissions(book.permissions)
  const requests: string[] = []
  const timers: { milliseconds: number; run: () => void }[] = []
  let sent = 0
  let open = (): Store => memoryStore(objects)
  let listener = (): void => undefined
  const sync = createSync({
    caseload,
    book,
    surroundings,
    openStore: () => counted(open(), requests, (bytes) => (sent += bytes)),
    schema: 2,
    after(milliseconds, run) {
      const timer = { milliseconds, run }
      timers.push(timer)
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
    },
    pause,
    attend: () => Promise.resolve(),
    onStatus: () => listener(),
    onBug(error) {
      throw error
    },
  })
  return {
    caseload,
    book,
    sync,
    id: device.id,
    requests,
    sent: () => sent,
    timers,
    cycle: () => sync.cycle(),
    through: (way) => void (open = way),
    onStatus: (another) => void (listener = another),
  }
}

const counted = (store: Store, requests: string[], send: (bytes: number) => void): Store => ({
  ...store,
  list: (prefix) => (requests.push(`list ${prefix}`), store.list(prefix)),
  get: (name) => (requests.push(`get ${name}`), store.get(name)),
  put: (name, bytes) => (requests.push(`put ${name}`), send(bytes.length), store.put(name, bytes)),
  remove: (name) => (requests.push(`remove ${name}`), store.remove(name)),
  close: () => store.close(),
})

/** Lets several computers sync in turn until nobody has anything more to put. */
export const settle = (...computers: readonly SyncComputer[]): Promise<void> => untilQuiet(computers.map(({ cycle }) => cycle))

/** Gives a person a name, over whatever stands now; their record has the id, and lies where new people go. */
export const namePerson = ({ caseload }: Pick<SyncComputer, 'caseload'>, person: string, family: string): void => {
  const value = nameOf({ given: 'Test', family })
  caseload.record([put('person', 'name', person, person, value, caseload.baseOf('person', person, 'name'))])
}

/** The family name that a computer shows, or null where it does not have the person. */
export const familyName = ({ caseload: { database } }: Pick<SyncComputer, 'caseload'>, person: string): string | null =>
  (database.prepare('SELECT family FROM person WHERE id = ?').pluck().get(person) as string | undefined) ?? null

/** The id of a person by a number, the same in every test. */
export const personId = (number: number): string => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** A founder and a link worker who works in the founder's caseload; somebody called `family` was there before. */
export const teamOfTwo = async (family = 'Before') => {
  const team = await syncTeam()
  const { founder } = team
  namePerson(founder, personId(1), family)
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  await settle(founder, second)
  second.caseload.scopes.setOwn(team.caseload)
  return { team, founder, second }
}
