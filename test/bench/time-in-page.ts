import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright'

/** What must be in the page for it to be the one waited for. */
export interface Shown {
  /** A regular expression that the page's heading must fit. */
  readonly heading: string
  readonly selector: string
}

declare global {
  interface Window {
    /** Milliseconds from the last key to the frame that showed what was waited for. */
    benchShown?: Promise<number>
  }
}

/**
 * Presses keys and returns how long the user waits after the last of them, in milliseconds: until the page holds
 * what is looked for and that frame was painted. Measured by the page's own clock, since asking it from outside
 * takes longer than what is measured.
 */
export const timeInPage = async (page: Page, press: () => Promise<void>, shown: Shown): Promise<number> => {
  await page.evaluate(({ heading, selector }) => {
    window.benchShown = new Promise((resolve) => {
      let pressed: number | null = null
      const isShown = () => new RegExp(heading).test(document.querySelector('h1')?.textContent ?? '') && document.querySelector(selector) !== null
      const onKey = (event: KeyboardEvent) => {
        pressed = event.timeStamp
      }
      addEventListener('keydown', onKey, { capture: true })
      const observer = new MutationObserver(() => {
        if (pressed === null || !isShown()) return
        observer.disconnect()
        removeEventListener('keydown', onKey, { capture: true })
        const since = pressed
        // A task after the callbacks of a frame runs once that frame was painted.
        requestAnimationFrame(() => window.setTimeout(() => resolve(performance.now() - since)))
      })
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })
  }, shown)
  await press()
  const wait = page.evaluate(() => window.benchShown ?? Promise.reject(new Error('Nothing was waited for')))
  return Promise.race([wait, neverShown(shown)])
}

const longestWait = 30_000

const neverShown = async ({ heading, selector }: Shown): Promise<never> => {
  await pause(longestWait, undefined, { ref: false })
  throw new Error(`The page never showed ${selector} under a heading like ${heading}`)
}
