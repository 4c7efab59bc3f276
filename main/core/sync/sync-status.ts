import type { Database } from 'better-sqlite3'
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { aside } from '../changes/judging/aside.ts'
import { prepared } from '../database/prepared.ts'
import { day, hasPassed, hour } from './elapsed.ts'
import type { Marks } from './marks.ts'
import { rosterScope } from './format/names.ts'
import { aboutAdministrator, newAdministrators } from './new-administrators.ts'
import type { Peer } from './reading/peers.ts'
import { patience, readAwaited, type Awaited, type Problem } from './reading/problems.ts'
import type { RosterBook } from './roster/roster-book.ts'
import { currentKeyOf, nextEpoch } from './roster/rekey.ts'
import type { Roster } from './roster/roster.ts'

type Alert = SyncStatus['alerts'][number]

/** Another computer may have read roster entries that were put after this one listed the store: that is no withholding yet. */
const untilWithheld = hour

/**
 * What people should know about single computers: something of theirs was altered, withheld or rolled back, two
 * copies of one exist, a clock looks wrong, or one has made nearly as many decisions as may count. Each kind is told
 * once for each computer. Besides: that the team has no administrator, or a new one.
 */
export const alertsOf = (database: Database, peers: readonly Peer[], book: RosterBook, marks: AlertMarks, now: number): Alert[] => {
  const { device: me, copied } = marks
  const roster = book.current()
  const others = peers.filter(({ device }) => device !== me)
  const isRemoved = (device: string): boolean => roster?.devices.get(device)?.removed === true
  const found: Found[] = [
    ...readAwaited(database).flatMap((awaited): Found[] => {
      const kind = kindOf(awaited, now)
      if (kind === null) return []
      return [{ kind: kind === 'acts_missing' && isRemoved(awaited.device) ? 'removed_acts_missing' : kind, device: awaited.device }]
    }),
    ...of('two_copies', [...forkedDevices(database), ...copied]),
    ...of('rolled_back', others.filter(({ lowerSince }) => lowerSince !== null && hasPassed(patience, lowerSince, now)).map(({ device }) => device)),
    ...of('wrong_key', book.wrongBoxes().map(({ by }) => by)),
    ...(roster === null ? [] : byRoster(database, roster, marks)),
    ...wrongClocks(others, marks, now).map(({ device, days }): Found => ({ kind: 'clock', device, about: { days } })),
  ]
  const distinct = new Map(found.map((alert) => [`${alert.kind}/${alert.device}`, alert]))
  return [...distinct.values()]
    .filter(({ kind, device }) => kind === 'removed_acts_missing' || !isRemoved(device))
    .map(({ kind, device, about }) => ({ kind, device, computer: computerName(database, device), about }))
    // In an alert about a clock, null stands for this computer: another one without a name would be taken for it.
    .filter(({ kind, device, computer }) => kind !== 'clock' || device === me || computer !== null)
    .map(({ kind, device, computer, about }) => ({ kind, computer: device === me ? null : computer, days: null, ...about }))
}

type AlertMarks = Pick<Marks, 'device' | 'copied' | 'clockDays' | 'unheardRemovals' | 'knownAdministrators'>

interface Found {
  readonly kind: Alert['kind']
  readonly device: string
  /** What is told besides. */
  readonly about?: Partial<Omit<Alert, 'kind' | 'computer'>>
}

const of = (kind: Alert['kind'], devices: Iterable<string>): Found[] => [...devices].map((device) => ({ kind, device }))

const byRoster = (database: Database, roster: Roster, marks: AlertMarks): Found[] => [
  ...of('keys_used_up', makersOfLastEpochs(roster)),
  ...of('many_acts', roster.crowded),
  ...of('no_administrator', hasNoAdministrator(roster) ? [marks.device] : []),
  ...(roster.devices.has(marks.device) ? marks.unheardRemovals : [])
    .filter((device) => roster.devices.has(device))
    .map((device): Found => ({ kind: 'removal_unheard', device, about: { device } })),
  ...newAdministrators(roster, marks).map((device): Found => ({ kind: 'new_administrator', device, about: { device, ...aboutAdministrator(database, roster, device) } })),
  ...of('altered', roster.alarms.filter(({ kind }) => kind === 'forged').map(({ device }) => device)),
]

const kindOf = ({ problem, since }: Awaited, now: number): Alert['kind'] | null => {
  const [kind, waits] = kinds[problem]
  return kind !== null && hasPassed(waits, since, now) ? kind : null
}

