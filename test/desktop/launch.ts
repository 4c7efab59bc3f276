import { _electron } from 'playwright'
import type { ElectronApplication } from 'playwright'
import { openDisplay } from './display.ts'
import { findElectron } from './find-electron.ts'
import type { StartCommand } from './find-electron.ts'
import { isRoot } from './machine.ts'

export type Desktop = StartCommand & {
  /** Ends the virtual display, if one was started. */
  stop(): Promise<void>
}

export type LaunchOptions = {
  /** The folder for everything the application keeps: a new one gives a new installation. */
  readonly userDataDir: string
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

/** Set in the environment so that the processes a test run starts do not each repeat it. */
const announced = 'HAVERSACK_ELECTRON_ANNOUNCED'

let desktop: Promise<Desktop> | undefined

/**
 * Readies all that running the built application takes: an Electron, a display and the application itself. Done once
 * per process; a test run does it before its workers start, which then inherit the display.
 */
export async function prepareDesktop(): Promise<Desktop> {
  desktop ??= prepare()
  return desktop
}

/** Starts the built application, with data of its own, under Playwright. Closing it is the caller's. */
export async function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  const { executablePath, args } = await prepareDesktop()
  return _electron.launch({
    executablePath,
    args: [...args, `--user-data-dir=${options.userDataDir}`, ...(options.args ?? [])],
    env: { ...ownEnvironment(), ...options.env },
    // Chromium refuses to start its sandbox as root.
    chromiumSandbox: !isRoot,
  })
}

async function prepare(): Promise<Desktop> {
  const electron = await findElectron()
  if (process.env[announced] === undefined) {
    console.log(electron.description)
    process.env[announced] = electron.version
  }
  const start = await electron.prepareApp()
  const display = await openDisplay()
  return { ...start, stop: () => display.stop() }
}

function ownEnvironment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
