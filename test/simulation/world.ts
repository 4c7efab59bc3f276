import { isStillDevice } from '../../main/core/sync/copies/clone.ts'
import type { TeamParts } from '../../main/core/sync/team/team-parts.ts'
import type { Apart } from './apart.ts'
import { createLedger, wordsIn, type Ledger } from './ledger.ts'
import { alwaysOn, cutAt, switchOn, type Computer } from './computer.ts'
import { Crashed, faultyStore } from './faulty-store.ts'
import { asVersion } from './older.ts'
import { createStorage, type Storage } from './storage.ts'
import { beginning, cast, isNewcomer, wellStore, type Name, type TeamTemplate } from './team-template.ts'
import type { TeamRole } from '../../shared/contract/team.ts'
import type { UndoToken, Base } from '../../shared/model/change.ts'
import type { Luck } from './step.ts'

/** A computer's place in the world: what stays the same when it is switched off and on. */
export interface Slot {
  readonly name: Name
  token: string
  /** Days by which its clock is wrong. */
  clockDays: number
  computer: Computer
  /** It has an earlier version of the program. */
  older: boolean
  /** A copy of its disk, as a backup keeps it. */
  backUp: Buffer | null
  /** Why its own state proves nothing: it writes what it may not, was removed, exists twice, is in no team yet, or is away for good. */
  standing: 'live' | 'hostile' | 'removed' | 'copied' | 'outside' | 'gone'
  /** It burnt down, or was stolen, or lies in a drawer: nothing happens on it until it is found again. */
  isAway: boolean
  /** What stood of its own, sent or not, when its user was told that it is a copy: it comes back as another's. */
  broughtBack: Standing[]
  /** It uses the copy of the storage, while there is one. */
  isApart: boolean
  /** The scopes that an administrator ever let it into, or that go with its role. */
  readonly letInto: Set<string>
  /** It is a supervisor's or an administrator's, or was made one. */
  holdsEverything: boolean
  /** Words that were typed on it: it may read them wherever they lie. */
  readonly typed: Set<string>
  /** What its user saw on the pages that are open. */
  readonly firstBases: Map<string, Base>
  lastWritten: UndoToken
}

/** What a register says. */
export interface Standing {
  readonly scope: string
  readonly entity: string
  readonly record: string
  readonly grp: string
  readonly subject: string | null
  readonly value: string
}

export interface World {
  readonly template: TeamTemplate
  readonly storage: Storage
  apart: Apart | null
  readonly ledger: Ledger
  readonly slots: Slot[]
  /** Every id that a computer ever had, and those of them that an administrator removed. */
  readonly ids: Set<string>
  readonly removed: Set<string>
  /** Those that more than one disk knew the keys of. */
  readonly copied: Set<string>
  /** Those under which two computers wrote while some saw nothing of the others: nobody can tell what was read of which. */
  readonly doubled: Set<string>
  /** Those that an administrator, or the team sheet, let into the team. */
  readonly approved: Set<string>
  /** Those that were away for good when all that they had saved was known to lie in the storage. */
  readonly allSent: Set<string>
  readonly invitations: Invited[]
  /** True time, milliseconds since 1970. */
  now: number
  readonly slotAt: (index: number) => Slot
  readonly liveSlots: () => Slot[]
  /** Switches a computer on again with what is on its disk now, or another disk. */
  readonly restart: (slot: Slot, disk: Buffer) => Promise<void>
  /** One more computer: a copy of another. */
  readonly add: (like: Slot, disk: Buffer, token: string) => Promise<Slot>
  readonly cycle: (slot: Slot, step: Luck) => Promise<void>
  /** Has a computer's user do something that needs the storage. Null: it was switched off in the middle, and on again. */
  readonly operate: <T>(slot: Slot, luck: Luck, work: (team: TeamParts) => Promise<T>) => Promise<T | null>
  readonly close: () => void
}

/** An invitation, as two people know of it. */
interface Invited {
  readonly id: string
  readonly code: string
  /** Whose computer made it. */
  readonly by: Slot
  readonly role: TeamRole
  /** What it lets a link worker's computer into. */
  readonly scopes: readonly string[]
}

export const goodLuck: Luck = { faults: [], dice: 0, crashAt: null }

const day = 24 * 60 * 60 * 1000

