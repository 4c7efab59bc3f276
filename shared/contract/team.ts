import { z } from 'zod'
import { read, write } from './operation.ts'
import { placeFaults } from './sync.ts'
import { typedGroup } from './typed-group.ts'

/** A device's id: 16 bytes in hex. */
export const deviceId = z.string().regex(/^[0-9a-f]{32}$/)
/** A scope's id: 16 bytes in hex. */
export const scopeId = z.string().regex(/^[0-9a-f]{32}$/)
const teamRole = z.enum(['link-worker', 'supervisor', 'administrator'])
export type TeamRole = z.output<typeof teamRole>

const caseloadName = z.string().trim().min(1).max(100)
const code = z.string().max(400)

/** A team's caseload, by the name that everybody in the team sees. */
const teamCaseload = z.object({
  id: scopeId,
  kind: z.enum(['caseload', 'inbox']),
  /** 'A. Rahman', 'Unallocated referrals'; where another has that name too, with whose it is: 'A. Cole (Ann Cole)'. */
  name: z.string(),
  /** The name alone, as somebody gave it. */
  givenName: z.string(),
  /** Whether this computer holds it. */
  held: z.boolean(),
  /** Who works in it, by name; empty where nobody does any more. */
  workers: z.array(z.string()),
  /** The same by id: two may have one name. */
  workerIds: z.array(z.string()),
  /** The members whose own caseload it is, by id. */
  ownerIds: z.array(z.string()),
})
export type TeamCaseload = z.output<typeof teamCaseload>

const computer = z.object({
  id: deviceId,
  /** Whose it is, by name. */
  member: z.string().nullable(),
  /** The same by id, to invite another computer of theirs. */
  memberId: z.string().nullable(),
  /** 'Ann's laptop' */
  words: z.string(),
  role: teamRole,
  thisComputer: z.boolean(),
  state: z.enum(['active', 'left', 'lost', 'two_copies']),
  caseloads: z.array(z.object({ id: scopeId, name: z.string(), until: z.string().nullable() })),
  /** Milliseconds since 1970; null: never heard of. */
  seenAt: z.int().nullable(),
  /** What it has sent and this computer has not read yet. */
  waiting: z.int().nonnegative(),
  /** What it handed in after its removal, set aside until it is admitted. */
  late: z.int().nonnegative(),
  version: z.string().nullable(),
  /** By how many days its clock looks wrong; null: it looks right. */
  clockDays: z.int().nullable(),
  /** Whether it was an administrator's, was removed, and what it last decided is nowhere to be had: it may be removed again, without that. */
  actsMissing: z.boolean(),
})
export type Computer = z.output<typeof computer>

const invitation = z.object({
  id: z.string(),
  name: z.string(),
  role: teamRole,
  caseloads: z.array(z.string()),
  /** ISO date of the last day. */
  until: z.string(),
  /** Null while it waits; arrived: the joiner's computer has answered. Two answers: both are refused. gone: the joiner has stopped, or the store lost it. */
  answer: z
    .object({
      computer: z.string(),
      letters: z.string(),
      at: z.int(),
      /** What they call themselves there and will be called in the team; null: as in the invitation, or as the team knows them already. */
      otherName: z.string().nullable(),
    })
    .or(z.enum(['two_answered', 'gone']))
    .nullable(),
})
export type Invitation = z.output<typeof invitation>

