import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Page } from 'playwright'
import type { StartCommand } from '../desktop/find-electron.ts'
import { isRoot } from '../desktop/machine.ts'

/** Long enough for the unlock page on any computer that is fit for the product. */
const untilStarted = 5000

export interface Started {
  readonly page: Page
  /** Milliseconds from the start until the largest thing on the unlock page was painted. */
  readonly took: number
  readonly processId: number
  /** Has the driver let go of the application, which runs on. */
  leave(): Promise<void>
  end(): Promise<void>
}

/**
 * Starts the application as a user would. Under a test driver every start takes about a second longer, so the driver
 * joins only afterwards.
 */
export const startDirectly = async ({ executablePath, args }: StartCommand, profile: string): Promise<Started> => {
  const begun = Date.now()
  const sandbox = isRoot ? ['--no-sandbox'] : []
  const application = spawn(executablePath, [...args, ...sandbox, `--user-data-dir=${profile}`, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { pid: processId } = application
  if (processId === undefined) throw new Error('The application could not be started')
  const ended = once(application, 'exit')
  const address = await debuggingAddress(application.stderr)
  // A full pipe would hold the application up.
  application.stderr.resume()
  await setTimeout(untilStarted)
  const browser = await chromium.connectOverCDP(address)
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('The application showed no window')
  return {
    page,
    took: (await page.evaluate(paintedAt)) - begun,
    processId,
    leave: () => browser.close(),
    async end() {
      application.kill()
      await ended
    },
  }
}

const debuggingAddress = async (output: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface(output)) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The application ended before it showed a window')
}

/** In milliseconds since 1970. */
const paintedAt = () =>
  new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1)
      if (last !== undefined) resolve(performance.timeOrigin + last.startTime)
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
