import { memberIdOf } from '../../main/core/caseload/settings.ts'
import { approve } from '../../main/core/sync/team/joining/approve.ts'
import { lettersOf } from '../../main/core/sync/team/joining/invitation.ts'
import { invite, type InviteWish } from '../../main/core/sync/team/joining/invite.ts'
import { join } from '../../main/core/sync/team/joining/join.ts'
import { readAwaited } from '../../main/core/sync/reading/problems.ts'
import { keptInvitations } from '../../main/core/sync/team/joining/kept-invitations.ts'
import { readJoining } from '../../main/core/sync/team/joining/kept-joining.ts'
import { openWithSheet } from '../../main/core/sync/team/recover.ts'
import { comingIn, syncOnce } from './coming-in.ts'
import { prepared } from '../../main/core/database/prepared.ts'
import { recoverBySheet } from './recovery-steps.ts'
import { cast } from './team-template.ts'
import { administrators, removeDevice } from './team-steps.ts'
import { goodLuck, isEnrolled, letIntoEverything, type Slot, type World } from './world.ts'
import type { Luck } from './step.ts'

/*
 * Computers that come into a team. Whatever went wrong on the way, in the end there must be one: by the invitation that
 * was answered, by another, or by the team sheet.
 */

/** Everybody comes in who is not in the team yet. What burnt down is gone. */
export const settleNewcomers = async (world: World): Promise<void> => {
  for (const slot of world.slots) if (slot.isAway) slot.standing = 'gone'
  const waiting = world.slots.filter(({ standing }) => standing === 'outside')
  if (waiting.length === 0) return
  for (let round = 0; round < 4; round += 1) await everybodyCycles(world)
  for (const slot of waiting.toSorted(administratorsFirst)) {
    if (!isEnrolled(slot)) await comeIn(world, slot)
    const { id } = slot.computer.caseload.device
    slot.standing = world.removed.has(id) ? 'removed' : world.copied.has(id) ? 'copied' : 'live'
  }
  await removeWhoseActsAreMissing(world)
  await openWhatIsLacking(world)
}

/**
 * Where a page says that what a computer had changed in the team is not to be had, and that computer is lost, an
 * administrator removes it, as the page says, with the sheet.
 */
const removeWhoseActsAreMissing = async (world: World): Promise<void> => {
  await everybodyCycles(world)
  for (const slot of administrators(world))
    for (const { device, problem } of readAwaited(slot.computer.caseload.database)) {
      const isLost = world.slots.every(({ isAway, computer }) => isAway || computer.caseload.device.id !== device)
      if (problem === 'acts_missing' && isLost) removeDevice(world, slot, device, 'lost')
    }
}

/** Keys that came to light after the sheet was typed, and that nobody who is left has, the sheet opens when it is typed again. */
const openWhatIsLacking = async (world: World): Promise<void> => {
  for (let round = 0; round < 2; round += 1) await everybodyCycles(world)
  for (const slot of administrators(world).filter(lacksKeys)) {
    const opened = await world.operate(slot, goodLuck, (team) => openWithSheet(team, world.template.sheet))
    if (opened?.ok !== true || lacksKeys(slot)) throw new Error(`${slot.name} lacks keys that the sheet should open: ${JSON.stringify(opened)}`)
  }
}

const lacksKeys = ({ computer: { book, caseload } }: Slot): boolean => {
  const held = prepared(caseload.database, "SELECT scope || '/' || epoch || '/' || keyId FROM scopeKey").pluck().all()
  return book.boxesTo('root').some(({ scope, epoch, keyId }) => !held.includes(`${scope}/${epoch}/${keyId}`))
}

/** The sheet makes administrators of computers; they let the others in. */
const administratorsFirst = (a: Slot, b: Slot): number => cast[a.name].role.localeCompare(cast[b.name].role)

const comeIn = async (world: World, slot: Slot): Promise<void> => {
  const [administrator] = administrators(world)
  if (administrator === undefined) {
    const recovered = await recoverBySheet(world, slot, goodLuck)
    if (recovered?.ok !== true) throw new Error(`${slot.name} cannot recover the team: ${JSON.stringify(recovered)}`)
    return
  }
  if (await approveWaiting(world, slot)) return
  const { role, caseloads } = cast[slot.name]
  const { scopes } = world.template
  await letIn(world, administrator, slot, { name: slot.name, memberId: null, role, caseloads: caseloads.map((caseload) => scopes[caseload]), ownCaseload: null })
}

