import type { EntityName, GroupName, GroupValue } from '../../shared/model/entities.ts'
import type { Base } from '../../shared/model/change.ts'
import { formatLine } from '../../main/core/changes/log/line.ts'
import { receive, type TestCaseload } from './test-caseload.ts'

/** The id of the other computer of these tests. */
export const anotherDevice = 'ab'.repeat(16)

/** What another computer wrote. */
export interface SaidElsewhere<E extends EntityName, G extends GroupName<E>> {
  readonly entity: E
  readonly record: string
  readonly group: G
  /** The person it is about; null: it belongs to the team. */
  readonly subject: string | null
  readonly value: GroupValue<E, G> | null
  /** What the other computer was looking at; left out, nothing that was written here. */
  readonly base?: Base
  readonly device?: string
}

/** Another computer's writing of a field group, which arrives a minute after it was written. */
export const saidElsewhere = <E extends EntityName, G extends GroupName<E>>(
  caseload: TestCaseload,
  { entity, record, group, subject, value, base = [], device = anotherDevice }: SaidElsewhere<E, G>,
): void => {
  const { log, scopes, clock } = caseload
  clock.advance({ minutes: 1 })
  const scope = subject === null ? scopes.team : scopes.newHome()
  const seq = log.lastSeq(log.chainOf(scope, device)) + 1
  const supersedes = JSON.stringify(base.map(([by, number, check]) => [by, number, check]))
  const line = { seq, hlc: clock.now() * 1024, entity, record, grp: group, subject, supersedes, origin: null, value: JSON.stringify(value) }
  receive(caseload, { scope, device, from: seq, lines: [formatLine(line)] })
  clock.advance({ minutes: 1 })
}
