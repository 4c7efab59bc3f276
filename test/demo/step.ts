import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'

/** Says each step of the demo as it is seen to happen, with a screenshot of where it ended. */
export interface Steps {
  /**
   * Runs one step; `happened` must fail when the window does not show what the words say. `shown` is the window of the
   * screenshot, where that is not the first.
   */
  step(words: string, happened: () => Promise<void>, shown?: Page): Promise<void>
}

/** @param folder where the numbered screenshots go */
export const createSteps = async (page: Page, folder: string): Promise<Steps> => {
  await mkdir(folder, { recursive: true })
  let count = 0
  return {
    async step(words, happened, shown = page) {
      count += 1
      const number = String(count).padStart(2, '0')
      try {
        await happened()
      } catch (error) {
        await shown.screenshot({ path: join(folder, `${number}-not-seen.png`) })
        throw new Error(`Step ${number} was not seen to happen: ${words}`, { cause: error })
      }
      const file = `${number}-${words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replace(/-$/, '')}.png`
      await shown.screenshot({ path: join(folder, file) })
      console.log(`${number}  ${words}`)
    },
  }
}
