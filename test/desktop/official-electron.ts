import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, modulesFolder, projectRoot, run, untilAttached } from './machine.ts'

type Refusal = { readonly version: string; readonly at: number; readonly reason: string }

const packageFolder = join(modulesFolder, 'electron')
const refusalFile = join(cacheFolder, 'official-electron-refused.json')
const fetchLimit = 60_000
const retryAfter = 24 * 60 * 60 * 1000

/** The version of Electron that the product ships with. */
export function productElectronVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  return version
}

/**
 * The path of the official Electron's program, which its npm package fetches on first use.
 * Where it cannot be fetched within a minute: the reason, remembered for a day so that not every run tries again.
 * One installed by hand (`npx install-electron`) is found at once.
 */
export function officialElectron(): { ok: true; value: string } | { ok: false; error: { code: 'cannot-fetch'; reason: string } } {
  const installed = installedProgram()
  if (installed !== undefined) return { ok: true, value: installed }
  const reason = rememberedRefusal() ?? fetchProgram()
  const fetched = installedProgram()
  if (fetched !== undefined) return { ok: true, value: fetched }
  return { ok: false, error: { code: 'cannot-fetch', reason: reason ?? 'its package installed no program' } }
}

/** How the official Electron runs the built application: in its place, with its ordinary node_modules. */
export function officialArgs(): string[] {
  return ['--require', untilAttached, projectRoot]
}

function installedProgram(): string | undefined {
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const program = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(program) ? program : undefined
}

function fetchProgram(): string | undefined {
  console.log('Fetching the official Electron...')
  try {
    run(process.execPath, [join(packageFolder, 'install.js')], { timeout: fetchLimit })
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const refusal: Refusal = { version: productElectronVersion(), at: Date.now(), reason }
    mkdirSync(cacheFolder, { recursive: true })
    writeFileSync(refusalFile, JSON.stringify(refusal))
    return reason
  }
}

function rememberedRefusal(): string | undefined {
  if (!existsSync(refusalFile)) return undefined
  const refusal = JSON.parse(readFileSync(refusalFile, 'utf8')) as Refusal
  const isRecent = Date.now() - refusal.at < retryAfter
  return isRecent && refusal.version === productElectronVersion() ? refusal.reason : undefined
}
