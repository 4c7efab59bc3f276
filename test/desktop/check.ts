/** Readies everything the end-to-end tests and the demo run on, and says what that is. */
import { openDisplay } from './display.ts'
import { findElectron, isBuilt } from './find-electron.ts'
import { cacheFolder } from './machine.ts'

const electron = await findElectron()
console.log(electron.description)
console.log(`Kept in ${cacheFolder}`)
const display = await openDisplay()
console.log(`Display: ${process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? "the desktop's own"}`)
if (isBuilt()) {
  const { executablePath, args } = await electron.prepareApp()
  console.log(`Application: ${[executablePath, ...args].join(' ')}`)
} else {
  console.log('Application: not built yet (npm run build)')
}
await display.stop()
