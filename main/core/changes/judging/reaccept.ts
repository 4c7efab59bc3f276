import type { Database } from 'better-sqlite3'
import type { LocalSettings } from '../../database/local-settings.ts'
import { toText } from '../../common/bytes.ts'
import { isLinePermitted } from './accepted.ts'
import { aside, type Aside } from './aside.ts'
import { erasedEntity } from '../log/chains.ts'
import type { Follow } from '../tables/follow.ts'
import { homeGroup } from '../homes/home-scope.ts'
import { createJudgements, type ChainName } from './judgements.ts'
import type { Log } from '../log/log.ts'
import type { Judgement, PermissionRange } from './permissions.ts'
import { tombstoneGroup, type RegisterName } from '../log/register.ts'
import { inSlices } from '../slices.ts'
import { isUnderstood } from './understood.ts'

export interface ReacceptParts {
  readonly database: Database
  readonly local: LocalSettings
  readonly log: Log
  readonly follow: Follow
  readonly permissions: Judgement
  /** Milliseconds. */
  readonly time: () => number
  readonly onChanged: (tables: readonly string[]) => void
}

/**
 * Decides again, after the roster changed, which changes count, and brings everything that follows from that up to
 * date, in slices.
 */
export const createReaccept = ({ database, local, log, follow, permissions, time, onChanged }: ReacceptParts) => {
  const judged = `id, seq, entity, record, grp, subject, aside, CASE grp WHEN '${homeGroup}' THEN value ELSE 'null' END AS value`
  const rowsAfter = database.prepare(`SELECT ${judged} FROM change WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?`)
  // Asked by the index of registers: that has fewer rows about one person's home than the chain has lines.
  const homesAfter = database.prepare(`SELECT ${judged} FROM change WHERE +chain = ? AND record = ? AND grp = '${homeGroup}' AND seq > ?`)
  const namingAfter = database.prepare(
    `SELECT ${judged}, CASE grp WHEN '${tombstoneGroup}' THEN supersedes || change.value ELSE supersedes END AS naming
     FROM change WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const homesOf = database.prepare(`SELECT value FROM change WHERE record = ? AND grp = '${homeGroup}'`).pluck()
  const valueOf = database.prepare('SELECT value FROM change WHERE id = ?').pluck()
  const setAside = database.prepare('UPDATE change SET head = 0, aside = ? WHERE id = ?')
  const chainsOf = database.prepare('SELECT id, scope FROM chain WHERE device = ?')
  const judgements = createJudgements({ database, local, permissions })

  const tell = (tables: ReadonlySet<string>): void => {
    if (tables.size > 0) onChanged([...tables])
  }

  /** Sets those lines aside that do not count, takes back those that count again, and brings the tables up to date. */
  const judge = database.transaction((rows: readonly JudgedRow[], reasonNow: (row: JudgedRow) => Aside | null) => {
    const changed: JudgedRow[] = []
    for (const row of rows) {
      const why = row.entity === erasedEntity ? null : reasonNow(row)
      const before = isByRoster(row.aside) ? row.aside : null
      if (why === before) continue
      setAside.run(why ?? reasonOfValue(row), row.id)
      changed.push(row)
    }
    return follow(changed)
  })

  const reasonOfValue = (row: JudgedRow): Aside =>
    isUnderstood(row, JSON.parse(valueOf.get(row.id) as string)) ? aside.counts : aside.notUnderstood

  const followAll = database.transaction(follow)

  /** Tells of lines of a chain why the roster does not let them count. */
  const createReasonNow = ({ device, scope }: ChainName, chain: number): ((row: JudgedRow) => Aside | null) => {
    const permission = permissions.permission(device, scope)
    const branches = new Map<PermissionRange, boolean>()
    const isBranch = (range: PermissionRange): boolean => {
      const known = branches.get(range) ?? isOnBranch(log, chain, range)
      branches.set(range, known)
      return known
    }
    if (!permissions.isHeld(scope)) return () => aside.notHeld
    return (row) => (isLinePermitted(permissions, { device, scope, permission }, row, isBranch) ? null : aside.refused)
  }

  /**
   * All lines of a chain about one person's home are judged together, when the first of them is met. Each time, what
   * follows is worked out from everything that is said of that home, and anybody can write thousands of such lines.
   */
  const createTogether = (chain: number): ((rows: readonly JudgedRow[]) => JudgedRow[]) => {
    const taken = new Set<string>()
    return (rows) => {
      const homes = Map.groupBy(rows.filter(({ grp, record }) => grp === homeGroup && !taken.has(record)), ({ record }) => record)
      for (const record of homes.keys()) taken.add(record)
      const behind = rows.at(-1)?.seq ?? 0
      return [
        ...rows.filter(({ grp }) => grp !== homeGroup),
        ...[...homes].flatMap(([record, those]) => [...those, ...(homesAfter.all(chain, record, behind) as JudgedRow[])]),
      ]
    }
  }

  /**
   * Tells whether any change of a person's home names one of these scopes: if so, a grant for that scope may decide
   * which of their homes counts.
   */
  const createHomeNames = (scopes: readonly string[]): ((person: string) => boolean) => {
    const known = new Map<string, boolean>()
    return (person) => {
      const found = known.get(person) ?? (homesOf.all(person) as string[]).some((value) => scopes.some((scope) => value.includes(scope)))
      known.set(person, found)
      return found
    }
  }

  /** Judges the lines of the chain itself. */
  function* judgeChain(name: ChainName, chain: number): Generator<void, void> {
    const reasonNow = createReasonNow(name, chain)
    const together = createTogether(chain)
    let after = 0
    yield* inSlices(time, (items) => {
      const rows = rowsAfter.all(chain, after, items * rowsForOne) as JudgedRow[]
      tell(judge.immediate(together(rows), reasonNow))
      after = rows.at(-1)?.seq ?? after
      return rows.length < items * rowsForOne ? 0 : 1
    })
  }

  /**
   * Judges what a device wrote in other scopes but which supersedes or deletes something in these, or moves people
   * there.
   */
  function* judgeAcross(device: string, granted: readonly string[]): Generator<void, void> {
    for (const { id: chain, scope } of chainsOf.all(device) as { id: number; scope: string }[]) {
      const scopes = granted.filter((each) => each !== scope)
      const reasonNow = createReasonNow({ device, scope }, chain)
      const together = createTogether(chain)
      const homeNames = createHomeNames(scopes)
      const isNaming = ({ grp, record, naming }: NamingRow): boolean =>
        (naming !== nothingNamed && scopes.some((each) => naming.includes(each))) || (grp === homeGroup && homeNames(record))
      let after = 0
      yield* inSlices(time, (items) => {
        const rows = namingAfter.all(chain, after, items * rowsForOne) as NamingRow[]
        const naming = together(rows.filter(isNaming))
        tell(judge.immediate(naming.filter(({ grp }) => grp === homeGroup), reasonNow))
        tell(followAll.immediate(naming))
        after = rows.at(-1)?.seq ?? after
        return rows.length < items * rowsForOne ? 0 : 1
      })
    }
  }

  return {
    /** @param chains those for which the permission may have changed */
    *reaccept(chains: readonly ChainName[]): Generator<void, void> {
      for (const [device, names] of Map.groupBy(chains, (name) => name.device)) {
        const { changedGrants, done } = judgements.begin(device, names)
        for (const name of names) {
          const chain = log.findChain(name.scope, device)
          if (chain !== null) yield* judgeChain(name, chain)
        }
        const granted = changedGrants()
        if (granted.length > 0) yield* judgeAcross(device, granted)
        done()
      }
    },

    /** The chains that were last judged by another permission than the present one, as a crash may leave them. */
    toJudge: judgements.due,
  }
}

export type Reaccept = ReturnType<typeof createReaccept>['reaccept']

/** Whether the chain has not yet come to the end of a range, or has there the tip that the range says. */
export const isOnBranch = (log: Log, chain: number, { to, tip }: PermissionRange): boolean =>
  to === null || tip === null || log.lastSeq(chain) < to || toText(log.tipAt(chain, to)) === tip

const isByRoster = (why: Aside): boolean => why === aside.refused || why === aside.notHeld

/** So many lines are looked at in the time that one takes of which something follows. */
const rowsForOne = 20

interface JudgedRow extends RegisterName {
  readonly id: number
  readonly seq: number
  readonly subject: string | null
  readonly aside: Aside
  /** JSON text of a person's home; of all else `null`. */
  readonly value: string
}

interface NamingRow extends JudgedRow {
  /** All text of the line that may name a scope that is not its own. */
  readonly naming: string
}

/** Most changes are the first of their register. */
const nothingNamed = '[]'
