import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { Fault } from '../../../../shared/contract/errors.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { announce } from '../../../ui/messages/announce.tsx'
import { isSpokenAt, timeWords, waitWords } from '../wait-words.ts'

export interface PassphraseFault {
  /** What to say beside the passphrase; undefined when nothing is wrong. Counts down by itself while a wait stands. */
  readonly words: string | undefined
  /** Beside the button, while the next try must wait. */
  readonly waitReason: string | null
  /** Says what came of it, and puts the focus back into the passphrase, with what was typed picked. */
  readonly show: (fault: Fault) => void
}

interface Wait {
  readonly tries: number
  /** Milliseconds since 1970 at which it began, and at which the next try may be made. */
  readonly since: number
  readonly until: number
}

/**
 * What came of a passphrase that was not the right one, wherever a form asks for one, in an input named `field`.
 * `sentenceOf` must stay the same function from one render to the next.
 */
export function usePassphraseFault(
  form: RefObject<HTMLFormElement | null>,
  field = 'passphrase',
  sentenceOf: (fault: Fault) => string = faultSentence,
): PassphraseFault {
  const [words, setWords] = useState<string | undefined>(undefined)
  const [wait, setWait] = useState<Wait | null>(null)
  const seconds = useSecondsLeft(wait)
  const show = useCallback(
    (fault: Fault) => {
      const { tries = 0, seconds: toWait = 0 } = fault
      const sentence = sentenceOf(fault)
      const since = Date.now()
      setWords(sentence)
      setWait(toWait > 0 ? { tries, since, until: since + toWait * 1000 } : null)
      if (toWait === 0) announce(sentence)
      focusAndPick(form.current, field)
    },
    [form, field, sentenceOf],
  )
  return {
    words: wait === null ? words : waitWords(wait.tries, seconds),
    waitReason: seconds > 0 ? `Wait ${timeWords(seconds)}` : null,
    show,
  }
}

/** Puts the focus into an input of a form, with its text picked, so that the next key replaces it. */
export function focusAndPick(form: HTMLFormElement | null, name: string): void {
  const input = form?.querySelector<HTMLInputElement>(`[name="${name}"]`)
  input?.focus()
  input?.select()
}

/** Seconds until the next try, read from the clock each second, and told to speech now and then. */
function useSecondsLeft(wait: Wait | null): number {
  const [now, setNow] = useState(Date.now)
  // Between two waits the clock is not followed, so what it said last may lie before this one began.
  const seconds = wait === null ? 0 : Math.max(0, Math.ceil((wait.until - Math.max(now, wait.since)) / 1000))
  useEffect(() => {
    if (wait === null) return undefined
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= wait.until) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [wait])
  const spoken = wait !== null && isSpokenAt(seconds) ? waitWords(wait.tries, seconds) : null
  useEffect(() => {
    if (spoken !== null) announce(spoken)
  }, [spoken])
  return seconds
}
