import { assertObjectName, folderOfPrefix } from '../../main/core/sync/stores/object-name.ts'
import { StoreFailure, type Store, type StoreEntry } from '../../main/core/sync/stores/store.ts'
import { chance, choose } from './chance.ts'
import type { Storage } from './storage.ts'

/** What a storage, or the way to it, may do wrong without meaning any harm. */
export const faults = [
  /** Any verb fails and nothing is done. */
  'unreachable',
  /** Of an object only a beginning is kept, and the put succeeds, or fails. */
  'put-cut',
  'put-cut-and-failed',
  /** The put fails although the object lies there whole. */
  'put-done-but-failed',
  /** The put succeeds, and nothing lies there. */
  'put-lost',
  /** A list as it was some time ago. */
  'list-stale',
  /** Some names are left out of a list. */
  'list-partial',
  /** A list with what a cloud folder's program makes of names, and with others' files. */
  'list-strange',
  /** An object is not there for once, or only its beginning, or as it was before it was put again. */
  'get-missing',
  'get-cut',
  'get-old',
  /** A remove that succeeds without removing. */
  'remove-lost',
] as const
export type Fault = (typeof faults)[number]

/** Thrown out of every await of a computer that has crashed: nothing but the simulation knows of it. */
export class Crashed extends Error {}

/** A moment at which a computer may be switched off. */
export interface PowerSwitch {
  /** To be called at each await; throws `Crashed` once the computer is off. */
  tick(): void
}

export interface FaultyParts {
  readonly storage: Storage
  /** The id of the computer that uses it. */
  readonly user: string
  readonly faults: readonly Fault[]
  /** Another number, other decisions. */
  readonly dice: number
  readonly power: PowerSwitch
}

const often = 0.3

/** One computer's way to the storage, for one cycle. Each decision follows from the dice, the verb, and the name alone. */
export const faultyStore = ({ storage, user, faults: possible, dice, power }: FaultyParts): Store => {
  const asked = new Map<string, number>()
  let isClosed = false

  const reach = async (verb: string, name: string): Promise<(fault: Fault) => boolean> => {
    if (isClosed) throw new StoreFailure('unreachable', 'The store was closed')
    power.tick()
    await Promise.resolve()
    power.tick()
    const count = (asked.get(`${verb}/${name}`) ?? 0) + 1
    asked.set(`${verb}/${name}`, count)
    const happens = (fault: Fault): boolean => possible.includes(fault) && chance(dice, fault, verb, name, count) < often
    if (happens('unreachable')) throw new StoreFailure('unreachable', 'Simulated: no way to the storage')
    return happens
  }

  /** The answer comes later, and the computer may be off by then. */
  const answer = async <Value>(value: Value): Promise<Value> => {
    power.tick()
    await Promise.resolve()
    power.tick()
    return value
  }

  return {
    async list(prefix) {
      folderOfPrefix(prefix)
      const happens = await reach('list', prefix)
      const moment = happens('list-stale') ? (choose(storage.past, dice, 'moment', prefix) ?? storage.objects) : storage.shownTo(user)
      const entries = [...moment]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, bytes]): StoreEntry => ({ name, size: bytes.byteLength }))
      const whole = happens('list-strange') ? entries.flatMap(withStrangers) : entries
      return answer(happens('list-partial') ? whole.filter(({ name }) => chance(dice, 'part', name) < 0.6) : whole)
    },

    async get(name) {
      assertObjectName(name)
      const happens = await reach('get', name)
      if (happens('get-missing')) return answer(null)
      const bytes = happens('get-old') ? storage.versions(name)[0] : storage.shownTo(user).get(name)
      if (bytes === undefined) return answer(null)
      return answer(happens('get-cut') ? cut(bytes, chance(dice, 'cut', name)) : bytes.slice())
    },

    async put(name, bytes) {
      assertObjectName(name)
      const copy = Uint8Array.from(bytes)
      const happens = await reach('put', name)
      const isCut = happens('put-cut') || happens('put-cut-and-failed')
      if (isCut) storage.objects.set(name, cut(copy, chance(dice, 'cut', name)))
      else if (!happens('put-lost')) {
        storage.objects.set(name, copy)
        storage.whole.set(name, copy)
      }
      await answer(undefined)
      if (happens('put-cut-and-failed') || happens('put-done-but-failed'))
        throw new StoreFailure('unreachable', 'Simulated: no answer to a put')
    },

    async remove(name) {
      assertObjectName(name)
      const happens = await reach('remove', name)
      if (!happens('remove-lost')) storage.objects.delete(name)
      storage.whole.delete(name)
      await answer(undefined)
    },

    close: () => void (isClosed = true),
  }
}

const cut = (bytes: Uint8Array, share: number): Uint8Array => bytes.slice(0, Math.floor(bytes.length * share))

/** What stands beside an object in a folder that a cloud service copies about. */
const withStrangers = (entry: StoreEntry): StoreEntry[] => [
  { ...entry, name: `${entry.name} (conflicted copy 2026-11-23)` },
  { ...entry, name: `${entry.name}.conflict` },
  { ...entry, name: entry.name.toUpperCase() },
  { ...entry, name: entry.name.replace(/(\d+)$/, '0$1') },
  entry,
  { ...entry, name: `${entry.name.split('/')[0] ?? ''}/desktop.ini`, size: 12 },
]
