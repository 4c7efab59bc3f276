import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))
export const modulesFolder = join(projectRoot, 'node_modules')
export const cacheFolder = join(modulesFolder, '.cache', 'haversack-desktop')
/** What comes before the application in a window that Playwright starts. */
export const untilAttached = join(projectRoot, 'test', 'desktop', 'until-attached.cjs')

export const isLinux = process.platform === 'linux'
export const isRoot = process.getuid?.() === 0

/**
 * Returns the cache's folder of that name, making it first if it is not there. It is made under another name and
 * renamed last, so that a folder found under its own name is always whole.
 * Throws what `make` throws, leaving nothing behind.
 */
export async function cachedFolder(name: string, make: (folder: string) => void | Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name)
  if (existsSync(folder)) return folder
  removeUnfinished(folder)
  const unfinished = `${folder}.unfinished-${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    await make(unfinished)
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    const madeMeanwhileByAnotherProcess = error instanceof Error && 'syscall' in error && error.syscall === 'rename'
    if (!(madeMeanwhileByAnotherProcess && existsSync(folder))) throw error
  }
  return folder
}

/**
 * Runs a command to its end and returns what it wrote to standard output.
 * Throws an error that carries the end of its output if it fails, or takes longer than `timeout` milliseconds.
 */
export function run(command: string, args: readonly string[], options: { cwd?: string; timeout?: number } = {}): string {
  const result = spawnSync(command, args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 28, ...options })
  if (result.error) throw new Error(`${basename(command)} could not be run to its end`, { cause: result.error })
  if (result.status !== 0) {
    const lastLines = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-20).join('\n')
    throw new Error(`${basename(command)} ${args[0] ?? ''} failed:\n${lastLines}`)
  }
  return result.stdout
}

function removeUnfinished(folder: string): void {
  const prefix = `${basename(folder)}.unfinished-`
  const parent = join(folder, '..')
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) {
      rmSync(join(parent, name), { recursive: true, force: true })
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
