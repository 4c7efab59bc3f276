import fc from 'fast-check'
import type { TeamRole } from '../../shared/contract/team.ts'
import { toText } from '../../main/core/common/bytes.ts'
import type { Permission, PermissionSource } from '../../main/core/changes/judging/permissions.ts'
import type { HeldScope } from '../../main/core/changes/homes/scopes.ts'
import { saveProfile } from '../../main/core/caseload/settings.ts'
import { chainsOf, type Chain } from './log-world.ts'
import { testCaseload, type TestCaseload } from './test-caseload.ts'

/** The scopes of these teams: the team's, and two caseloads. */
export const scopes: readonly HeldScope[] = [
  { id: '0'.repeat(32), kind: 'team' },
  { id: 'a'.repeat(32), kind: 'caseload' },
  { id: 'b'.repeat(32), kind: 'caseload' },
]

/** A computer of a team that holds everything; without an own caseload it belongs to a supervisor without an inbox. */
export const teamComputer = async (seed: string, own: string | null = 'a'.repeat(32)): Promise<TestCaseload> => {
  const caseload = await testCaseload(seed)
  caseload.database.exec('DELETE FROM change; DELETE FROM chain')
  if (!caseload.adopt(scopes, own)) throw new Error('not empty')
  return caseload
}

/** The same with a profile of its user. */
export const writingComputer = async (seed: string, own: string): Promise<TestCaseload> => {
  const caseload = await teamComputer(seed, own)
  saveProfile(caseload, { memberName: seed, memberRole: 'Link worker', practiceCode: null, practiceName: null })
  return caseload
}

/** What a roster might say of one device in one scope. */
type Leave = 'nothing' | 'everything' | { readonly from: number; readonly to: number; readonly branch: 'this' | 'other' | 'not-said' }

interface Enrolment {
  readonly role: TeamRole | null
  /** In the order of `scopes`. */
  readonly leave: readonly Leave[]
}

/** What a roster might say of each of the devices, in their order. */
export type RosterState = readonly Enrolment[]

const leave: fc.Arbitrary<Leave> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('everything' as const) },
  { weight: 1, arbitrary: fc.constant('nothing' as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      from: fc.integer({ min: 1, max: 4 }),
      to: fc.integer({ min: 1, max: 12 }),
      branch: fc.constantFrom('this' as const, 'other' as const, 'not-said' as const),
    }),
  },
)

/** Any roster of so many devices. */
export const rosterState = (devices: number): fc.Arbitrary<RosterState> =>
  fc.array(
    fc.record({
      role: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom<TeamRole>('link-worker', 'supervisor') },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      leave: fc.array(leave, { minLength: scopes.length, maxLength: scopes.length }),
    }),
    { minLength: devices, maxLength: devices },
  )

/** What every computer is told whose changes count, by a roster that says so of these writers. */
export const permissionsOf = (state: RosterState, writers: readonly TestCaseload[]): PermissionSource => {
  const find = (device: string, scope: string): { role: TeamRole | null; leave: Leave } => {
    const enrolled = state[writers.findIndex((writer) => writer.device.id === device)]
    return { role: enrolled?.role ?? null, leave: enrolled?.leave[scopes.findIndex(({ id }) => id === scope)] ?? 'nothing' }
  }
  const tipAt = (device: string, scope: string, seq: number): string | null => {
    const log = writers.find((writer) => writer.device.id === device)?.log
    const chain = log?.findChain(scope, device) ?? null
    return log === undefined || chain === null || log.lastSeq(chain) < seq ? null : toText(log.tipAt(chain, seq))
  }
  return {
    permission(device, scope): Permission {
      const { role, leave: given } = find(device, scope)
      const isTeamScope = scopes.some(({ id, kind }) => id === scope && kind === 'team')
      if (given === 'nothing') return { role, isTeamScope, ranges: [] }
      if (given === 'everything') return { role, isTeamScope, ranges: [{ from: 1, to: null, tip: null }] }
      const { from, to, branch } = given
      return { role, isTeamScope, ranges: [{ from, to, tip: branch === 'not-said' ? null : branch === 'other' ? toText(Buffer.alloc(32)) : tipAt(device, scope, to) }] }
    },
    everGranted: (device, scope) => find(device, scope).leave !== 'nothing',
    scopes: () => scopes.map(({ id }) => id),
  }
}

/** Each writer's own chains, as they would lie in a store. */
export const ownChains = (writers: readonly TestCaseload[]): Chain[] =>
  writers.flatMap((writer) => chainsOf(writer).filter(({ device }) => device === writer.device.id))
