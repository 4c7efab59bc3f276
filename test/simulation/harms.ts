import { vaultName } from '../../main/core/sync/format/names.ts'
import { chance, choose } from './chance.ts'
import type { Harm } from './step.ts'
import type { Slot, World } from './world.ts'

/** Somebody who can write to the storage does harm there, to objects of computers that can still mend it. */
export const doHarm = (world: World, harm: Harm, dice: number): void => {
  const { objects, past, versions, withheld } = world.storage
  const devices = world.slots.filter(canMend).map(({ computer }) => computer.caseload.device.id)
  const isTheirs = (name: string): boolean => name.startsWith('join/') || devices.some((device) => name.includes(device))
  const names = [...objects.keys()].filter(isTheirs).sort()
  const name = choose(names, dice, 'one')
  const other = choose(names, dice, 'other')
  const [bytes, others] = [objects.get(name ?? ''), objects.get(other ?? '')]
  if (name === undefined || other === undefined || bytes === undefined || others === undefined) return
  switch (harm) {
    case 'flip':
      return void objects.set(name, flipped(bytes, chance(dice, 'bit')))
    case 'swap':
      objects.set(name, others)
      return void objects.set(other, bytes)
    case 'rename':
      objects.delete(name)
      return void objects.set(other, bytes)
    case 'copy':
      return void objects.set(other, bytes)
    case 'vanish':
      return void objects.delete(chance(dice, 'vault') < 0.1 ? 'vault.json' : name)
    case 'cut':
      return void objects.set(name, bytes.slice(0, Math.floor(bytes.length * chance(dice, 'cut'))))
    case 'replay': {
      const once = [...new Set(past.flatMap((moment) => [...moment.keys()]))].filter(isTheirs).sort()
      const again = choose(once, dice, 'again') ?? name
      const [oldest] = versions(again)
      return void (oldest === undefined ? undefined : objects.set(again, oldest))
    }
    case 'roll-back': {
      const moment = choose(past, dice, 'moment')
      if (moment !== undefined && world.slots.every(canMend)) world.storage.rollBack(moment)
      return
    }
    case 'empty-object':
      return void objects.set(name, new Uint8Array())
    case 'double-up':
      return void objects.set(name.replace(/\d+$/, (number) => String(Number(number) + 1 + Math.floor(chance(dice, 'on') * 3))), bytes)
    case 'withhold': {
      if (withheld.size > 0) return withheld.clear()
      const [device, moment] = [choose(devices, dice, 'whose'), choose(past, dice, 'moment')]
      return void (device === undefined || moment === undefined ? undefined : withheld.set(device, moment))
    }
  }
}

/** What only a computer that is gone could put again is not taken: nobody here could bring it back. */
const canMend = ({ standing, isAway }: Slot): boolean => (standing === 'live' || standing === 'outside') && !isAway

/** What a computer that is there no more, or has lost what it wrote last, had put lies there as it had put it: nobody else could. */
export const spareObjectsOf = ({ storage: { objects, whole } }: World, device: string): void => {
  for (const [name, bytes] of whole) if (name.includes(device) || name === vaultName) objects.set(name, bytes)
}

const flipped = (bytes: Uint8Array, where: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  const bit = Math.floor(where * copy.length * 8)
  const at = Math.floor(bit / 8)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit % 8)
  return copy
}
