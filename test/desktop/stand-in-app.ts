import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { cacheFolder, cachedFolder, modulesFolder, projectRoot, untilAttached } from './machine.ts'
import { prebuiltAddon } from './stand-in-addon.ts'

type Manifest = {
  readonly name: string
  readonly version: string
  readonly main: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Milliseconds after its last readying in which a build may still be started or run, while newer ones are made: an
 * Electron whose files go while it starts never answers.
 */
const aDay = 24 * 60 * 60 * 1000

/** What the copy starts with. */
const entry = 'start.js'

/**
 * A copy of the built application inside a folder of the stand-in's own, as a packaged application would lie, with
 * `addon` in place of the database package's prebuilt one. Returns the program to run.
 * Every build gets a folder of its own, so that a running application keeps the files it started with.
 */
export async function standInApp(electron: string, addon: string): Promise<string> {
  const modules = await externalModules(addon)
  const name = `app-${fingerprintOfBuild([basename(electron), basename(modules)])}`
  const folder = await cachedFolder(name, (made) => {
    removeOldApps()
    borrowElectron(electron, made)
    const app = join(made, 'resources', 'app')
    mkdirSync(app, { recursive: true })
    copyFileSync(untilAttached, join(app, basename(untilAttached)))
    writeFileSync(join(app, entry), `import './${basename(untilAttached)}'\nimport './${manifestOf(projectRoot).main}'\n`)
    writeFileSync(join(app, 'package.json'), JSON.stringify({ ...manifestOf(projectRoot), main: entry }))
    cpSync(join(projectRoot, 'out'), join(app, 'out'), { recursive: true })
    symlinkSync(relative(app, join(modules, 'node_modules')), join(app, 'node_modules'))
  })
  const now = new Date()
  utimesSync(folder, now, now)
  return join(folder, 'electron')
}

/**
 * Copies of the packages that the built application loads from node_modules: the dependencies of package.json and
 * theirs. Copies, because a linked package would find its own dependencies, and so the other addon, in the project.
 */
async function externalModules(addon: string): Promise<string> {
  const folders = packageFolders()
  const contents = folders.map((folder) => `${relative(modulesFolder, folder)}@${manifestOf(folder).version}`)
  const hash = createHash('sha256').update([...contents, readFileSync(addon).toString('base64')].join('\n'))
  return cachedFolder(`modules-${hash.digest('hex').slice(0, 16)}`, (made) => {
    for (const folder of folders) {
      const place = join(made, 'node_modules', relative(modulesFolder, folder))
      cpSync(folder, place, { recursive: true, dereference: true, filter: (path) => isNeededToRun(relative(folder, path)) })
    }
    const place = join(made, 'node_modules', 'better-sqlite3', prebuiltAddon)
    mkdirSync(dirname(place), { recursive: true })
    copyFileSync(addon, place)
  })
}

function packageFolders(): string[] {
  const found = new Set<string>()
  const visit = (from: string) => {
    const { dependencies, optionalDependencies } = manifestOf(from)
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const folder = installedFolder(name, from)
      if (folder === undefined) {
        if (optionalDependencies?.[name] === undefined) throw new Error(`${name} is not installed: run npm ci.`)
      } else if (!found.has(folder)) {
        found.add(folder)
        visit(folder)
      }
    }
  }
  visit(projectRoot)
  return [...found].sort()
}

/** Looks for a package as Node does: beside the one that asks, then further up to the project's own modules. */
function installedFolder(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  const isProjects = join(from, 'node_modules') === modulesFolder
  return isProjects ? undefined : installedFolder(name, dirname(from))
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** Leaves out nested packages, which are copied on their own, and what only building the database addon takes. */
function isNeededToRun(path: string): boolean {
  return !['node_modules', 'deps', 'src', 'prebuilds'].includes(path)
}

function fingerprintOfBuild(madeFrom: readonly string[]): string {
  const hash = createHash('sha256').update(madeFrom.join('\n'))
  for (const path of [join(projectRoot, 'package.json'), untilAttached]) hash.update(readFileSync(path))
  const out = join(projectRoot, 'out')
  for (const path of readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(out, path))
    hash.update(`\n${path} ${size} ${mtimeMs}`)
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * Electron looks for its application beside its program: the program is linked hard, the rest of it by name, relative
 * so that the project can be moved.
 */
function borrowElectron(electron: string, folder: string): void {
  for (const name of readdirSync(electron)) {
    if (name === 'electron') linkSync(join(electron, name), join(folder, name))
    else symlinkSync(relative(folder, join(electron, name)), join(folder, name))
  }
}

function removeOldApps(): void {
  for (const name of readdirSync(cacheFolder)) {
    const path = join(cacheFolder, name)
    if (/^app-[0-9a-f]+$/.test(name) && statSync(path).mtimeMs < Date.now() - aDay) rmSync(path, { recursive: true, force: true })
  }
}
