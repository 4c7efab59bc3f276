import { meet, part } from './apart.ts'
import { backUp, restore } from './copies.ts'
import { syncOnce } from './coming-in.ts'
import { writesOf, type BaseFor } from './edits.ts'
import { forge } from './forge.ts'
import { doHarm } from './harms.ts'
import { answerInvitation, approveNewcomer, beginAnother, giveUp, inviteNewcomer, startAgain, takeInvitationBack } from './joining-steps.ts'
import { burnDown, comeBack, goAway, recoverNewcomer } from './recovery-steps.ts'
import { checkAll } from './invariants.ts'
import { becomeQuiet } from './quiet.ts'
import type { Step } from './step.ts'
import { teamOf, type Name } from './team-template.ts'
import { admitLate, changeCover, erasePerson, movePerson, removeComputer } from './team-steps.ts'
import { asVersion, isUnknownToOlder } from './older.ts'
import { acknowledge, changeVersion, createWorld, type Slot, type World } from './world.ts'

/** One run: these members live through these steps; then all must become quiet, and all that must hold is checked. */
export const simulate = async (names: readonly Name[], steps: readonly Step[]): Promise<void> => {
  const world = await createWorld(await teamOf(names))
  try {
    for (const step of steps) await perform(world, step)
    await becomeQuiet(world)
    await checkAll(world)
  } finally {
    world.close()
  }
}

export const perform = async (world: World, step: Step): Promise<void> => {
  const needsIt = step.kind === 'edit' || step.kind === 'cycle' || step.kind === 'version' || step.kind === 'move'
  if (needsIt && world.slotAt(step.who).isAway) return
  switch (step.kind) {
    case 'edit': {
      const slot = world.slotAt(step.who)
      return asVersion(slot.older, async () => edit(world, slot, step.edit))
    }
    case 'version':
      return changeVersion(world, world.slotAt(step.who), step.older)
    case 'cycle':
      return syncOnce(world, world.slotAt(step.who), step)
    case 'wait':
      world.now += step.minutes * 60_000
      return
    case 'clock':
      world.slotAt(step.who).clockDays = step.days
      return
    case 'harm':
      doHarm(world, step.harm, step.dice)
      return
    case 'move':
      return movePerson(world, step)
    case 'cover':
      return changeCover(world, step)
    case 'remove':
      return removeComputer(world, step)
    case 'erase':
      return erasePerson(world, step)
    case 'admit':
      return admitLate(world, step)
    case 'forge':
      return forge(world, world.slotAt(step.who), step.forgery, step.dice)
    case 'invite':
      return inviteNewcomer(world, step)
    case 'answer':
      return answerInvitation(world, step)
    case 'approve':
      return approveNewcomer(world, step)
    case 'take-back':
      return takeInvitationBack(world, step)
    case 'give-up':
      return giveUp(world, step)
    case 'begin':
      return beginAnother(world, step)
    case 'start-again':
      return startAgain(world, step)
    case 'recover':
      return recoverNewcomer(world, step)
    case 'away':
      return goAway(world.slotAt(step.who), world)
    case 'back':
      return comeBack(world.slotAt(step.who), world)
    case 'part':
      return part(world, world.slotAt(step.who))
    case 'meet':
      return meet(world)
    case 'fire':
      return burnDown(world)
    case 'back-up':
      return backUp(world.slotAt(step.who))
    case 'restore':
      return restore(world, world.slotAt(step.who), step)
  }
}

const edit = (world: World, slot: Slot, edited: Extract<Step, { kind: 'edit' }>['edit']): void => {
  const { caseload } = slot.computer
  if (slot.older && isUnknownToOlder(edited.kind)) return
  if (edited.kind === 'undo') {
    const undone = caseload.undo(slot.lastWritten)
    if (undone.ok) acknowledge(world, slot, undone.value)
    return
  }
  const baseFor: BaseFor = (entity, record, grp, stale) => {
    const now = caseload.baseOf(entity, record, grp)
    const name = `${record}/${grp}`
    const first = slot.firstBases.get(name) ?? now
    slot.firstBases.set(name, first)
    return stale ? first : now
  }
  const writes = writesOf(caseload, edited, baseFor, world.ledger.newWord())
  if (writes.length > 0) acknowledge(world, slot, caseload.record(writes))
}
