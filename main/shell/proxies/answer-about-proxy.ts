import { app } from 'electron'
import { switchOffBackground } from '../security.ts'

/** In the environment of a run of the program that shows nothing: the address about which it is asked. */
export const questionVariable = 'HAVERSACK_ROUTES_TO'

/** How long Chromium may take to answer. Milliseconds. */
export const longestAnswer = 20_000

/** Writes how Chromium would reach the address, by the settings of the system and their script if there is one, and ends. */
export async function answerAboutProxy(address: string): Promise<void> {
  const end = (): void => app.exit(0)
  // Whoever asked may be gone: nobody listens then, and nobody ends this run.
  process.stdout.once('error', end)
  setTimeout(end, longestAnswer)
  switchOffBackground()
  app.disableHardwareAcceleration()
  app.dock?.hide()
  await app.whenReady()
  const list = await app.resolveProxy(address)
  process.stdout.write(list, end)
}
