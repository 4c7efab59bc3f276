import fs from 'node:fs'
import type { Input } from '../../../shared/contract/operation.ts'
import type { vault as vaultSection } from '../../../shared/contract/vault.ts'
import { checkPassphrase, type PassphraseProblem } from '../../../shared/rules/secrets/passphrase.ts'
import { formatStaffName } from '../../../shared/rules/people/person-name.ts'
import { makeRecoveryCode } from '../../../shared/rules/secrets/recovery-code.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { migrate } from '../database/migrate.ts'
import { createDatabase, type StorageFault } from '../database/open.ts'
import { randomId } from '../common/random-id.ts'
import type { Surroundings } from '../surroundings.ts'
import { newDerivation, type DeriveKey } from './derive-key.ts'
import { writeKeyFile, type KeyFile } from './key-file.ts'
import { passphraseWrap, recoveryWrap } from './new-wraps.ts'
import { openVault } from './open-vault.ts'
import type { Session } from './session.ts'
import { sodium } from '../common/sodium.ts'
import { makeVaultFolder, type VaultFolder } from './vault-folder.ts'

export type NewVault = Input<(typeof vaultSection)['create']>

/**
 * Makes a vault with an up-to-date, empty caseload, and opens it; `begin` is the rest of opening it. If
 * anything fails, before or in `begin`, nothing is left of the vault.
 */
export async function createVault(
  { passphrase, name, practiceCode, ...wish }: NewVault,
  surroundings: Surroundings,
  deriveKey: DeriveKey,
  begin: (session: Session) => Promise<void>,
): Promise<Result<{ readonly id: string; readonly recoveryCode: string }, StorageFault | PassphraseProblem>> {
  const { dataFolder, migrationsFolder, clock, random } = surroundings
  const label = wish.label ?? defaultLabel(name, practiceCode)
  const allowed = await checkPassphrase(passphrase, [label, name, practiceCode ?? ''])
  if (!allowed.ok) return allowed

  const recoveryCode = makeRecoveryCode(random)
  const key = random(32)
  try {
    const keyFile = await newKeyFile({ label, passphrase: allowed.value, key, code: recoveryCode }, surroundings, deriveKey)
    const folder = await makeVaultFolder(dataFolder, random, (unfinished) => {
      writeKeyFile(unfinished.keyFile, keyFile)
      makeDatabase(unfinished.database, key, migrationsFolder, clock())
    })
    let isBegun = false
    try {
      const session = await openNew(folder, key, surroundings)
      if (!session.ok) return session
      session.value.unconfirmedCode = recoveryCode
      await begin(session.value)
      isBegun = true
    } finally {
      if (!isBegun) fs.rmSync(folder.path, { recursive: true, force: true })
    }
    return ok({ id: folder.id, recoveryCode })
  } finally {
    sodium.memzero(key)
  }
}

function makeDatabase(file: string, key: Uint8Array, migrationsFolder: string, now: number): void {
  const database = createDatabase(file, key)
  try {
    const migrated = migrate(database, migrationsFolder, now)
    if (!migrated.ok) throw new Error('A new database is newer than its migrations')
  } finally {
    database.close()
  }
}

async function openNew(
  folder: VaultFolder,
  key: Uint8Array,
  surroundings: Surroundings,
): Promise<Result<Session, StorageFault>> {
  const opened = await openVault<never>(folder, surroundings, async () => ok(key.slice()))
  if (opened.ok) return opened
  switch (opened.error.code) {
    case 'disk_full':
    case 'read_only':
    case 'vault_damaged':
      return err(opened.error.code)
    default:
      throw new Error(`A vault that was just made does not open: ${opened.error.code}`)
  }
}

async function newKeyFile(
  { label, passphrase, key, code }: { readonly label: string; readonly passphrase: string; readonly key: Uint8Array; readonly code: string },
  { clock, random }: Surroundings,
  deriveKey: DeriveKey,
): Promise<KeyFile> {
  const keyId = randomId(random)
  const derivation = newDerivation(random)
  return {
    keyId,
    label,
    created: new Date(clock()).toISOString(),
    machineToken: randomId(random),
    ...passphraseWrap(key, keyId, derivation, await deriveKey(passphrase, derivation), random),
    ...recoveryWrap(key, keyId, code, random),
  }
}

/** 'A. Rahman, Y01234' */
function defaultLabel(name: string, practiceCode: string | null): string {
  return [formatStaffName(name), practiceCode].filter((part) => part !== null).join(', ')
}
