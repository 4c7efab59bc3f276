import type { Backup } from '../../../shared/contract/backups.ts'
import { dayInEngland } from '../../../shared/rules/time/english-time.ts'

type Dated = Pick<Backup, 'id' | 'at' | 'kind'>

const daysKept = 7
const weeksKept = 4
const updatesKept = 2

/**
 * The backups that are no longer needed. These are kept:
 * - of each of the last 7 days on which one was made, the newest;
 * - of each of the last 4 weeks before those days in which one was made, the newest;
 * - of the last 2 made before an update, those that are not older than all of the others: so there is a day by which
 *   somebody who was erased is in no backup any more.
 * Days and weeks are those of the UK calendar; days without work take nothing away.
 */
export function backupsToRemove<B extends Dated>(backups: readonly B[]): readonly B[] {
  const newestFirst = [...backups].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
  const updates = newestFirst.filter(({ kind }) => kind === 'before-update')
  const regular = newestFirst.filter(({ kind }) => kind !== 'before-update')
  const daily = newestOfEach(regular, dayOf, daysKept)
  const oldestDay = daily.at(-1)
  const earlier = oldestDay === undefined ? [] : regular.filter((backup) => dayOf(backup) < dayOf(oldestDay))
  const weekly = newestOfEach(earlier, weekOf, weeksKept)
  const oldest = weekly.length === weeksKept ? (weekly.at(-1)?.at ?? '') : ''
  const recentUpdates = updates.slice(0, updatesKept).filter(({ at }) => at >= oldest)
  const kept = new Set<B>([...recentUpdates, ...daily, ...weekly])
  return newestFirst.filter((backup) => !kept.has(backup))
}

/**
 * Whether the day's backup is still to be made. `now` is in milliseconds. One with a later date does not
 * count: it was made while the clock was wrong.
 */
export function isBackupDue(backups: readonly Dated[], now: number): boolean {
  const today = dayOf({ at: new Date(now).toISOString() })
  return !backups.some((backup) => backup.kind !== 'before-update' && dayOf(backup) === today)
}

function newestOfEach<B>(newestFirst: readonly B[], spanOf: (backup: B) => string, count: number): readonly B[] {
  const newest = new Map<string, B>()
  for (const backup of newestFirst) {
    const span = spanOf(backup)
    if (!newest.has(span)) newest.set(span, backup)
  }
  return [...newest.values()].slice(0, count)
}

function dayOf({ at }: Pick<Dated, 'at'>): string {
  return dayInEngland(at).toString()
}

/** The Monday that the week begins with. */
function weekOf({ at }: Dated): string {
  const date = dayInEngland(at)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}