/** Whoever made the invitation that was answered lets its joiner in, if they still may. */
const approveWaiting = async (world: World, slot: Slot): Promise<boolean> => {
  const id = readJoining(slot.computer.caseload.local)?.invitation.id
  for (const administrator of administrators(world))
    if (keptInvitations(administrator.computer.caseload.local).some((kept) => kept.id === id) && (await approveAnswer(world, administrator, slot, goodLuck)) === 'approved') {
      await everybodyCycles(world)
      await everybodyCycles(world)
      return isEnrolled(slot)
    }
  return false
}

/** Lets a computer in by a new invitation, as nothing goes wrong any more. An invitation is good for a week, by the clocks of both. */
export const letIn = async (world: World, administrator: Slot, slot: Slot, wish: InviteWish): Promise<void> => {
  const { id } = slot.computer.caseload.device
  administrator.clockDays = 0
  slot.clockDays = 0
  const invited = await inviteComputer(world, administrator, wish, goodLuck)
  if (invited !== 'invited') throw new Error(`${slot.name} cannot be invited: ${invited}`)
  const code = world.invitations.at(-1)?.code ?? ''
  const joined = await comingIn(world, slot, goodLuck, (team) => join(team, { code, computer: `${slot.name} again` }))
  if (joined?.ok !== true) throw new Error(`${slot.name} cannot join: ${JSON.stringify(joined)}`)
  await everybodyCycles(world)
  // An answer that it had given up may have been approved all the same.
  if (isEnrolled(slot)) return
  const isAnotherNow = (): boolean => slot.computer.caseload.device.id !== id
  if (isAnotherNow()) return letInAnew(world, administrator, slot, wish)
  const approved = await approveAnswer(world, administrator, slot, goodLuck)
  if (approved !== 'approved') throw new Error(`${slot.name} is not approved: ${approved}`)
  await everybodyCycles(world)
  await everybodyCycles(world)
  if (isEnrolled(slot)) return
  if (isAnotherNow()) return letInAnew(world, administrator, slot, wish)
  throw new Error(`${slot.name} was approved and is not in the team`)
}

/** One that has learnt meanwhile that it is a copy is told to ask again. */
const letInAnew = async (world: World, administrator: Slot, slot: Slot, wish: InviteWish): Promise<void> => {
  await everybodyCycles(world)
  if (readJoining(slot.computer.caseload.local)?.isRefused !== true) throw new Error(`${slot.name} waits with another computer's answer`)
  await letIn(world, administrator, slot, wish)
}

/** Makes an invitation; answers with how that went. */
export const inviteComputer = async (world: World, administrator: Slot, wish: InviteWish, luck: Luck): Promise<string> => {
  const invited = await world.operate(administrator, luck, (team) => invite(team, wish))
  if (invited?.ok !== true) return invited?.error.code ?? 'switched off'
  const { id, code } = invited.value
  const kept = keptInvitations(administrator.computer.caseload.local).find((each) => each.id === id)
  const own = kept?.ownCaseload ?? null
  world.invitations.push({ id, code, by: administrator, role: wish.role, scopes: [world.template.scopes.team, ...(kept?.caseloads ?? []), ...(own === null ? [] : [own])] })
  return 'invited'
}

/** Approves the answer of a computer that waits, if its user reads out what its screen shows; answers with how that went. */
export const approveAnswer = async (world: World, administrator: Slot, joiner: Slot, luck: Luck): Promise<string> => {
  const joining = readJoining(joiner.computer.caseload.local)
  const invited = world.invitations.find(({ id }) => id === joining?.invitation.id)
  if (joining === null || invited === undefined) return 'no answer'
  const wish = { id: invited.id, letters: lettersOf(joining.request), sheet: world.template.sheet }
  const approved = await world.operate(administrator, luck, (team) => approve(team, wish))
  if (approved?.ok !== true) return approved?.error.code ?? 'switched off'
  world.approved.add(joining.request.device)
  if (invited.role !== 'link-worker') letIntoEverything(world, joining.request.device)
  for (const scope of invited.scopes) joiner.letInto.add(scope)
  return 'approved'
}

/** A day goes by, on which all computers sync that are there. */
export const everybodyCycles = async (world: World): Promise<void> => {
  world.now += 26 * 60 * 60 * 1000
  for (const slot of world.slots.filter(({ isAway }) => !isAway)) {
    await syncOnce(world, slot, goodLuck)
    // Their user says that the place is the right one although it was emptied.
    if (slot.computer.sync.refill()) await world.cycle(slot, goodLuck)
  }
}

/** The member that works on another computer already. */
export const memberOn = (slot: Slot): string => memberIdOf(slot.computer.caseload)
