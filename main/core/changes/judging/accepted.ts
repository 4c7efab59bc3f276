import { rosterScope } from '../../sync/format/names.ts'
import { isForeignHome } from '../homes/home-scope.ts'
import type { Permission, PermissionRange, PermissionSource } from './permissions.ts'
import type { RegisterName } from '../log/register.ts'

/** What of a change decides whether its signer may make it. */
export interface SignedChange {
  readonly scope: string
  readonly seq: number
  readonly entity: string
  readonly record: string
  /** The person it is about, or null. */
  readonly subject: string | null
  /** Whether it is about a person who was erased. */
  readonly ofErased: boolean
  /** Whether it says that a person is in a scope that its device was never granted. */
  readonly ofForeignHome: boolean
}

/**
 * Whether a change counts, as far as the roster decides it: its device is enrolled, a grant covers its place in the
 * chain, the device's role may write such a record (sync specification, section 5, a to c), it leaves people where its
 * device may know of them, and its person was not erased (section 9). What names a signed text is told by `headsOf`.
 * @param isBranch whether the chain, once it reaches the end of this range, has the tip that the range says there
 */
export const isPermitted = (
  permission: Permission | 'everything',
  change: SignedChange,
  isBranch: (range: PermissionRange) => boolean,
): boolean => {
  // All acts are let in here, and nothing else: which of them count is decided by reading all of them.
  if (change.scope === rosterScope) return change.entity === actEntity
  if (change.ofErased) return false
  if (permission === 'everything') return true
  if (change.ofForeignHome) return false
  const { role, member, ranges, isTeamScope } = permission
  if (role === null) return false
  if (isTeamScope === true && (change.subject !== null || ofPeople.has(change.entity))) return false
  if (role === 'link-worker' && ofTheTeam.has(change.entity) && !(change.entity === 'member' && change.record === member)) return false
  return ranges.some(
    (range) => range.from <= change.seq && (range.to === null || (change.seq <= range.to && isBranch(range))),
  )
}

/** A line as it stands in a chain; `value`: JSON text, which is read of a home alone. */
type JudgedLine = RegisterName & Pick<SignedChange, 'seq' | 'subject'> & { readonly value: string }

/**
 * The same for a line in a device's chain, by all that this computer knows.
 * @param permission what the device may write in that scope
 */
export const isLinePermitted = (
  permissions: PermissionSource,
  { device, scope, permission }: { readonly device: string; readonly scope: string; readonly permission: Permission | 'everything' },
  line: JudgedLine,
  isBranch: (range: PermissionRange) => boolean,
): boolean =>
  isPermitted(permission, { ...line, scope, ofErased: isErased(permissions, line.subject), ofForeignHome: isForeignHome(permissions, device, line) }, isBranch)

/** Whether a line is about a person who was erased. */
export const isErased = ({ erased }: Pick<PermissionSource, 'erased'>, subject: string | null): boolean =>
  subject !== null && erased?.()?.has(subject) === true

/** The entity of the roster's lines. */
export const actEntity = 'act'

/** Records that say something to the whole team: supervisors and administrators write them. */
const ofTheTeam: ReadonlySet<string> = new Set(['setting', 'codelist', 'noteTemplate', 'member', 'teamCaseload', 'computer'])

/**
 * Records about people on a caseload. They are refused in the team's scope: everybody holds it, so somebody could write
 * there about people whose caseload they were never granted.
 */
const ofPeople: ReadonlySet<string> = new Set(['person', 'contactPoint', 'relevantContact', 'differentPerson', 'referral', 'case', 'consultation', 'note', 'addendum'])
