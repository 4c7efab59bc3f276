import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { DeriveKey } from '../../main/core/vault/derive-key.ts'
import { vaultFolder } from '../../main/core/vault/vault-folder.ts'
import { createVaults, type VaultParts } from '../../main/core/vault/vaults.ts'

/** Instant and without memory cost: for tests that are not about the derivation. */
export const quickDerive: DeriveKey = async (passphrase, { salt }) =>
  new Uint8Array(createHash('sha256').update(salt).update(passphrase).digest())

export const goodPassphrase = 'violet anchor puzzle meadow'
export const otherPassphrase = 'copper lantern drifting geese'

export const aName = 'Amina Rahman'

const firstMigration =
  'CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT);\n--> statement-breakpoint\nCREATE INDEX note_text ON note (text);'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haversack-test-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Everything that `createVaults` takes, in folders of its own, with a clock that the test moves. */
export function testParts(overrides: Partial<VaultParts> = {}) {
  const folder = temporaryFolder()
  const dataFolder = path.join(folder, 'data')
  const migrationsFolder = path.join(folder, 'migrations')
  fs.mkdirSync(dataFolder)
  fs.mkdirSync(migrationsFolder)
  const time = { now: Date.parse('2026-11-20T09:00:00Z') }
  const grants = new Map<string, string>()
  const parts: VaultParts = {
    surroundings: {
      dataFolder,
      migrationsFolder,
      appVersion: '0.1.0',
      clock: () => time.now,
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
    },
    useGrant: (grant) => grants.get(grant) ?? null,
    onOpened: () => undefined,
    onClosing: () => undefined,
    onBug(_operation, error) {
      throw error
    },
    deriveKey: quickDerive,
    ...overrides,
  }
  addMigration(migrationsFolder, '0000_notes.sql', firstMigration)
  return { folder, dataFolder, migrationsFolder, time, grants, parts }
}

export function addMigration(migrationsFolder: string, name: string, text: string): void {
  fs.writeFileSync(path.join(migrationsFolder, name), text)
}

/** A locked vault with one note in it, and everything around it. */
export async function testVault(overrides: Partial<VaultParts> = {}) {
  const test = testParts(overrides)
  const vaults = createVaults(test.parts)
  onTestFinished(() => vaults.lock())
  const created = await vaults.handlers.vault.create({
    name: aName,
    role: 'Link worker',
    practiceCode: 'Y01234',
    passphrase: goodPassphrase,
  })
  if (!created.ok) throw new Error(created.error.code)
  const { id, recoveryCode } = created.value
  const open = vaults.current()
  if (open === null) throw new Error('The new vault is not open')
  const { path: folder } = vaultFolder(test.dataFolder, id)
  open.database.prepare('INSERT INTO note (id, text) VALUES (?, ?)').run('1', canary)
  await vaults.lock()
  const file = (name: string): string => path.join(folder, name)
  return { ...test, vaults, id, recoveryCode, folder, file }
}

/** Words that must not be found in any file. */
export const canary = 'canary-of-the-lantern'

/** Every file below a folder with the hash of its content; the lock's file, which must not be opened, left out. */
export function contentOf(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const pairs = files
    .filter(({ name }) => name !== 'lock.db')
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .map((file) => [path.relative(folder, file), createHash('sha256').update(fs.readFileSync(file)).digest('hex')] as const)
  return Object.fromEntries(pairs.sort(([a], [b]) => a.localeCompare(b)))
}

/** Changes one bit. */
export function flipBit(file: string, offset: number): void {
  const bytes = fs.readFileSync(file)
  bytes[offset] = (bytes[offset] ?? 0) ^ 1
  fs.writeFileSync(file, bytes)
}
