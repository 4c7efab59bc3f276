import { isStillDevice } from '../../main/core/sync/clone.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { alwaysOn, cutAt, switchOn, type Computer } from './computer.ts'
import { Crashed, faultyStore } from './faulty-store.ts'
import { asVersion } from './older.ts'
import { createStorage, type Storage } from './storage.ts'
import { beginning, cast, type Name, type TeamTemplate } from './team-template.ts'
import type { UndoToken, Base } from '../../shared/model/change.ts'
import type { Step } from './step.ts'

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
  /** Why its own state proves nothing: it writes what it may not, was removed, or exists twice. */
  standing: 'live' | 'hostile' | 'removed' | 'copied'
  /** What its user saw on the pages that are open. */
  /** What stood of its own, sent or not, when its user was told that it is a copy: it comes back as another's. */
  broughtBack: Standing[]
  /** The scopes that an administrator ever let it into, or that go with its role. */
  readonly letInto: Set<string>
  readonly firstBases: Map<string, Base>
  lastWritten: UndoToken
}

/** What a register says. */
export interface Standing {
  readonly scope: string
  readonly entity: string
  readonly record: string
  readonly grp: string
  readonly value: string
}

export interface World {
  readonly template: TeamTemplate
  readonly storage: Storage
  readonly ledger: Ledger
  readonly slots: Slot[]
  /** Every id that a computer ever had, and those of them that an administrator removed. */
  readonly ids: Set<string>
  readonly removed: Set<string>
  /** Administrators' that erased somebody. */
  readonly erasers: Set<string>
  /** Those that more than one disk knew the keys of. */
  readonly copied: Set<string>
  /** True time, milliseconds since 1970. */
  now: number
  readonly slotAt: (index: number) => Slot
  readonly liveSlots: () => Slot[]
  /** Switches a computer on again with what is on its disk now, or another disk. */
  readonly restart: (slot: Slot, disk: Buffer) => Promise<void>
  /** One more computer: a copy of another. */
  readonly add: (like: Slot, disk: Buffer, token: string) => Promise<Slot>
  readonly cycle: (slot: Slot, step: Pick<Extract<Step, { kind: 'cycle' }>, 'faults' | 'dice' | 'crashAt'>) => Promise<void>
  readonly close: () => void
}

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

  const newSlot = async (name: Name, token: string, disk: Buffer, clockDays: number): Promise<Slot> => {
    const slot: Omit<Slot, 'computer'> & { computer: Computer | null } = {
      name,
      token,
      clockDays,
      computer: null,
      older: false,
      backUp: null,
      standing: 'live',
      broughtBack: [],
      letInto: new Set(scopesOf(name, template)),
      firstBases: new Map(),
      lastWritten: [],
    }
    slot.computer = await start(name, token, disk, () => slot.clockDays, slot.older)
    return slot as Slot
  }

  const world: World = {
    template,
    storage,
    ledger: createLedger(),
    slots: [],
    ids: new Set(),
    removed: new Set(),
    erasers: new Set(),
    copied: new Set(),
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
      const slot = await newSlot(like.name, token, disk, like.clockDays)
      world.slots.push(slot)
      return slot
    },
    async cycle(slot, { faults, dice, crashAt }) {
      const power = crashAt === null ? null : cutAt(crashAt, slot.computer)
      const store = faultyStore({ storage, faults, dice, power: power ?? alwaysOn })
      try {
        await asVersion(slot.older, () => slot.computer.cycle(store, power ?? alwaysOn))
      } catch (error) {
        if (!(error instanceof Crashed)) throw error
      }
      const saved = power?.saved() ?? null
      if (saved !== null) await world.restart(slot, saved)
      else if (!isStillDevice(slot.computer.caseload)) {
        if (slot.standing === 'live') throw new Error(`${slot.name} takes itself for a second copy`)
        await world.restart(slot, slot.computer.save())
      }
      storage.remember()
    },
    close() {
      for (const { computer } of world.slots) computer.close()
      for (const computer of closed) computer.close()
    },
  }
  for (const { name, token, disk } of template.members) world.slots.push(await newSlot(name, token, disk, 0))
  storage.remember()
  return world
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
  world.ledger.acknowledge(token, (ref) => log.find(ref, '')?.value ?? '')
}