export const createWorld = async (template: TeamTemplate): Promise<World> => {
  const storage = createStorage(template.objects)
  const closed: Computer[] = []
  let starts = 0

  const start = async (name: Name, token: string, disk: Buffer, clockDays: () => number, older: boolean): Promise<Computer> => {
    starts += 1
    const seed = `${name} ${starts}`
    const computer = await asVersion(older, () => switchOn({ name, disk, token, clock: () => world.now + clockDays() * day, seed }))
    world.ids.add(computer.caseload.device.id)
    return computer
  }

  const newSlot = async (name: Name, token: string, disk: Buffer, clockDays: number, like: Slot | null = null): Promise<Slot> => {
    const slot: Omit<Slot, 'computer'> & { computer: Computer | null } = {
      name,
      token,
      clockDays,
      computer: null,
      older: false,
      backUp: null,
      standing: isNewcomer(name) ? 'outside' : 'live',
      isAway: false,
      broughtBack: [],
      isApart: false,
      letInto: like?.letInto ?? new Set(isNewcomer(name) ? [] : scopesOf(name, template)),
      // A copy has what lies on the disk that it is a copy of.
      holdsEverything: like?.holdsEverything ?? (!isNewcomer(name) && cast[name].role !== 'link-worker'),
      typed: like?.typed ?? new Set(),
      firstBases: new Map(),
      lastWritten: [],
    }
    slot.computer = await start(name, token, disk, () => slot.clockDays, slot.older)
    return slot as Slot
  }

  const world: World = {
    template,
    storage,
    apart: null,
    ledger: createLedger(),
    slots: [],
    ids: new Set(),
    removed: new Set(),
    copied: new Set(),
    doubled: new Set(),
    approved: new Set(),
    allSent: new Set(),
    invitations: [],
    now: beginning,
    slotAt(index) {
      const slot = world.slots[index % world.slots.length]
      if (slot === undefined) throw new Error('A world has computers')
      return slot
    },
    liveSlots: () => world.slots.filter(({ standing }) => standing === 'live'),
    async restart(slot, disk) {
      closed.push(slot.computer)
      slot.computer = await start(slot.name, slot.token, disk, () => slot.clockDays, slot.older)
      slot.firstBases.clear()
      slot.lastWritten = []
    },
    async add(like, disk, token) {
      const slot = await newSlot(like.name, token, disk, like.clockDays, like)
      world.slots.push(slot)
      return slot
    },
    async cycle(slot, luck) {
      await world.operate(slot, luck, ({ sync }) => sync.cycle())
    },
    async operate(slot, { faults, dice, crashAt }, work) {
      const { computer } = slot
      const there = (slot.isApart ? world.apart?.storage : null) ?? storage
      const user = computer.caseload.device.id
      const power = crashAt === null ? null : cutAt(crashAt, computer)
      let opened = 0
      computer.through(() => faultyStore({ storage: there, user, faults, dice: dice + opened++ * 65_537, power: power ?? alwaysOn }), power ?? alwaysOn)
      const done = await asVersion(slot.older, () => work(computer.team)).catch((error: unknown) => {
        if (error instanceof Crashed) return null
        throw error
      })
      computer.through(() => wellStore(there, slot.computer.caseload.device.id))
      const saved = power?.saved() ?? null
      if (saved !== null) await world.restart(slot, saved)
      else if (!isStillDevice(slot.computer.caseload)) {
        if (!world.copied.has(slot.computer.caseload.device.id)) throw new Error(`${slot.name} takes itself for a second copy`)
        await world.restart(slot, slot.computer.save())
      }
      there.remember()
      return saved === null ? done : null
    },
    close() {
      for (const { computer } of world.slots) computer.close()
      for (const computer of closed) computer.close()
    },
  }
  for (const { name, token, disk } of template.members) {
    const slot = await newSlot(name, token, disk, 0)
    world.slots.push(slot)
    if (!isNewcomer(name)) world.approved.add(slot.computer.caseload.device.id)
  }
  storage.remember()
  return world
}

/** Whether a computer knows that it is in the team, or was. */
export const isEnrolled = ({ computer: { book, caseload } }: Pick<Slot, 'computer'>): boolean => book.current()?.devices.has(caseload.device.id) === true

/** A computer is a supervisor's or an administrator's from now on, and so is every copy of it that has its keys. */
export const letIntoEverything = (world: World, device: string): void => {
  for (const slot of world.slots) if (slot.computer.caseload.device.id === device) slot.holdsEverything = true
}

/** Installs another version of the program. */
export const changeVersion = async (world: World, slot: Slot, older: boolean): Promise<void> => {
  slot.older = older
  await world.restart(slot, slot.computer.save())
}

/** Supervisors and administrators hold everything, link workers their caseloads, and everybody the team's names. */
const scopesOf = (name: Name, { scopes }: TeamTemplate): string[] => {
  const { role, caseloads } = cast[name]
  return role === 'link-worker' ? [scopes.team, ...caseloads.map((caseload) => scopes[caseload])] : Object.values(scopes)
}

/** A computer told its user that these changes are saved. */
export const acknowledge = (world: World, slot: Slot, token: UndoToken): void => {
  const { log } = slot.computer.caseload
  slot.lastWritten = token
  for (const ref of token) for (const word of wordsIn(log.find(ref, '')?.value ?? '')) slot.typed.add(word)
  world.ledger.acknowledge(token, (ref) => log.find(ref, '')?.value ?? '')
}
