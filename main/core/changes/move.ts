import type { Database } from 'better-sqlite3'
import type { Base, ChangeRef } from '../../../shared/model/change.ts'
import { toText } from '../common/bytes.ts'
import { aside } from './judging/aside.ts'
import { shownFirst } from './log/heads.ts'
import { homeGroup, movedGroup } from './homes/home-scope.ts'
import { parseRefs, refOf, type Origin } from './log/line.ts'
import { isSigned, type Log, type LoggedChange } from './log/log.ts'
import type { Write } from './record.ts'
import { tombstoneGroup, recordKey } from './log/register.ts'
import type { Tombstones } from './tombstone.ts'
import { isTrueCopy } from './writing.ts'

/**
 * The writes that move a person, with everything about them, to another scope (sync specification, section 8). The new
 * scope gets a copy of each head, which names what it copies; both scopes get their home, and how far their changes had
 * been read. Deleted records stay behind; where the new scope has them from before, they are deleted there too. A move
 * is undone by moving back.
 */
export const createMove = (database: Database, log: Log, tombstones: Tombstones) => {
  const headsOf = database.prepare(
    `SELECT change.id, seq, hlc, entity, record, grp, subject, supersedes, origin, value, digest, scope, device, aside,
       iif(origin IS NULL, NULL, ${isTrueCopy}) AS isTrueCopy
     FROM change JOIN chain ON chain.id = change.chain
     WHERE subject = ? AND head = 1 AND grp NOT IN ('${tombstoneGroup}', '${movedGroup}', '${homeGroup}')`,
  )
  const liesIn = database
    .prepare(`SELECT 1 FROM change JOIN chain ON chain.id = change.chain WHERE entity = ? AND record = ? AND aside = ${aside.counts} AND scope = ? LIMIT 1`)
    .pluck()

  const isHeld = database.prepare('SELECT 1 FROM scope WHERE id = ?').pluck()

  /**
   * What a copy supersedes besides the head that it copies: changes of the register in scopes where the person was
   * earlier, and in the new one. Somebody who later holds one of those scopes alone would otherwise take as standing
   * what was left there long ago.
   */
  const leftBehind = (heads: readonly LoggedChange[]): ChangeRef[] => {
    const left: ChangeRef[] = []
    const seen = new Set<number>()
    const open = [...heads]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { scope, entity, record, grp } = next
      for (const ref of parseRefs(next.supersedes)) {
        const before = log.find(ref, scope)
        if (before === null || seen.has(before.id) || before.aside !== aside.counts) continue
        if (before.entity !== entity || before.record !== record || before.grp !== grp) continue
        seen.add(before.id)
        open.push(before)
        if (before.scope !== scope) left.push(refOf(before))
      }
    }
    return left
  }

  const copiesOf = (heads: readonly Copied[], person: string, to: string): Write[] =>
    equalHeads(heads).flatMap((equal) => {
      // Nothing to copy where it stands in the target already and nowhere else.
      const copied = equal.filter(({ scope }) => scope !== to).sort(shownBefore)[0]
      if (copied === undefined) return []
      const { entity, record, grp, value } = copied
      const base = distinct([...equal.map(refOf), ...leftBehind(equal)])
      return [{ entity, record, grp, subject: person, base, value: JSON.parse(value) as object | null, scope: to, origin: originOf(copied) }]
    })

  /** What was deleted elsewhere and still lies in the target from before. */
  const burialsIn = (heads: readonly LoggedChange[], person: string, to: string): Write[] =>
    [...new Map(heads.map(({ entity, record }) => [recordKey({ entity, record }), { entity, record }])).values()]
      .filter(({ entity, record }) => entity !== 'person' && liesIn.get(entity, record, to) !== undefined)
      .flatMap(({ entity, record }) => {
        const standing = log.headsOfRegister({ entity, record, grp: tombstoneGroup })
        const [shown] = standing.toSorted((a, b) => shownFirst(a, b))
        if (shown === undefined || standing.some(({ scope }) => scope === to)) return []
        const value = { ...(shown.value as object), seen: tombstones.seenOf(entity, record) }
        return [{ entity, record, grp: tombstoneGroup, subject: person, base: standing.map(({ ref }) => ref), value, scope: to }]
      })

  /** @param to a scope that this device holds, as it must hold those where the person is now */
  return (person: string, to: string): Write[] => {
    const everything = headsOf.all(person) as Copied[]
    const gone = new Set(everything.filter(({ entity, record }) => tombstones.isGone(entity, record, person)))
    // Of several versions the one that is shown is written last, so that it is shown there as well.
    const standing = everything.filter((change) => !gone.has(change)).sort((a, b) => -shownBefore(a, b))
    const seen = tombstones.seenOf('person', person)
    const home = (grp: string, value: object): Write[] => {
      const base = log.headsOfRegister({ entity: 'person', record: person, grp }).map(({ ref }) => ref)
      const left = everything.map(({ scope }) => scope)
      const said = base.flatMap(([, , , scope]) => scope ?? [])
      const places = [...new Set([...left, ...said, to])].filter((scope) => isHeld.get(scope) !== undefined)
      return places.map((scope) => ({ entity: 'person', record: person, grp, subject: person, base, value, scope }))
    }
    return [
      ...copiesOf(standing, person, to),
      ...burialsIn([...gone], person, to),
      ...home(homeGroup, { homeScope: to }),
      ...home(movedGroup, { seen }),
    ]
  }
}

/** A change to be copied. */
interface Copied extends LoggedChange {
  /** Of a copy: 0 where its original is here and says something else. */
  readonly isTrueCopy: 0 | 1 | null
}

/** Heads that say the same, in the order of the last of each, so that what is shown stays last. */
const equalHeads = (heads: readonly Copied[]): Copied[][] =>
  [...Map.groupBy(heads.toReversed(), ({ entity, record, grp, value }) => JSON.stringify([entity, record, grp, value])).values()].toReversed()

const shownBefore = (a: LoggedChange, b: LoggedChange): number => shownFirst(withSignature(a), withSignature(b))

const withSignature = (change: LoggedChange) => ({ ...change, signed: isSigned(change.entity, change.grp, JSON.parse(change.value)) })

const distinct = (refs: readonly ChangeRef[]): Base => [...new Map(refs.map((ref) => [String(ref), ref])).values()]

/**
 * What a copy of a copy names: the change that somebody wrote in the first place, unless that one says something else.
 */
const originOf = ({ device, scope, seq, hlc, digest, origin, isTrueCopy: isTrue }: Copied): Origin =>
  origin === null || isTrue === 0 ? { device, scope, seq, hlc, digest: toText(digest) } : (JSON.parse(origin) as Origin)
