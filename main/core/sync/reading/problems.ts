import type { Database } from 'better-sqlite3'
import { prepared } from '../../database/prepared.ts'
import { day, hasPassed } from '../elapsed.ts'
import type { ObjectProblem } from '../format/object.ts'

/**
 * Why something that a device has put cannot be taken yet: what is wrong with the object itself (`ObjectProblem`), or
 * - missing: a head names it, and it is not there;
 * - not_understood: sealed by a member, but neither run nor head;
 * - unknown_signer: its signer is not in the roster (yet);
 * - gap: what comes before it is not here;
 * - two_copies: validly signed, but it does not follow on what is here: the device exists twice;
 * - acts_missing: an administrator's device says that roster entries exist, and they cannot be got;
 * - withheld: the device has applied roster entries that are not here, and no administrator's device says that they exist;
 * - erased_without_act: lines are left out, no act says that they were to be erased, and they are nowhere else.
 */
export type Problem =
  | ObjectProblem
  | 'missing'
  | 'not_understood'
  | 'unknown_signer'
  | 'gap'
  | 'two_copies'
  | 'acts_missing'
  | 'withheld'
  | 'erased_without_act'

export interface Awaited {
  readonly name: string
  readonly device: string
  readonly since: number
  readonly problem: Problem
}

/** What one cycle could not take, by the object's name; with the device whose object it is, or whose lines are empty in it. */
export type Problems = Map<string, { readonly device: string; readonly problem: Problem }>

export const readAwaited = (database: Database): Awaited[] =>
  prepared(database, 'SELECT name, device, since, problem FROM awaited ORDER BY name').all() as Awaited[]

/**
 * Keeps what a whole cycle found in place of what was found before: what was had meanwhile, or is named no more, is
 * forgotten; what was awaited before keeps its time.
 */
export const keepProblems = (database: Database, problems: Problems, now: number): void => {
  const before = readAwaited(database)
  if (before.length === 0 && problems.size === 0) return
  const forget = prepared(database, 'DELETE FROM awaited WHERE name = ?')
  const keep = prepared(
    database,
    `INSERT INTO awaited (name, device, since, problem) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET problem = excluded.problem`,
  )
  database.transaction(() => {
    for (const { name } of before) if (!problems.has(name)) forget.run(name)
    for (const [name, { device, problem }] of problems) keep.run(name, device, now, problem)
  })()
}

/** How long something may be late, or a storage slow to show it, before anybody is told: a day. */
export const patience = day

/** More at a time would make a head longer than any reader takes; the others are named once these can be read. */
export const mostDamaged = 1000

/** Objects that stay unreadable: their owner, on reading this list in a head, puts them again. */
export const damagedOf = (awaited: readonly Awaited[], now: number): string[] =>
  awaited
    .filter(({ problem, since }) => ownerCanMend.has(problem) && hasPassed(patience, since, now))
    .slice(0, mostDamaged)
    .map(({ name }) => name)

const ownerCanMend: ReadonlySet<Problem> = new Set([
  'missing',
  'truncated',
  'altered',
  // The number of its key and that of its format stand in the open, where anybody can change them.
  'no_key',
  'newer_format',
  'not_an_object',
  'too_large',
  'not_understood',
  'erased_without_act',
])
