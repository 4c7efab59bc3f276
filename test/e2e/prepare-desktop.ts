import { prepareDesktop } from '../desktop/launch.ts'

/** Readies Electron and a display once, before any test's worker starts, and ends the display afterwards. */
// Playwright takes the global set-up from the default export.
// oxlint-disable-next-line import/no-default-export
export default async function prepare(): Promise<() => Promise<void>> {
  const desktop = await prepareDesktop()
  return () => desktop.stop()
}
