import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './machine.ts'
import { officialArgs, officialElectron, productElectronVersion } from './official-electron.ts'
import { standInAddon } from './stand-in-addon.ts'
import { standInApp } from './stand-in-app.ts'
import { standInElectron, standInIsPossible, standInVersion } from './stand-in-electron.ts'
import { electronNeeds, ensureSystemLibraries } from './system-libraries.ts'

/** How to start the built application: the program and its arguments. */
export type StartCommand = { readonly executablePath: string; readonly args: readonly string[] }

export type Electron = {
  readonly kind: 'official' | 'stand-in'
  readonly version: string
  /** One sentence for people: which Electron this is. */
  readonly description: string
  /** Readies the application in `out/`, as it is now, for this Electron. Throws if it has not been built. */
  prepareApp(): Promise<StartCommand>
}

/**
 * A genuine Electron that this machine can run, with the libraries it takes: the official one wherever it can be had,
 * otherwise a stand-in made from a registry package, good for tests and the demo only. Made once and kept in
 * node_modules/.cache. Throws an error with a sentence for people where neither can be had.
 */
export async function findElectron(): Promise<Electron> {
  ensureSystemLibraries(electronNeeds)
  const shipped = productElectronVersion()
  const official = officialElectron()
  if (official.ok) {
    return {
      kind: 'official',
      version: shipped,
      description: `Running on Electron ${shipped}, the official one that the product ships with.`,
      async prepareApp() {
        requireBuild()
        return { executablePath: official.value, args: officialArgs() }
      },
    }
  }
  if (!standInIsPossible) {
    throw new Error(
      `The official Electron ${shipped} could not be fetched, and the stand-in for it runs on Linux on x64 only. ` +
        `Once its download works, run "npx install-electron". The reason was:\n${official.error.reason}`,
    )
  }
  const electron = await standInElectron()
  const addon = await standInAddon()
  return {
    kind: 'stand-in',
    version: standInVersion,
    description:
      `Running on Electron ${standInVersion}, the stand-in (tests and demo only), because the official one ` +
      `could not be fetched; the product ships with Electron ${shipped}.`,
    async prepareApp() {
      requireBuild()
      return { executablePath: await standInApp(electron, addon), args: [] }
    },
  }
}

/** Whether there is a built application to run. */
export function isBuilt(): boolean {
  return existsSync(join(projectRoot, 'out', 'main', 'index.js'))
}

function requireBuild(): void {
  if (!isBuilt()) throw new Error('The application has not been built: run "npm run build" first.')
}
