import { z } from 'zod'
import { day, recordId } from '../model/fields.ts'
import { undoable } from '../model/change.ts'
import { read, write } from './operation.ts'
import { deviceId, scopeId } from './team.ts'

/** Who can see something from now on, and who no longer can: names of people, with their role. */
const sight = z.object({
  gains: z.array(z.string()),
  loses: z.array(z.string()),
  /** Those who see it before and after. */
  keeps: z.array(z.string()),
})
export type Sight = z.output<typeof sight>

const cover = z.object({
  caseload: scopeId,
  caseloadName: z.string(),
  /** Whose caseload it is: 'A. Rahman'. */
  owners: z.array(z.string()),
  devices: z.array(deviceId),
  /** Who gives cover. */
  memberId: recordId,
  member: z.string(),
  until: day.nullable(),
  /** running; over: its last day has passed, and an administrator ends it; ended, and what was handed in afterwards waits. */
  state: z.enum(['running', 'over', 'ended']),
  /** Changes made on that caseload after the cover was ended, or it was handed over: set aside until an administrator admits them. */
  late: z.int().nonnegative(),
})
export type Cover = z.output<typeof cover>

/** A caseload that whoever works here reads beside their own, or no longer reads. */
const myCover = z.object({
  caseload: scopeId,
  caseloadName: z.string(),
  /** Whose caseload it is: 'A. Rahman'. */
  owners: z.array(z.string()),
  /** The last day; null: none was given. */
  until: day.nullable(),
  /** ended: its last day has passed, an administrator has ended it, or the caseload was handed over. */
  state: z.enum(['running', 'ended']),
})
export type MyCover = z.output<typeof myCover>

/** Moving people and caseloads between members of the team. */
export const handover = {
  /** Where a person may go from here: caseloads this computer holds both ends of. */
  choices: read(
    z.object({ personId: recordId }),
    z.object({ from: z.string(), to: z.array(z.object({ id: scopeId, name: z.string(), kind: z.enum(['caseload', 'inbox']) })) }),
    ['not_found'],
  ),
  preview: read(z.object({ personIds: z.array(recordId).min(1), to: scopeId }), sight, ['not_found', 'not_allowed']),
  /** Allocates an unallocated referral, or hands one person (or several) over, with everything about them. */
  move: write(z.object({ personIds: z.array(recordId).min(1), to: scopeId }), undoable, ['not_found', 'not_allowed']),

  /** People whose last moves went to two caseloads at once. */
  doubleAllocations: read(
    z.object({}),
    z.array(z.object({ personId: recordId, name: z.string(), caseloads: z.array(z.object({ id: scopeId, name: z.string() })) })),
    [],
  ),

  /** What was still written in a caseload after its person had moved on: shown to those who hold both. */
  lateWork: read(
    z.object({}),
    z.array(z.object({ personId: recordId, name: z.string(), changes: z.int(), from: z.string(), to: z.string() })),
    [],
  ),
  /** Copies that on to where the person is now. What says something else there stands beside it, as two versions. */
  copyOn: write(z.object({ personId: recordId }), z.object({}), ['not_found', 'not_allowed']),

  /** Who reads a caseload that is not their own: those that are over first, then those with late work. */
  covers: read(z.object({}), z.array(cover), []),
  /** What whoever works here covers, and what has ended of that until they have read so. */
  myCovers: read(z.object({}), z.array(myCover), []),
  coverEndRead: write(z.object({ caseload: scopeId }), z.object({}), []),
  coverPreview: read(z.object({ caseload: scopeId, memberId: recordId }), sight, ['not_found', 'not_allowed']),
  /** Lets a colleague's computers read and write a whole caseload, up to a day or for good. */
  giveCover: write(z.object({ caseload: scopeId, memberId: recordId, until: day.nullable() }), z.object({}), ['not_found', 'not_allowed']),
  /** Ends it: those computers read nothing new of that caseload. */
  endCover: write(z.object({ caseload: scopeId, memberId: recordId }), z.object({}), ['not_found', 'not_allowed']),
  handOverPreview: read(z.object({ caseload: scopeId, to: recordId }), sight, ['not_found', 'not_allowed']),
  /** Gives a whole caseload to a colleague, who may hold it by their role already, and ends it for its present workers. */
  handOverCaseload: write(z.object({ caseload: scopeId, to: recordId }), z.object({}), ['not_found', 'not_allowed']),
} as const
