import { recover } from '../../main/core/sync/team/recover.ts'
import { letIntoEverything, type Slot, type World } from './world.ts'
import { comingIn } from './coming-in.ts'
import { spareObjectsOf } from './harms.ts'
import { newcomerAt } from './joining-steps.ts'
import type { Luck, Step } from './step.ts'

/** Somebody types the team sheet on a new computer. */
export const recoverBySheet = async (world: World, slot: Slot, luck: Luck) => {
  const recovered = await comingIn(world, slot, luck, (team) => recover(team, { sheet: world.template.sheet, computer: `${slot.name} again` }))
  // It may have been switched off when all was done.
  const { book, caseload } = slot.computer
  if (book.current()?.devices.get(caseload.device.id)?.role === 'administrator') {
    world.approved.add(caseload.device.id)
    letIntoEverything(world, caseload.device.id)
  }
  return recovered
}

/** A newcomer types it, whether or not anybody else is there. */
export const recoverNewcomer = async (world: World, step: Extract<Step, { kind: 'recover' }>): Promise<void> => {
  const newcomer = newcomerAt(world, step.who)
  if (newcomer !== null) await recoverBySheet(world, newcomer, step)
}

/** A computer is there no more, for now. What it knows to lie in the storage, others can read. */
export const goAway = (slot: Slot, world: World): void => {
  if (slot.isAway || slot.standing === 'outside') return
  const { id } = slot.computer.caseload.device
  slot.isAway = true
  spareObjectsOf(world, id)
  if (slot.computer.waiting() === 0) world.allSent.add(id)
}

export const comeBack = (slot: Slot, world: World): void => {
  slot.isAway = false
  world.allSent.delete(slot.computer.caseload.device.id)
}

/** Nothing is left of the team but the storage and the sheet, unless somebody finds a computer after all. */
export const burnDown = (world: World): void => {
  for (const slot of world.slots) goAway(slot, world)
}
