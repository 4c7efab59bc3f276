import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cachedFolder, modulesFolder, run } from './machine.ts'
import { ensureSystemLibraries, standInNeeds } from './system-libraries.ts'

const packageFolder = join(modulesFolder, 'better-sqlite3')

/** What the package's prebuilt addon is called, seen from the package's folder. */
export const prebuiltAddon = join('prebuilds', 'linux-x64.node')

/**
 * The database addon built for the stand-in, whose Node-API is 9 where the package's prebuilt addon wants 10.
 * Returns the cached file's path; its name says the package's version. Throws if the package's build file is no longer
 * the one that this knows how to change.
 */
export async function standInAddon(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = await cachedFolder(`addon-${version}-node-api-9`, (made) => {
    ensureSystemLibraries(standInNeeds)
    console.log('Building the database addon for the stand-in (one to three minutes)...')
    const copy = mkdtempSync(join(made, 'build-'))
    cpSync(packageFolder, copy, { recursive: true, filter: (path) => basename(path) !== 'prebuilds' })
    changeBuildFile(join(copy, 'binding.gyp'))
    // npm brings node-gyp and puts it on the PATH of what it runs.
    run('npm', ['exec', '--call', 'node-gyp rebuild --release --force_build=1 --jobs=max'], { cwd: copy })
    copyFileSync(join(copy, 'build', 'Release', 'better_sqlite3.node'), join(made, 'better_sqlite3.node'))
    rmSync(copy, { recursive: true })
  })
  return join(folder, 'better_sqlite3.node')
}

/**
 * Node-API 9 has what the addon uses of 10 under its experimental flag. Link-time optimisation goes because the
 * prebuilt addon's compiler is not everybody's.
 */
function changeBuildFile(file: string): void {
  const before = readFileSync(file, 'utf8')
  const version = "'NAPI_VERSION=10'"
  if (before.split(version).length !== 2) {
    throw new Error('The database package builds in another way than it did: test/desktop/stand-in-addon.ts must follow it.')
  }
  const experimental = "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'"
  const after = before.replace(version, experimental).replaceAll(/'-flto',? ?/g, '')
  writeFileSync(file, after)
}
