import { noteDoubled } from './copies.ts'
import { createStorage, type Objects, type Storage } from './storage.ts'
import type { Slot, World } from './world.ts'

/** A copy of the storage for some of the computers, as two sticks are, or a cloud's folder at a place that is offline. */
export interface Apart {
  readonly storage: Storage
  /** What lay there when they parted. */
  readonly before: Objects
}

/** From now on this computer uses the copy: it and those that do not see nothing of each other. */
export const part = (world: World, slot: Slot): void => {
  world.apart ??= { storage: createStorage(new Map(world.storage.objects)), before: new Map(world.storage.objects) }
  slot.isApart = true
}

/** Both are made one again, and all use that one. Where both have changed an object, what lies in the first stays. */
export const meet = (world: World): void => {
  if (world.apart === null) return
  noteDoubled(world)
  const { objects } = world.storage
  const { storage, before } = world.apart
  const isAsBefore = (name: string): boolean => objects.get(name) === before.get(name)
  for (const [name, bytes] of storage.objects) if (bytes !== before.get(name) && isAsBefore(name)) objects.set(name, bytes)
  for (const name of before.keys()) if (!storage.objects.has(name) && isAsBefore(name)) objects.delete(name)
  for (const slot of world.slots) slot.isApart = false
  world.apart = null
  world.storage.remember()
}