/** What an unreadable object means to people, and how long it may be a matter of a transfer under way. */
const kinds: Readonly<Record<Problem, readonly [Alert['kind'] | null, number]>> = {
  altered: ['altered', 0],
  too_large: ['altered', 0],
  not_understood: ['altered', 0],
  erased_without_act: ['emptied', 0],
  not_an_object: ['altered', patience],
  truncated: ['altered', patience],
  missing: ['withheld', patience],
  gap: ['withheld', patience],
  acts_missing: ['acts_missing', untilWithheld],
  withheld: ['withheld', untilWithheld],
  no_key: ['wrong_key', patience],
  two_copies: ['two_copies', 0],
  unknown_signer: [null, 0],
  newer_format: ['newer_version', 0],
}

/** All have removed one another with the sheet. A roster of which nothing was read yet says nothing. */
const hasNoAdministrator = ({ devices }: Roster): boolean => {
  const administrators = [...devices.values()].filter(({ role }) => role === 'administrator')
  return administrators.length > 0 && administrators.every(({ removed }) => removed)
}

/** The computers because of which a scope can have no new key. */
const makersOfLastEpochs = (roster: Roster): string[] =>
  [...roster.scopes.keys()].filter((scope) => nextEpoch(roster, scope) === null).flatMap((scope) => [...(currentKeyOf(roster, scope)?.makers ?? [])])

/** The devices that say, or whose removal says, that acts exist which are missing here for so long that people are told. */
export const lackingActs = (database: Database, now: number): ReadonlySet<string> =>
  new Set(readAwaited(database).flatMap((awaited) => (kindOf(awaited, now) === 'acts_missing' ? [awaited.device] : [])))

export const forkedDevices = (database: Database): string[] =>
  prepared(database, 'SELECT DISTINCT device FROM chain WHERE fork = 1').pluck().all() as string[]

/**
 * Which clocks look wrong, and by how many days. Where the place tells the time, this computer's is compared with that.
 * A head from the future tells of the other's; or, where the place tells none and all of several say so, of this one's.
 * (One from the past tells nothing: it may have waited long for the place to be reached.)
 */
export const wrongClocks = (
  others: readonly Peer[],
  { device: me, clockDays }: Pick<Marks, 'device' | 'clockDays'>,
  now: number,
): { readonly device: string; readonly days: number }[] => {
  if (clockDays !== null && clockDays !== 0) return [{ device: me, days: Math.abs(clockDays) }]
  // A head that arrived, by this clock, on a later day than now came before the clock was set back: it says nothing of now.
  const heard = others.filter(({ heardAt }) => daysBetween(now, heardAt) < 1)
  const ahead = heard.map(({ device, head, heardAt }) => ({ device, days: daysBetween(heardAt, head.time) }))
  const wrong = ahead.filter(({ days }) => days >= 1)
  const isOwn = clockDays === null && wrong.length > 1 && wrong.length === heard.length
  return isOwn ? [{ device: me, days: Math.min(...wrong.map(({ days }) => days)) }] : wrong
}

/** Whole days from one time to another, negative for one before. */
export const daysBetween = (from: number, to: number): number => Math.round((to - from) / day)

/** The other computer of the team that was heard of longest ago. */
export const quietestOf = (database: Database, peers: readonly Peer[], roster: Roster | null, me: string): SyncStatus['quietest'] => {
  const live = peers.filter(({ device }) => device !== me && roster?.devices.get(device)?.removed === false)
  const quietest = live.map((peer) => ({ device: peer.device, seenAt: seenAt(peer) })).sort((a, b) => a.seenAt - b.seenAt)[0]
  if (quietest === undefined) return null
  const words = computerName(database, quietest.device)
  return words === null ? null : { words, seenAt: quietest.seenAt }
}

/** Null where this computer has not been told. */
const computerName = (database: Database, device: string): string | null =>
  (prepared(database, 'SELECT computerName FROM computer WHERE id = ?').pluck().get(device) as string | undefined) ?? null

/** When a computer was last heard of: when it wrote its newest head, but never later than that head was seen here. */
export const seenAt = ({ head, heardAt }: Pick<Peer, 'head' | 'heardAt'>): number => Math.min(head.time, heardAt)

/** Exported for the test that reads how it is planned. */
export const refusedCountStatement = `SELECT count(*) FROM change JOIN chain ON chain.id = change.chain WHERE aside <> 0 AND aside = ${aside.refused} AND scope <> ?`

/** Changes whose signer may not make them. (Of the roster itself its fold decides.) */
export const refusedCount = (database: Database): number => prepared(database, refusedCountStatement).pluck().get(rosterScope) as number
