import { createErasureHandlers } from '../../main/core/erasure/erasure-handlers.ts'
import { createCovers } from '../../main/core/handover/covers.ts'
import type { HandoverParts } from '../../main/core/handover/handover-parts.ts'
import { createMoves } from '../../main/core/handover/moves.ts'
import { admit, remove } from '../../main/core/sync/team/remove.ts'
import { asAdministrator } from '../../main/core/sync/team/membership.ts'
import { createTeamNames } from '../../main/core/sync/team/team-names.ts'
import { randomFrom } from './computer.ts'
import { isHere, personAt } from './edits.ts'
import type { Step } from './step.ts'
import { acknowledge, type Slot, type World } from './world.ts'

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>

/** Somebody who holds both ends hands a person over, or allocates them. */
export const movePerson = async (world: World, { who, person, to }: StepOf<'move'>): Promise<void> => {
  const slot = world.slotAt(who)
  const { caseload } = slot.computer
  const { scopes } = world.template
  const target = [scopes.north, scopes.south, scopes.inbox][to % 3] ?? ''
  const id = personAt(person)
  if (!isHere(caseload, id) || !caseload.scopes.held().has(target)) return
  const moved = await createMoves(partsOf(slot)).move({ personIds: [id], to: target })
  if (moved.ok) acknowledge(world, slot, moved.value.undo)
}

/** An administrator gives cover, ends it, or hands a whole caseload over. */
export const changeCover = async (world: World, { who, whom, scope, way }: StepOf<'cover'>): Promise<void> => {
  const slot = administratorAt(world, who)
  const roster = slot?.computer.book.current()
  const memberId = roster?.devices.get(world.slotAt(whom).computer.caseload.device.id)?.member ?? null
  if (slot === null || memberId === null) return
  const { scopes } = world.template
  const caseload = scope === 0 ? scopes.north : scopes.south
  if (way !== 'end') world.slotAt(whom).letInto.add(caseload)
  const covers = createCovers(partsOf(slot))
  if (way === 'give') await covers.giveCover({ caseload, memberId, until: null })
  else if (way === 'end') await covers.endCover({ caseload, memberId })
  else await covers.handOverCaseload({ caseload, to: memberId })
}

/** An administrator removes a computer; another administrator's with the sheet. It runs on. */
export const removeComputer = (world: World, { who, whom }: StepOf<'remove'>): void => {
  const [slot, target] = [administratorAt(world, who), world.slotAt(whom)]
  if (slot === null || slot === target) return
  if (!removeDevice(world, slot, target.computer.caseload.device.id, 'left')) return
  if (target.standing === 'live' || target.standing === 'outside') target.standing = 'removed'
}

/** The same of any computer that ever was in the team; answers whether it was removed. */
export const removeDevice = (world: World, { computer }: Slot, device: string, reason: 'left' | 'lost'): boolean => {
  const { caseload, book } = computer
  const removed = remove({ caseload, book, random: randomFrom(`remove ${world.now} ${caseload.device.id} ${device}`) }, { device, reason, sheet: world.template.sheet })
  if (removed.ok) world.removed.add(device)
  return removed.ok
}

/** An administrator lets count what a computer handed in late. */
export const admitLate = (world: World, { who, whom }: StepOf<'admit'>): void => {
  const slot = administratorAt(world, who)
  if (slot !== null) admit(slot.computer, world.slotAt(whom).computer.caseload.device.id)
}

/** An administrator erases a person everywhere. */
export const erasePerson = async (world: World, { who, person }: StepOf<'erase'>): Promise<void> => {
  const slot = administratorAt(world, who)
  if (slot === null) return
  const { caseload, book } = slot.computer
  await createErasureHandlers({ caseload, book, sync: { start: () => undefined, followRoster: () => Promise.resolve() } }).erase({ personId: personAt(person) })
}

/** The administrator whose turn it is. */
export const administratorAt = (world: World, who: number): Slot | null => {
  const all = administrators(world)
  return all[who % all.length] ?? null
}

/** Those who think that they are one. */
export const administrators = (world: World): Slot[] =>
  world.slots.filter(({ computer, standing, isAway }) => asAdministrator(computer) !== null && standing !== 'hostile' && !isAway)

const partsOf = ({ computer: { caseload, book } }: Slot): HandoverParts => ({ caseload, book, names: createTeamNames(caseload.database) })
