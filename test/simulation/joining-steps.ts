import { profileOf } from '../../main/core/caseload/settings.ts'
import { createBeginning } from '../../main/core/sync/team/begin.ts'
import { holdsNobody } from '../../main/core/sync/team/holds-nobody.ts'
import { cancelInvitation } from '../../main/core/sync/team/joining/invite.ts'
import { cancelJoin, join } from '../../main/core/sync/team/joining/join.ts'
import { readJoining } from '../../main/core/sync/team/joining/kept-joining.ts'
import { readTeam } from '../../main/core/sync/team/team-identity.ts'
import { codeGroups } from '../../shared/rules/secrets/grouped-code.ts'
import { comingIn } from './coming-in.ts'
import { approveAnswer, inviteComputer, memberOn } from './newcomers.ts'
import type { Step } from './step.ts'
import { cast, introduce, isNewcomer } from './team-template.ts'
import { administratorAt } from './team-steps.ts'
import { newDatabase } from './template-database.ts'
import { isEnrolled, type Slot, type World } from './world.ts'

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>

/** An administrator invites a newcomer, or makes an invitation for a second computer of somebody who is there. */
export const inviteNewcomer = async (world: World, step: StepOf<'invite'>): Promise<void> => {
  const [administrator, newcomer] = [administratorAt(world, step.who), newcomerAt(world, step.whom)]
  if (administrator === null || newcomer === null) return
  const { role, caseloads } = cast[newcomer.name]
  const { scopes } = world.template
  const colleague = world.slots.find(({ name }) => cast[name].role === role && !isNewcomer(name))
  await inviteComputer(
    world,
    administrator,
    {
      name: newcomer.name,
      memberId: step.second && colleague !== undefined ? memberOn(colleague) : null,
      role,
      caseloads: caseloads.map((caseload) => scopes[caseload]),
      ownCaseload: step.own ? `${newcomer.name} alone` : null,
    },
    step,
  )
}

/** A newcomer types a code, that of any invitation there ever was. */
export const answerInvitation = async (world: World, step: StepOf<'answer'>): Promise<void> => {
  const [newcomer, invited] = [newcomerAt(world, step.who), world.invitations[step.which % world.invitations.length]]
  if (newcomer === null || invited === undefined) return
  await comingIn(world, newcomer, step, (team) => join(team, { code: invited.code, computer: `${newcomer.name} laptop` }))
}

/** An administrator approves the answer to one of their invitations, with the letters that they are told. */
export const approveNewcomer = async (world: World, step: StepOf<'approve'>): Promise<void> => {
  const [administrator, newcomer] = [administratorAt(world, step.who), newcomerAt(world, step.whom)]
  if (administrator !== null && newcomer !== null) await approveAnswer(world, administrator, newcomer, step)
}

export const takeInvitationBack = async (world: World, step: StepOf<'take-back'>): Promise<void> => {
  const invited = world.invitations[step.which % world.invitations.length]
  if (invited !== undefined) await world.operate(invited.by, step, (team) => cancelInvitation(team, invited.id))
}

/** A newcomer waits no longer. One that has written people down has a caseload of its own from then on. */
export const giveUp = async (world: World, step: StepOf<'give-up'>): Promise<void> => {
  const newcomer = newcomerAt(world, step.who)
  if (newcomer === null || readJoining(newcomer.computer.caseload.local) === null || !holdsNobody(newcomer.computer.caseload.database)) return
  await world.operate(newcomer, step, cancelJoin)
  const { local } = newcomer.computer.caseload
  if (readTeam(local) === null && profileOf(newcomer.computer.caseload).memberName === 'Not known') throw new Error(`${newcomer.name} does not know any more whose computer it is`)
}

/** A newcomer's computer is set up anew: nothing is left of what it was. */
export const startAgain = async (world: World, { who }: StepOf<'start-again'>): Promise<void> => {
  const newcomer = newcomerAt(world, who)
  if (newcomer === null) return
  await world.restart(newcomer, newDatabase().serialize())
  introduce(newcomer.computer)
  newcomer.standing = 'outside'
}

/** A newcomer takes the place for an empty one, and begins a team there. */
export const beginAnother = async (world: World, step: StepOf<'begin'>): Promise<void> => {
  const newcomer = newcomerAt(world, step.who)
  if (newcomer === null || readTeam(newcomer.computer.caseload.local) !== null) return
  const begun = await world.operate(newcomer, step, async (team) => {
    const beginning = createBeginning(team)
    const begins = await beginning.begin()
    if (!begins.ok) return begins
    const groups = codeGroups(begins.value.sheet)
    return beginning.confirm([1, 2].map((number) => ({ number, text: groups[number - 1] ?? '' })))
  })
  if (begun?.ok === true) throw new Error(`${newcomer.name} has begun a second team`)
}

/** The newcomer whose turn it is, of those who are not in the team. */
export const newcomerAt = (world: World, who: number): Slot | null => {
  const all = world.slots.filter((slot) => slot.standing === 'outside' && !isEnrolled(slot))
  return all[who % all.length] ?? null
}
