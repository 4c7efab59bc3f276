import type { Database } from 'better-sqlite3'
import type { LocalSettings } from '../../database/local-settings.ts'
import { randomId } from '../../common/random-id.ts'
import type { Surroundings } from '../../surroundings.ts'
import { homeGroup } from './home-scope.ts'

type ScopeKind = 'team' | 'inbox' | 'caseload' | 'roster'

/** The kinds of scopes that people are at home in. */
export type HomeKind = Extract<ScopeKind, 'inbox' | 'caseload'>

/** Whether a scope of this kind is one of those; null: it is not held here. */
export const isHomeKind = (kind: ScopeKind | null | undefined): kind is HomeKind => kind === 'caseload' || kind === 'inbox'

/** A scope that a computer holds. */
export interface HeldScope {
  readonly id: string
  readonly kind: ScopeKind
}

/** Tells to which scope a write goes. Ask each time: what this device holds may change at any time. */
export interface Scopes {
  /** Names, templates and settings: nothing about a person. */
  readonly team: string
  /** The caseload of this computer's user; null for a supervisor who has none. */
  readonly own: string | null
  /** Referrals that nobody was given yet; null where this device does not hold them. */
  readonly inbox: string | null
  readonly held: () => ReadonlySet<string>
  readonly kindOf: (scope: string) => ScopeKind | null
  /** Held, and not hidden: whether the people at home there are shown. */
  readonly isShown: (scope: string) => boolean
  /** Those scopes, in order. */
  readonly shown: () => readonly string[]
  /** Scopes that are not to be shown although they are held: cover whose last day has passed. */
  readonly hide: (scopes: readonly string[]) => void
  /** Where what is written about a person goes: their home, if this device holds it, else where new people go. */
  readonly homeOf: (person: string) => string
  /** Where new people go: the own caseload, else the inbox. */
  readonly newHome: () => string
  /** Makes a caseload that this device holds the own one, or none. */
  readonly setOwn: (scope: string | null) => void
}

/** The scopes this database holds; of a new one a team and a caseload, made with random ids (16 bytes, hex). */
export const scopesOf = (database: Database, local: LocalSettings, random: Surroundings['random']): Scopes => {
  const every = database.prepare('SELECT id FROM scope').pluck()
  const ofKind = database.prepare('SELECT id FROM scope WHERE kind = ? LIMIT 2').pluck()
  const kind = database.prepare('SELECT kind FROM scope WHERE id = ?').pluck()
  const homeInTable = database.prepare('SELECT homeScope FROM person WHERE id = ?').pluck()
  const homeInLog = database
    .prepare(
      `SELECT scope FROM change JOIN chain ON chain.id = change.chain
       WHERE record = ? AND grp = '${homeGroup}' AND entity = 'person' ORDER BY head DESC, hlc DESC LIMIT 1`,
    )
    .pluck()

  const kindOf = (scope: string): ScopeKind | null => (kind.get(scope) as ScopeKind | undefined) ?? null

  let hidden = new Set((local.get('hiddenScopes') as string[] | undefined) ?? [])
  const isShown = (scope: string): boolean => !hidden.has(scope) && kindOf(scope) !== null

  /** The only scope of a kind, or null where there is none or several. */
  const onlyOne = (wanted: ScopeKind): string | null => {
    const [only, other] = ofKind.all(wanted) as string[]
    return other === undefined ? (only ?? null) : null
  }

  // Once the team says whose a caseload is, that counts: a whole caseload may have changed hands.
  const saidByTeam = database
    .prepare(
      `SELECT json_extract(value, '$.ownCaseload') FROM change
       WHERE entity = 'member' AND record = ? AND grp = 'work' AND head = 1 ORDER BY hlc DESC LIMIT 1`,
    )
    .pluck()

  const own = (): string | null => {
    const said = saidByTeam.get(local.get('member') ?? null)
    const chosen = said === undefined ? local.get('ownCaseload') : said
    if (chosen === undefined) return onlyOne('caseload')
    return typeof chosen === 'string' && kindOf(chosen) === 'caseload' ? chosen : null
  }

  const newHome = (): string => {
    const home = own() ?? onlyOne('inbox')
    if (home === null) throw new Error('This computer holds neither a caseload of its own nor the inbox')
    return home
  }

  const holdsPeople = (scope: unknown): scope is string => typeof scope === 'string' && isHomeKind(kindOf(scope))

  const add = database.prepare('INSERT INTO scope (id, kind) VALUES (?, ?)')
  database.transaction(() => {
    if (every.get() !== undefined) return
    for (const each of ['team', 'caseload']) add.run(randomId(random), each)
  })()

  return {
    get team() {
      const team = onlyOne('team')
      if (team === null) throw new Error('A computer belongs to one team')
      return team
    },
    get own() {
      return own()
    },
    get inbox() {
      return onlyOne('inbox')
    },
    held: () => new Set(every.all() as string[]),
    kindOf,
    isShown,
    shown: () => (every.all() as string[]).filter((scope) => !hidden.has(scope)).sort(),
    hide(scopes) {
      if (scopes.length === hidden.size && scopes.every((scope) => hidden.has(scope))) return
      hidden = new Set(scopes)
      local.set('hiddenScopes', scopes)
    },
    homeOf(person) {
      const known = homeInTable.get(person)
      if (holdsPeople(known)) return known
      // Only the log says where a deleted person was; undoing the deletion has to be written there.
      const before = known === undefined ? homeInLog.get(person) : undefined
      return holdsPeople(before) ? before : newHome()
    },
    newHome,
    setOwn: (scope) => local.set('ownCaseload', scope),
  }
}
