import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isLinux, isRoot, run } from './machine.ts'

/** Something the machine must have, and the Debian package that brings it. */
type Need = { readonly library: string; readonly package: string } | { readonly command: string; readonly package: string }

/** What Chromium loads that a machine without a desktop often lacks. */
export const electronNeeds: readonly Need[] = [
  { library: 'libgtk-3.so.0', package: 'libgtk-3-0' },
  { library: 'libnss3.so', package: 'libnss3' },
  { library: 'libasound.so.2', package: 'libasound2' },
  { library: 'libgbm.so.1', package: 'libgbm1' },
  { library: 'libXss.so.1', package: 'libxss1' },
]

export const displayNeeds: readonly Need[] = [{ command: 'Xvfb', package: 'xvfb' }]

/** What unpacking the stand-in and building its database addon take. */
export const standInNeeds: readonly Need[] = [
  { command: 'unzip', package: 'unzip' },
  { command: 'make', package: 'make' },
  { command: 'g++', package: 'g++' },
  { command: 'python3', package: 'python3' },
]

/**
 * Makes sure that the machine has what is needed: installs it with apt-get when run as root, otherwise throws an error
 * whose message is the command to run. Does nothing but on Linux.
 */
export function ensureSystemLibraries(needs: readonly Need[]): void {
  if (!isLinux) return
  const missing = missingOf(needs)
  if (missing.length === 0) return
  if (!isOnPath('apt-get')) {
    throw new Error(`This machine lacks ${missing.map(nameOf).join(', ')}. Install them with its package manager, then try again.`)
  }
  if (!isRoot) {
    const command = `sudo apt-get update && sudo apt-get install --yes ${packagesFor(missing).join(' ')}`
    throw new Error(`This machine lacks ${missing.map(nameOf).join(', ')}. Run this, then try again:\n  ${command}`)
  }
  console.log(`Installing what this machine lacks: ${missing.map(nameOf).join(', ')}`)
  run('apt-get', ['update'])
  run('apt-get', ['install', '--yes', '--no-install-recommends', ...packagesFor(missing)])
  const stillMissing = missingOf(needs)
  if (stillMissing.length > 0) {
    throw new Error(`The packages are installed but ${stillMissing.map(nameOf).join(', ')} cannot be found.`)
  }
}

function missingOf(needs: readonly Need[]): Need[] {
  const needsLibraries = needs.some((need) => 'library' in need)
  const libraries = needsLibraries ? knownLibraries() : ''
  return needs.filter((need) => ('library' in need ? !libraries.includes(`\t${need.library} `) : !isOnPath(need.command)))
}

function knownLibraries(): string {
  // Debian leaves /sbin out of the PATH of everyone but root.
  return run(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p'])
}

/** Debian 13 and Ubuntu 24.04 renamed libraries with 64-bit time; some old names no longer install. */
function packagesFor(missing: readonly Need[]): string[] {
  return missing.map((need) => {
    if ('command' in need) return need.package
    const renamed = `${need.package}t64`
    return spawnSync('apt-cache', ['show', renamed]).status === 0 ? renamed : need.package
  })
}

function nameOf(need: Need): string {
  return 'library' in need ? need.library : need.command
}

function isOnPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, command)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
