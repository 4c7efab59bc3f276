import type { Handlers, Input } from '../../../shared/contract/operation.ts'
import type { vault as vaultSection } from '../../../shared/contract/vault.ts'
import { isCodeGroup } from '../../../shared/rules/secrets/grouped-code.ts'
import { checkPassphrase, normalisePassphrase, type PassphraseProblem } from '../../../shared/rules/secrets/passphrase.ts'
import { estimatePassphrase } from '../../../shared/rules/secrets/passphrase-strength.ts'
import { makeRecoveryCode } from '../../../shared/rules/secrets/recovery-code.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import type { Surroundings, UseGrant } from '../surroundings.ts'
import { newDerivation, type DeriveKey } from './derive-key.ts'
import { writeFileAtomically } from '../common/files.ts'
import { keyFromPassphrase, keyFromRecoveryCode, type PassphraseFault, type RecoveryCodeFault } from './find-key.ts'
import { readKeyFile, type KeyFile, type KeyFileFault } from './key-file.ts'
import { passphraseWrap, recoveryWrap } from './new-wraps.ts'
import { openVault, type OpeningFault } from './open-vault.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { closeSession, saveKeyFile, type Session } from './session.ts'
import { sodium } from '../common/sodium.ts'
import { clearTries } from './throttle.ts'
import type { VaultFolder } from './vault-folder.ts'

type Asked<Name extends keyof typeof vaultSection> = Input<(typeof vaultSection)[Name]>

export interface CredentialParts {
  readonly surroundings: Surroundings
  readonly useGrant: UseGrant
  readonly deriveKey: DeriveKey
  readonly session: () => Session | null
}

/** Passphrases and recovery codes: each change rewrites one wrap of the database key, never the database. */
export function createCredentials({ surroundings, useGrant, deriveKey, session }: CredentialParts) {
  const { clock, random } = surroundings

  /** Whether the user at an open vault knows its passphrase. */
  const verify = async (open: Session, passphrase: string): Promise<Result<void, PassphraseFault>> => {
    const key = await keyFromPassphrase(passphrase, open.keyFile, open.folder.tries, { deriveKey, clock })
    if (!key.ok) return key
    sodium.memzero(key.value)
    return ok(undefined)
  }

  const newPassphraseWrap = async (open: Session, passphrase: string): Promise<Partial<KeyFile>> => {
    const derivation = newDerivation(random)
    const wrappingKey = await deriveKey(passphrase, derivation)
    return passphraseWrap(open.key, open.keyFile.keyId, derivation, wrappingKey, random)
  }

  /** From here on the new code is the one that counts, confirmed or not: it may already be on paper. */
  const issueCode = (open: Session, changes: Partial<KeyFile>): string => {
    const code = makeRecoveryCode(random)
    saveKeyFile(open, { ...changes, ...recoveryWrap(open.key, open.keyFile.keyId, code, random) })
    open.unconfirmedCode = code
    return code
  }

  return {
    async checkPassphrase({ passphrase, context }: Asked<'checkPassphrase'>) {
      const allowed = await checkPassphrase(passphrase, context)
      const strength = await estimatePassphrase(normalisePassphrase(passphrase), context)
      return ok({ ...strength, problem: allowed.ok ? null : allowed.error.code })
    },

    async changePassphrase({
      current,
      next,
    }: Asked<'changePassphrase'>): Promise<Result<Record<string, never>, 'locked' | PassphraseFault | PassphraseProblem>> {
      const open = session()
      if (open === null) return err('locked')
      const verified = await verify(open, current)
      if (!verified.ok) return verified
      const allowed = await checkPassphrase(next, [open.keyFile.label])
      if (!allowed.ok) return allowed
      saveKeyFile(open, await newPassphraseWrap(open, allowed.value))
      return ok({})
    },

    async newRecoveryCode({
      passphrase,
    }: Asked<'newRecoveryCode'>): Promise<Result<{ recoveryCode: string }, 'locked' | PassphraseFault>> {
      const open = session()
      if (open === null) return err('locked')
      // Otherwise a minute at somebody's unlocked computer would be enough to take a lasting way in.
      if (open.keyFile.recoveryConfirmed) {
        const verified = await verify(open, passphrase ?? '')
        if (!verified.ok) return verified
      }
      return ok({ recoveryCode: issueCode(open, {}) })
    },

    async confirmRecoveryCode({ groups }: Asked<'confirmRecoveryCode'>) {
      const open = session()
      if (open === null) return err('locked')
      const code = open.unconfirmedCode
      if (code === null) return err('recovery_code_gone')
      const wrong = groups.find(({ number, text }) => !isCodeGroup(text, code, number))
      if (wrong !== undefined) return err({ code: 'recovery_group_mistyped', group: wrong.number })
      saveKeyFile(open, { recoveryConfirmed: true })
      open.unconfirmedCode = null
      return ok({})
    },

    async saveRecoverySheet({ grant }: Asked<'saveRecoverySheet'>) {
      const open = session()
      if (open === null) return err('locked')
      if (open.unconfirmedCode === null) return err('recovery_code_gone')
      const file = useGrant(grant)
      if (file === null) return err('file_grant_spent')
      writeFileAtomically(file, recoverySheet(open.unconfirmedCode, open.keyFile.label, clock()))
      return ok({})
    },

    checkRecoveryCode(
      folder: VaultFolder,
      code: string,
    ): Result<Record<string, never>, KeyFileFault | RecoveryCodeFault> {
      const keyFile = readKeyFile(folder.keyFile)
      if (!keyFile.ok) return keyFile
      const key = keyFromRecoveryCode(code, keyFile.value)
      if (!key.ok) return key
      sodium.memzero(key.value)
      return ok({})
    },

    /** Opens a vault with its recovery code, and sets a new passphrase and a new code in one step. */
    async recover(
      folder: VaultFolder,
      code: string,
      newPassphrase: string,
    ): Promise<
      Result<{ session: Session; recoveryCode: string }, OpeningFault | RecoveryCodeFault | PassphraseProblem>
    > {
      const opened = await openVault(folder, surroundings, async (keyFile) => {
        const allowed = await checkPassphrase(newPassphrase, [keyFile.label])
        return allowed.ok ? keyFromRecoveryCode(code, keyFile) : allowed
      })
      if (!opened.ok) return opened
      try {
        const changes = await newPassphraseWrap(opened.value, newPassphrase)
        const recoveryCode = issueCode(opened.value, changes)
        // They were tries of a passphrase that no longer counts.
        clearTries(folder.tries)
        return ok({ session: opened.value, recoveryCode })
      } catch (error) {
        closeSession(opened.value)
        throw error
      }
    },
  } satisfies Partial<Record<keyof Handlers<typeof vaultSection>, unknown>>
}
