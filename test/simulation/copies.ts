import { memberIdOf } from '../../main/core/caseload/settings.ts'
import { spareObjectsOf } from './harms.ts'
import { everybodyCycles, letIn } from './newcomers.ts'
import { recoverBySheet } from './recovery-steps.ts'
import { prepared } from '../../main/core/database/prepared.ts'
import type { Step } from './step.ts'
import { cast } from './team-template.ts'
import { administrators, removeDevice } from './team-steps.ts'
import { goodLuck, isEnrolled, type Slot, type Standing, type World } from './world.ts'

/** What is on a newcomer's disk can always be copied. Of the others somebody must be left to let a copy in again, by their computer or by the team sheet. */
const isCopiable = (world: World, slot: Slot): boolean =>
  slot.standing === 'outside' ||
  ((slot.standing === 'live' || slot.standing === 'copied') && administrators(world).some((other) => other !== slot && other.standing !== 'removed'))

export const backUp = (slot: Slot): void => {
  slot.backUp = slot.computer.save()
}

/** What two copies wrote where they could not see each other is known when they meet. */
export const noteDoubled = (world: World): void => {
  const ids = world.slots.map(({ computer }) => computer.caseload.device.id)
  for (const id of ids.filter((each, index) => ids.indexOf(each) !== index)) world.doubled.add(id)
}

/** A computer goes on from an earlier state, elsewhere, or twice. */
export const restore = async (world: World, slot: Slot, { how, old }: Pick<Extract<Step, { kind: 'restore' }>, 'how' | 'old'>): Promise<void> => {
  if (!isCopiable(world, slot)) return
  const disk = (old ? slot.backUp : null) ?? slot.computer.save()
  // One that waits comes in like any other newcomer, and is told from its copies then.
  if (slot.standing !== 'outside') slot.standing = 'copied'
  const noteCopied = ({ computer }: Slot) => world.copied.add(computer.caseload.device.id)
  noteCopied(slot)
  if (how === 'beside') {
    const copy = await world.add(slot, disk, slot.token)
    copy.standing = slot.standing
    noteCopied(copy)
    return
  }
  if (how === 'elsewhere') slot.token = `${slot.token} elsewhere`
  const before = slot.computer.caseload.device.id
  spareObjectsOf(world, before)
  await world.restart(slot, disk)
  // What was kept may be older than the id that it has by now.
  if (how === 'in-place') noteCopied(slot)
  const { log } = slot.computer.caseload
  world.ledger.forget(before, ({ device, seq, check, scope }) => log.find([device, seq, check, scope], scope) !== null)
}

/**
 * The team sorts its copies out: those that have taken a new id are let in again, the id that exists twice is removed.
 * What cannot be sorted out stays out of what is compared.
 */
export const settleCopies = async (world: World): Promise<void> => {
  const copied = world.slots.filter(({ standing }) => standing === 'copied')
  if (copied.length === 0) return
  for (const slot of copied) slot.broughtBack = ownStanding(slot)
  for (let round = 0; round < 4; round += 1) await everybodyCycles(world)
  const administrator = administrators(world).find(({ standing }) => standing === 'live') ?? (await recoveredCopy(world, copied)) ?? copied.find((slot) => isSound(world, slot)) ?? null
  if (administrator === null) return
  for (const slot of copied.filter(({ standing }) => standing === 'copied')) {
    const { device, database } = slot.computer.caseload
    const roster = administrator.computer.book.current()
    if (roster?.devices.get(device.id) !== undefined) {
      if (!isAlone(world, slot) || world.doubled.has(device.id) || isForked(world.liveSlots(), device.id)) removeDevice(world, administrator, device.id, 'lost')
      slot.standing = world.removed.has(device.id) ? 'removed' : 'live'
      continue
    }
    for (const former of prepared(database, 'SELECT id FROM device WHERE current = 0').pluck().all() as string[])
      if (world.slots.every(({ standing, computer }) => standing !== 'live' || computer.caseload.device.id !== former)) removeDevice(world, administrator, former, 'lost')
    await letInAgain(world, administrator, slot)
  }
}

const isAlone = (world: World, slot: Slot): boolean =>
  world.slots.every((other) => other === slot || other.computer.caseload.device.id !== slot.computer.caseload.device.id)

const isForked = (readers: readonly Slot[], device: string): boolean =>
  readers.some(({ computer }) => prepared(computer.caseload.database, 'SELECT 1 FROM chain WHERE fork = 1 AND device = ?').get(device) !== undefined)

/** One that was put back and never noticed: it goes on as an administrator's. */
const isSound = (world: World, slot: Slot): boolean =>
  administrators(world).includes(slot) && isAlone(world, slot) && !world.doubled.has(slot.computer.caseload.device.id) && !isForked(world.slots, slot.computer.caseload.device.id)

/** Where nobody is left to let anybody in, a copy that has taken a new id comes back by the team sheet. */
const recoveredCopy = async (world: World, copied: readonly Slot[]): Promise<Slot | null> => {
  const slot = copied.find((each) => each.holdsEverything && !isEnrolled(each))
  if (slot === undefined) return null
  const recovered = await recoverBySheet(world, slot, goodLuck)
  if (recovered?.ok !== true) throw new Error(`${slot.name} cannot recover the team: ${JSON.stringify(recovered)}`)
  slot.standing = 'live'
  // What it had before comes back over several cycles: first whose acts count, then who is called what.
  for (let round = 0; round < 4; round += 1) await everybodyCycles(world)
  return slot
}

/** Deletions and moves say how far their writer had read, which comes to be said in other numbers. */
const ownStanding = ({ computer }: Slot): Standing[] =>
  prepared(
    computer.caseload.database,
    `SELECT scope, entity, record, grp, subject, value FROM change JOIN chain ON chain.id = change.chain
     WHERE head = 1 AND aside = 0 AND scope <> 'roster' AND grp NOT IN ('tombstone', 'moved') AND device IN (SELECT id FROM device)`,
  ).all() as Standing[]

/** An invitation is good for a week, by the clocks of both. */
const letInAgain = async (world: World, administrator: Slot, slot: Slot): Promise<void> => {
  const { role, caseloads } = cast[slot.name]
  const { scopes } = world.template
  const wish = { name: slot.name, memberId: memberIdOf(slot.computer.caseload), role, caseloads: caseloads.map((caseload) => scopes[caseload]), ownCaseload: null }
  await letIn(world, administrator, slot, wish)
  slot.standing = 'live'
}
