import type { Database } from 'better-sqlite3'
import type { Base } from '../../../shared/model/change.ts'
import { toText } from '../sync/bytes.ts'
import { shownFirst } from './heads.ts'
import { checkOf, type Origin } from './line.ts'
import { isSigned, type Log, type LoggedChange } from './log.ts'
import type { Write } from './record.ts'
import { tombstoneGroup, type Tombstones } from './tombstone.ts'

/** The field group of a person that says how far their changes had been read when they moved. */
export const movedGroup = 'moved'

/**
 * The writes that move a person, with everything about them, to another scope (sync specification, section 8): there
 * a copy of each head, which says what it copies; their home, and how far they had been read, in both scopes. What
 * was deleted stays behind. Undone by moving back.
 */
export const createMove = (database: Database, log: Log, tombstones: Tombstones) => {
  const heads = database.prepare(
    `SELECT change.id, seq, hlc, entity, record, grp, subject, supersedes, origin, value, digest, scope, device, aside
     FROM change JOIN chain ON chain.id = change.chain
     WHERE subject = ? AND head = 1 AND scope <> ? AND grp NOT IN ('${tombstoneGroup}', '${movedGroup}', 'home')`,
  )

  /** @param to a scope that this device holds, as it must hold those where the person is now */
  return (person: string, to: string): Write[] => {
    const leaving = (heads.all(person, to) as LoggedChange[])
      .filter(({ entity, record }) => !tombstones.isGone(entity, record, person))
      .map((change) => ({ ...change, signed: isSigned(change.entity, change.grp, JSON.parse(change.value)) }))
      // Of several versions the one that is shown is written last, so that it is shown there as well.
      .sort((a, b) => -shownFirst(a, b))
    const copies = leaving.map(({ entity, record, grp, value, ...change }) => ({
      entity,
      record,
      grp,
      subject: person,
      base: refOf(change),
      value: JSON.parse(value) as object | null,
      scope: to,
      origin: originOf(change),
    }))
    const seen = tombstones.seenOf('person', person)
    const home = (grp: string, value: object): Write[] => {
      const base = log.headsOfRegister({ entity: 'person', record: person, grp }).map(({ ref }) => ref)
      const places = new Set([...leaving.map(({ scope }) => scope), ...base.map(([, , , scope]) => scope), to])
      return [...places].flatMap((scope) => (scope === undefined ? [] : [{ entity: 'person', record: person, grp, subject: person, base, value, scope }]))
    }
    return [...copies, ...home('home', { homeScope: to }), ...home(movedGroup, { seen })]
  }
}

const refOf = ({ device, seq, digest, scope }: Pick<LoggedChange, 'device' | 'seq' | 'digest' | 'scope'>): Base => [
  [device, seq, checkOf(digest), scope],
]

/** Of a copy that is copied on: the change that somebody wrote in the first place. */
const originOf = ({ device, scope, seq, hlc, digest, origin }: Pick<LoggedChange, 'device' | 'scope' | 'seq' | 'hlc' | 'digest' | 'origin'>): Origin =>
  origin === null ? { device, scope, seq, hlc, digest: toText(digest) } : (JSON.parse(origin) as Origin)
