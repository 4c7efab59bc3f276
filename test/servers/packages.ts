import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { isRoot } from '../desktop/machine.ts'

/** Why a server cannot run on this machine; the message says what to do about it. */
export class ServerMissing extends Error {}

/**
 * Makes sure that these commands are here: `needs` gives the Debian package that brings each. Installs what is missing
 * when run as root where there is apt-get; throws ServerMissing otherwise, or when the packages cannot be had.
 */
export async function ensureCommands(needs: Readonly<Record<string, string>>): Promise<void> {
  // Debian keeps servers where only root looks for them.
  if (process.platform === 'linux') process.env['PATH'] = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`
  const packages = missingOf(needs)
  if (packages.length === 0) return
  const names = packages.join(' ')
  if (!isOnPath('apt-get')) throw new ServerMissing(`this machine has no ${names}, and no apt-get to install them`)
  if (!isRoot) throw new ServerMissing(`run this first: sudo apt-get install --no-install-recommends ${names}`)
  // Two test files must not install at the same time, and a second one finds everything there.
  const lock = join(tmpdir(), 'haversack-apt-get.lock')
  const install = `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ${names}`
  try {
    // Minutes, in which a test runner wants to hear from this process: nothing may wait for it in the same thread.
    await promisify(execFile)('flock', [lock, 'sh', '-c', install], { maxBuffer: 2 ** 26 })
  } catch (error) {
    throw new ServerMissing(`${names} could not be installed`, { cause: error })
  }
  const still = missingOf(needs)
  if (still.length > 0) throw new ServerMissing(`${still.join(' ')} brought no command that was expected of it`)
}

function missingOf(needs: Readonly<Record<string, string>>): string[] {
  const packages = Object.entries(needs).flatMap(([command, name]) => (isOnPath(command) ? [] : [name]))
  return [...new Set(packages)]
}

function isOnPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
