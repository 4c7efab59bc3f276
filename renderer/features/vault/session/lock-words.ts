import type { LockMemory } from './lock-memory.ts'

/**
 * Why the unlock page is shown: 'Locked at 10:02. Two drafts are safe.' Null where nothing was open before.
 * `time`: the lock's time of day, 'HH:MM'.
 */
export function lockWords(reason: string | null, lock: (LockMemory & { readonly time: string }) | null): string | null {
  if (reason === 'stopped') return 'The part of Haversack that holds the caseload stopped, so it is locked. What was saved is safe.'
  if (lock === null) return null
  return `Locked at ${lock.time}${reasonWords.get(reason ?? '') ?? ''}. ${draftWords(lock)}`
}

const reasonWords: ReadonlyMap<string, string> = new Map([
  ['idle', ', because nobody was there'],
  ['suspended', ', because the computer went to sleep or was locked'],
])

function draftWords({ drafts, kept }: LockMemory): string {
  if (!kept) return 'The last words typed could not be kept. Everything before them is safe.'
  if (drafts === 0) return 'Everything is saved.'
  return drafts === 1 ? 'One draft is safe.' : `${numberWords[drafts] ?? drafts} drafts are safe.`
}

const numberWords: Readonly<Record<number, string>> = {
  2: 'Two', 3: 'Three', 4: 'Four', 5: 'Five', 6: 'Six', 7: 'Seven', 8: 'Eight', 9: 'Nine',
}
