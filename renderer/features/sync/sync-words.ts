import type { Temporal } from 'temporal-polyfill'
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { dayInEngland, timeInEngland } from '../../../shared/rules/time/english-time.ts'
import { shortAlert } from './alert-words.ts'
import { counted, numberWords } from '../../ui/counted.ts'
import { refusedCountWords, setAsideWords, type WithoutEffect } from './late-words.ts'
import { momentInSentence, seenOn } from '../../ui/moment-words.ts'
import { stopWords } from './stop-words.ts'

/** One part of the status bar. */
export interface SyncSentence {
  readonly words: string
  /** The page it opens. */
  readonly href: string
  /** Names the state: the words are said aloud when the name changes, not with every new count. */
  readonly state: string
}

/**
 * What the status bar says of saving and sync while saving works: where the work is, then what needs a look.
 * `without`: what came in and has no effect. `today`: the date in England.
 */
export function syncWords(status: SyncStatus, without: WithoutEffect, today: Temporal.PlainDate): readonly SyncSentence[] {
  const where = { words: whereTheWorkIs(status, today), href: pageOf(status), state: status.outOfReach ?? status.state }
  // Whoever was removed can do nothing about the others any more.
  return status.stoppedBy === 'removed' ? [where] : [where, ...ineffective(without), ...alerts(status)]
}

/** Whether this computer has a team and is not in it: it waits for an invitation or for what comes of one. */
export function isOutside({ state }: Pick<SyncStatus, 'state'>): boolean {
  return state === 'needs_invitation' || state === 'waiting_for_approval' || state === 'not_let_in'
}

/** The first of these sentences alone: 'Saved here. 12 changes waiting to sync. Last synced today 09:14.' */
export function whereTheWorkIs(status: SyncStatus, today: Temporal.PlainDate): string {
  switch (status.state) {
    case 'off':
      return 'Saved on this computer only. Sync is not set up.'
    case 'needs_invitation':
      return 'Saved on this computer only. It needs an invitation to sync with your team again.'
    case 'waiting_for_approval':
      return 'Saved on this computer only. Waiting for your administrator to let it into the team.'
    case 'not_let_in':
      return 'Saved on this computer only. It was not let into the team.'
    case 'idle':
      return atRest(status, today)
    case 'syncing':
      if (status.progress !== null) return `Syncing: ${numberWords(status.progress.done)} of ${counted(status.progress.total, 'change')}.`
      // What runs by itself says nothing before there is something to count: its outcome does.
      return status.asked ? sentences('Saved here.', `Syncing: waiting for the ${status.kind === 'folder' ? 'shared folder' : 'storage'}.`, waiting(status)) : atRest(status, today)
    case 'unreachable':
      return sentences('Saved here.', outOfReach(status), nextTry(status, today), waiting(status))
    case 'paused':
      return sentences('Sync paused by you.', waiting(status) ?? 'Nothing is waiting.')
    case 'stopped':
      // Nothing is kept for long on a computer that has no keys any more.
      if (status.stoppedBy === 'removed') return stopWords('removed').short
      return sentences('Saved here.', status.stoppedBy === null ? 'Sync has stopped.' : stopWords(status.stoppedBy).short, waiting(status))
  }
}

function atRest(status: SyncStatus, today: Temporal.PlainDate): string {
  const { lastSyncedAt } = status
  if (status.waiting > 0) return sentences('Saved here.', `${counted(status.waiting, 'change')} waiting to sync.`, lastSynced(lastSyncedAt, today))
  if (lastSyncedAt === null) return 'Everything is saved on this computer. Not synced yet.'
  // A program that was killed or locked may have been in the middle of something.
  if (!status.looked) return sentences('Everything is saved on this computer.', lastSynced(lastSyncedAt, today))
  const sent = dayInEngland(lastSyncedAt).equals(today) ? `at ${timeInEngland(lastSyncedAt)}` : momentInSentence(lastSyncedAt, today)
  return sentences(`All changes sent ${sent}.`, quietest(status, today))
}

function lastSynced(at: number | null, today: Temporal.PlainDate): string {
  return at === null ? 'Not synced yet.' : `Last synced ${momentInSentence(at, today)}.`
}

function quietest({ quietest: other }: SyncStatus, today: Temporal.PlainDate): string | null {
  return other === null ? null : `${other.words} last seen ${seenOn(other.seenAt, today)}.`
}

/** Shorter than the sentence that says what to do about it. */
function outOfReach({ outOfReach: fault, kind }: SyncStatus): string {
  switch (fault) {
    case 'place_unreachable_by_proxy':
      return 'The storage cannot be reached through this computer’s proxy.'
    case 'place_proxy_password':
      return 'The proxy of this computer asks for a password.'
    case 'place_proxy_unsupported':
      return 'The SOCKS proxy of this computer is not supported.'
    case 'place_unreachable':
    case null:
      return kind === 'folder' ? 'The shared folder cannot be reached.' : 'The storage cannot be reached.'
  }
}

function nextTry({ nextTryAt }: SyncStatus, today: Temporal.PlainDate): string | null {
  if (nextTryAt === null) return null
  return `Next try ${dayInEngland(nextTryAt).equals(today) ? timeInEngland(nextTryAt) : momentInSentence(nextTryAt, today)}.`
}

function waiting({ waiting: number }: SyncStatus): string | null {
  return number === 0 ? null : `${counted(number, 'change')} waiting.`
}

function pageOf({ state, waiting: number }: SyncStatus): string {
  if (isOutside({ state })) return '/sync/join'
  return (state === 'idle' || state === 'syncing') && number === 0 ? '/computers' : '/settings/sync'
}

function ineffective({ late, refused }: WithoutEffect): readonly SyncSentence[] {
  return [
    ...(late > 0 ? [{ words: `${setAsideWords(late)} Look.`, href: '/computers', state: 'late' }] : []),
    ...(refused > 0 ? [{ words: `${refusedCountWords(refused)}. See why.`, href: '/computers', state: 'refused' }] : []),
  ]
}

function alerts({ alerts: all }: SyncStatus): readonly SyncSentence[] {
  const [first] = all
  if (first === undefined) return []
  const words = all.length === 1 ? shortAlert(first) : `${counted(all.length, 'warning')} about the team’s computers. See them.`
  return [{ words, href: '/computers', state: all.map(({ kind, computer }) => `${kind} ${computer ?? ''}`).join() }]
}

function sentences(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ')
}