/** Who is in the team, with which computers and caseloads; each computer's role decides what it may ask. */
export const team = {
  /** The team this caseload belongs to; null before sync is turned on. */
  current: read(
    z.object({}),
    z
      .object({ role: teamRole, memberId: z.string().nullable(), caseloads: z.array(teamCaseload), computers: z.int() })
      .nullable(),
    [],
  ),

  /** Begins a team at the place last tried: the text of the sheet, to be printed and typed back. Nothing is kept yet. */
  begin: write(z.object({}), z.object({ sheet: z.string() }), ['already_in_team', 'place_not_empty', ...placeFaults]),
  /** Two different groups of the sheet, typed back: the team is made, sync is on, and the sheet is forgotten. */
  confirmSheet: write(z.object({ groups: z.array(typedGroup) }), z.object({}), [
    'sheet_group_mistyped',
    'sheet_gone',
    'place_not_empty',
    ...placeFaults,
  ]),

  /** When a sheet was shown with which no team has begun, milliseconds since 1970: it opens nothing. Null: there is none. */
  sheetWithoutTeam: read(z.object({}), z.int().nullable(), []),
  /** The paper was destroyed; or was not, after it was said to be: what was told of it is told again. */
  sheetDestroyed: write(z.object({}), z.object({}), []),
  sheetNotDestroyed: write(z.object({ shownAt: z.int() }), z.object({}), []),

  invitations: read(z.object({}), z.array(invitation), ['not_allowed']),
  /** `ownCaseload`: makes a new caseload of that name for them. An administrator's invitation is approved with the team sheet. */
  invite: write(
    z.object({
      name: z.string().trim().min(1).max(200),
      /** The member they are, where they are in the team already (a second laptop). */
      memberId: z.string().nullable(),
      role: teamRole,
      caseloads: z.array(scopeId),
      ownCaseload: caseloadName.nullable(),
    }),
    z.object({ id: z.string(), code: z.string(), until: z.string() }),
    ['not_allowed', 'not_found', ...placeFaults],
  ),
  cancelInvitation: write(z.object({ id: z.string() }), z.object({}), ['not_found', ...placeFaults]),
  /** `sheet`: the team sheet, which alone makes an administrator; null for every other role. */
  approve: write(z.object({ id: z.string(), letters: z.string(), sheet: z.string().max(400).nullable() }), z.object({}), [
    'not_allowed',
    'not_found',
    'answer_gone',
    'two_answered',
    'invitation_over',
    'sheet_group_mistyped',
    'sheet_wrong_length',
    'wrong_sheet',
    ...placeFaults,
  ]),

  /** Answers an invitation at the place last tried. This caseload must hold nobody yet. */
  join: write(z.object({ code, computer: z.string().trim().min(1).max(100) }), z.object({ letters: z.string() }), [
    'already_in_team',
    'caseload_not_empty',
    'code_group_mistyped',
    'code_wrong_length',
    'other_team',
    'no_team_here',
    'invitation_over',
    'rolled_back',
    ...placeFaults,
  ]),
  /**
   * What this computer waits for after `join`. `refused`: the invitation is gone, and this computer was not let in.
   * `lacksRoster`: something that administrators wrote is not in the storage, or damaged there; without it this computer
   * does not come in, whether or not it was let in.
   */
  joining: read(z.object({}), z.object({ letters: z.string(), placeWords: z.string(), refused: z.boolean(), lacksRoster: z.boolean() }).nullable(), []),
  cancelJoin: write(z.object({}), z.object({}), []),
  /** Everything from the sheet alone, at the place last tried: this computer becomes an administrator. */
  recover: write(z.object({ sheet: z.string().max(400), computer: z.string().trim().min(1).max(100) }), z.object({}), [
    'already_in_team',
    'caseload_not_empty',
    'sheet_group_mistyped',
    'sheet_wrong_length',
    'wrong_sheet',
    'no_team_here',
    ...placeFaults,
  ]),
  /** On an administrator's computer the sheet opens the keys that no computer of the team handed to it. */
  openWithSheet: write(z.object({ sheet: z.string().max(400) }), z.object({}), ['not_allowed', 'sheet_group_mistyped', 'sheet_wrong_length', 'wrong_sheet']),
  /** An administrator's computer that is new, or that this one had removed, unheard, before it was restored, is to stay in the team: it is told no more. */
  leaveInTeam: write(z.object({ device: z.string() }), z.object({}), []),

  computers: read(z.object({}), z.array(computer), []),
  /** What everybody is called who is or was in the team, also where there is none yet: what tells colleagues of one short name apart. */
  memberNames: read(z.object({}), z.array(z.string()), []),
  rename: write(z.object({ device: deviceId, words: z.string().trim().min(1).max(100) }), z.object({}), ['not_allowed', 'not_found']),
  /**
   * What a removed computer may have kept, in words for the page: caseloads, and the day up to which it has them.
   * `nobodyIn`: those that nobody would work in any more.
   */
  removalPreview: read(z.object({ device: deviceId }), z.object({ caseloads: z.array(z.string()), nobodyIn: z.array(z.string()), lastSeenAt: z.int().nullable() }), [
    'not_allowed',
    'not_found',
  ]),
  remove: write(
    z.object({ device: deviceId, reason: z.enum(['left', 'lost']), sheet: z.string().max(400).nullable() }),
    z.object({}),
    ['not_allowed', 'not_found', 'sheet_group_mistyped', 'sheet_wrong_length', 'wrong_sheet'],
  ),
  /** Lets the work count that a removed computer handed in late. */
  admit: write(z.object({ device: deviceId }), z.object({ changes: z.int() }), ['not_allowed', 'not_found']),

  addCaseload: write(z.object({ name: caseloadName }), z.object({ id: scopeId }), ['not_allowed']),
  renameCaseload: write(z.object({ id: scopeId, name: caseloadName }), z.object({}), ['not_allowed', 'not_found']),
} as const
