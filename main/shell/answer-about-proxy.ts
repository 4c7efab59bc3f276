import { app } from 'electron'
import { switchOffBackground } from './security.ts'

/** In the environment of a run of the program that shows nothing: the address about which it is asked. */
export const questionVariable = 'HAVERSACK_ROUTES_TO'

/** Writes how Chromium would reach the address, by the settings of the system and their script if there is one, and ends. */
export async function answerAboutProxy(address: string): Promise<void> {
  switchOffBackground()
  app.disableHardwareAcceleration()
  app.dock?.hide()
  await app.whenReady()
  const list = await app.resolveProxy(address)
  process.stdout.write(list, () => app.exit(0))
}
