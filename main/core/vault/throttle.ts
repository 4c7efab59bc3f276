import { z } from 'zod'
import { isSystemError, readFileIfReadable, readJsonIfReadable, writeFileAtomically } from '../common/files.ts'

/** How many wrong passphrases in a row, and how long until the next may be tried. */
export interface Tries {
  readonly tries: number
  /** 0: at once. */
  readonly seconds: number
}

const freeTries = 5
const firstWait = 30
const longestWait = 300

const storedSchema = z.object({ wrong: z.int().min(0), last: z.number() })

/**
 * Slows down guessing at the keyboard: after five wrong passphrases a wait that doubles from 30 seconds to
 * 5 minutes. It is kept in a file so that a restart does not end it, and it never locks out for good.
 * (Whoever has the file itself is held up by the key derivation alone.) `now` is in milliseconds.
 */
export function readTries(file: string, now: number): Tries {
  const { wrong, last } = readStored(file)
  if (wrong < freeTries) return { tries: wrong, seconds: 0 }
  if (last > now) {
    // The clock was set back: waiting for it to come round again could take years.
    store(file, wrong, now)
    return { tries: wrong, seconds: waitAfter(wrong) }
  }
  return { tries: wrong, seconds: Math.max(0, Math.ceil(waitAfter(wrong) - (now - last) / 1000)) }
}

/** Counts a wrong passphrase. */
export function recordWrongTry(file: string, now: number): Tries {
  const wrong = readStored(file).wrong + 1
  store(file, wrong, now)
  return { tries: wrong, seconds: waitAfter(wrong) }
}

/** Forgets the wrong ones: the right passphrase was given. */
export function clearTries(file: string): void {
  if (readFileIfReadable(file) === null) return
  try {
    store(file, 0, 0)
  } catch (error) {
    // Whoever knows the passphrase is let in; what is still counted only makes the next mistake dearer.
    if (!isSystemError(error)) throw error
  }
}

function waitAfter(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(longestWait, firstWait * 2 ** (wrong - freeTries))
}

function readStored(file: string): { wrong: number; last: number } {
  return readJsonIfReadable(file, storedSchema) ?? { wrong: 0, last: 0 }
}

function store(file: string, wrong: number, last: number): void {
  writeFileAtomically(file, JSON.stringify({ wrong, last }))
}
