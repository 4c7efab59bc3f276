import { z } from 'zod'
import { reasonIn } from './session-address.ts'

/** What the unlock page says of the lock before it. Numbers and words of the lock alone, nothing of the caseload's content. */
const lockMemory = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** How many texts are half written and kept. */
  drafts: z.int().nonnegative(),
  /** False: something that was being typed could not be kept. */
  kept: z.boolean(),
})
export type LockMemory = z.infer<typeof lockMemory>

const name = 'lock'

// The storage of this session lives in memory alone and ends with the application.
/** Remembers a lock over the reloading of the page that follows it. */
export function rememberLock(memory: LockMemory): void {
  sessionStorage.setItem(name, JSON.stringify(memory))
}

/** The last lock since the application was started. */
export function lastLock(): LockMemory | null {
  const kept = sessionStorage.getItem(name)
  return kept === null ? null : lockMemory.parse(JSON.parse(kept))
}

/** The unlock page has been left: the next one must not say it again. */
export function forgetLock(): void {
  sessionStorage.removeItem(name)
  reason = null
}

let reason: string | null = null

/** Reads why the shell loaded this page; call before the first navigation, which drops it from the address. */
export function noteReason(hash: string): void {
  reason = reasonIn(hash)
}

/** Why the shell loaded this page: a reason of a lock, 'stopped', or null at a start. */
export function lockReason(): string | null {
  return reason
}
