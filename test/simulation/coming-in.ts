import { checkOf } from '../../main/core/changes/log/line.ts'
import { readJoining } from '../../main/core/sync/team/joining/kept-joining.ts'
import type { TeamParts } from '../../main/core/sync/team/team-parts.ts'
import type { ChangeRef } from '../../shared/model/change.ts'
import { prepared } from '../../main/core/database/prepared.ts'
import type { Luck } from './step.ts'
import { acknowledge, type Slot, type World } from './world.ts'

/**
 * Has a computer try to come into the team. What was written about people while it waited, by its earlier ids too, may be
 * written again in the course of it: it must all be there afterwards, and as well as acknowledged.
 */
export const comingIn = async <T>(world: World, slot: Slot, luck: Luck, work: (team: TeamParts) => Promise<T>): Promise<T | null> => {
  const { device } = slot.computer.caseload
  const before = standingOf(slot)
  const done = await world.operate(slot, luck, work)
  const { log } = slot.computer.caseload
  world.ledger.forget(device.id, ({ seq, check, scope }) => log.find([device.id, seq, check, scope], scope) !== null)
  const after = new Map(standingOf(slot).map((line) => [nameOf(line), line]))
  const refOf = ({ device: by, seq, digest, scope }: StandingLine): ChangeRef => [by, seq, checkOf(digest), scope]
  const refs = before.flatMap((line) => {
    // Something else may stand by what was read meanwhile.
    if (log.find(refOf(line), line.scope) !== null || isErased(slot, line)) return []
    const same = after.get(nameOf(line))
    if (same === undefined) throw new Error(`${slot.name} lost a ${line.entity} ${line.grp} on the way into the team`)
    return [refOf(same)]
  })
  acknowledge(world, slot, refs)
  slot.lastWritten = []
  return done
}

/** What this computer had erased before it came in, its own lines with it, it does not write again. */
const isErased = ({ computer: { book } }: Slot, { subject }: StandingLine): boolean => book.permissions.erased?.()?.has(subject) === true

/** A computer syncs once. One that waits may come in by that. */
export const syncOnce = async (world: World, slot: Slot, luck: Luck): Promise<void> => {
  if (readJoining(slot.computer.caseload.local) === null) await world.cycle(slot, luck)
  else await comingIn(world, slot, luck, ({ sync }) => sync.cycle())
}

interface StandingLine {
  readonly device: string
  readonly scope: string
  readonly seq: number
  readonly digest: Buffer
  readonly entity: string
  readonly record: string
  readonly grp: string
  readonly subject: string
  readonly value: string
}

const standingOf = ({ computer: { caseload } }: Slot): StandingLine[] =>
  prepared(
    caseload.database,
    `SELECT device, scope, seq, digest, entity, record, grp, subject, value FROM change JOIN chain ON chain.id = change.chain
     WHERE head = 1 AND subject IS NOT NULL AND device IN (SELECT id FROM device)`,
  ).all() as StandingLine[]

/** Where somebody is at home may be another scope by then; deletions and moves say in other numbers how far had been read. */
const nameOf = ({ entity, record, grp, value }: StandingLine): string =>
  JSON.stringify([entity, record, grp, ['home', 'tombstone', 'moved'].includes(grp) ? null : value])
