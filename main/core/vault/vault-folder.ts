import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { VaultSummary } from '../../../shared/contract/vault.ts'
import { isSystemError, readJsonIfReadable, syncFolder, writeFileAtomically } from '../common/files.ts'
import { readKeyFile } from './key-file.ts'

/** Where the files of one vault lie. */
export interface VaultFolder {
  /** The folder's name: 16 random hex digits. */
  readonly id: string
  readonly path: string
  readonly database: string
  readonly keyFile: string
  /** Never opened but by `takeLock`. */
  readonly lock: string
  /** When and by which version it was opened last; apart, so that the key file is seldom written. */
  readonly lastUsed: string
  readonly tries: string
  readonly backups: string
}

type Random = (bytes: number) => Uint8Array

const unfinishedPrefix = '.new-'

/** Where the files of a vault lie, whether or not there is one of that id. */
export function vaultFolder(dataFolder: string, id: string): VaultFolder {
  return folderAt(path.join(vaultsFolder(dataFolder), id), id)
}

/** The vaults of this computer, the one used last first. */
export function listVaults(dataFolder: string): readonly VaultSummary[] {
  return folderNames(vaultsFolder(dataFolder))
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((id) => describeVault(vaultFolder(dataFolder, id)))
    .sort((a, b) => (b.lastUsed ?? '').localeCompare(a.lastUsed ?? '') || a.id.localeCompare(b.id))
}

/**
 * Makes the folder of a new vault. `fill` gets it under another name; it becomes a vault in one step once
 * everything is in it, and nothing is left of it if anything fails.
 */
export async function makeVaultFolder(
  dataFolder: string,
  random: Random,
  fill: (unfinished: VaultFolder) => void | Promise<void>,
): Promise<VaultFolder> {
  const id = Buffer.from(random(8)).toString('hex')
  const target = vaultFolder(dataFolder, id)
  const unfinished = folderAt(path.join(vaultsFolder(dataFolder), unfinishedPrefix + id), id)
  try {
    fs.mkdirSync(unfinished.backups, { recursive: true, mode: 0o700 })
    await fill(unfinished)
    syncFolder(unfinished.path)
    fs.renameSync(unfinished.path, target.path)
    syncFolder(vaultsFolder(dataFolder))
    return target
  } catch (error) {
    fs.rmSync(unfinished.path, { recursive: true, force: true })
    throw error
  }
}

/** Removes what a process left that was killed while it made a vault. `now` is in milliseconds. */
export function removeUnfinished(dataFolder: string, now: number): void {
  const anHour = 3_600_000
  for (const name of folderNames(vaultsFolder(dataFolder))) {
    const folder = path.join(vaultsFolder(dataFolder), name)
    // A younger one may be another window's, at work.
    if (!name.startsWith(unfinishedPrefix) || fs.statSync(folder).mtimeMs > now - anHour) continue
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Notes that the vault was opened, for the unlock page. */
export function recordUse(folder: VaultFolder, now: number, appVersion: string): void {
  try {
    writeFileAtomically(folder.lastUsed, JSON.stringify({ at: new Date(now).toISOString(), appVersion }))
  } catch (error) {
    // It only orders the unlock page: what cannot be noted must not stand between anyone and their caseload.
    if (!isSystemError(error)) throw error
  }
}

/** The names in a folder; none if there is no such folder. */
export function folderNames(folder: string): readonly string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : []
}

function describeVault(folder: VaultFolder): VaultSummary {
  const keyFile = readKeyFile(folder.keyFile)
  const use = readJsonIfReadable(folder.lastUsed, useSchema)
  const known = {
    id: folder.id,
    label: keyFile.ok ? keyFile.value.label : null,
    lastUsed: use?.at ?? null,
    lastVersion: use?.appVersion ?? null,
  }
  if (!keyFile.ok) return { ...known, state: keyFile.error.code }
  return { ...known, state: fs.existsSync(folder.database) ? 'ready' : 'vault_damaged' }
}

const useSchema = z.object({ at: z.iso.datetime(), appVersion: z.string() })

function vaultsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'vaults')
}

function folderAt(location: string, id: string): VaultFolder {
  const inside = (name: string): string => path.join(location, name)
  return {
    id,
    path: location,
    database: inside('caseload.db'),
    keyFile: inside('key.json'),
    lock: inside('lock.db'),
    lastUsed: inside('last-used.json'),
    tries: inside('tries.json'),
    backups: inside('backups'),
  }
}
