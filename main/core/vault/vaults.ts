import { atMost } from '../common/at-most.ts'
import type { Database } from 'better-sqlite3'
import type { backups as backupsSection } from '../../../shared/contract/backups.ts'
import type { Handlers, Input } from '../../../shared/contract/operation.ts'
import type { vault as vaultSection } from '../../../shared/contract/vault.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { createBackups } from '../backup/backups.ts'
import { refreshKeyFiles } from '../backup/make.ts'
import type { Surroundings, UseGrant } from '../surroundings.ts'
import { createVault } from './create-vault.ts'
import { createCredentials } from './credentials.ts'
import { deriveKey as deriveKeyInThread, type DeriveKey } from './derive-key.ts'
import { keyFromPassphrase } from './find-key.ts'
import { openVault } from './open-vault.ts'
import { refusable, type Outcome, type Refusable } from './refusable.ts'
import { closeSession, saveKeyFile, type Session } from './session.ts'
import { listVaults, recordUse, removeUnfinished, vaultFolder } from './vault-folder.ts'

/** An open vault, as the caseload sees it. */
export interface OpenVault {
  readonly database: Database
  /** Differs from the one inside the database when this is a restored copy. */
  readonly machineToken: string
}

/** What the first run asks about the user of a new caseload. */
export type NewProfile = Pick<Input<(typeof vaultSection)['create']>, 'name' | 'role' | 'practiceCode'>

export interface VaultParts {
  readonly surroundings: Surroundings
  readonly useGrant: UseGrant
  /** Told when a vault is open, before the page is answered; with the profile if it was just created. */
  readonly onOpened: (open: OpenVault, created: NewProfile | null) => void | Promise<void>
  /** Told before the database is closed: the last moment to write. The database is closed when it is done. */
  readonly onClosing: () => void | Promise<void>
  /** Told of bugs in what nobody waits for; must not write down what the error says. */
  readonly onBug: (operation: string, error: unknown) => void
  /** Stands in for the slow derivation under test. */
  readonly deriveKey?: DeriveKey
}

export interface Vaults {
  readonly handlers: {
    readonly vault: Handlers<typeof vaultSection>
    readonly backups: Handlers<typeof backupsSection>
  }
  current(): OpenVault | null
  /** Closes the open vault, if any, and wipes its key. */
  lock(): Promise<void>
}

/** The vaults of this computer, of which at most one is open. */
export function createVaults(parts: VaultParts): Vaults {
  const { surroundings, useGrant, onOpened, onClosing, onBug, deriveKey = deriveKeyInThread } = parts
  const { dataFolder, clock, appVersion } = surroundings
  let session: Session | null = null

  const backups = createBackups({ surroundings, useGrant, session: () => session, onBug })

  /** One after the other: what opens, closes or re-keys a vault must not meet itself. */
  const oneAtATime = atMost(1)
  const inTurn = <O extends Outcome>(work: () => Promise<O>): Promise<Refusable<O>> => oneAtATime(() => refusable(work))

  const begin = async (opened: Session, created: NewProfile | null): Promise<void> => {
    try {
      refreshKeyFiles(opened.folder)
      recordUse(opened.folder, clock(), appVersion)
      await onOpened(asOpenVault(opened), created)
    } catch (error) {
      closeSession(opened)
      throw error
    }
    session = opened
    // A new caseload has its first backup when it is locked: now there is nothing in it to lose.
    backups.startDaily(opened, { atOnce: created === null })
  }

  const end = async (): Promise<void> => {
    if (session === null) return
    const closing = session
    session = null
    try {
      await onClosing()
      await backups.finish(closing)
    } finally {
      closeSession(closing)
    }
  }

  const credentials = createCredentials({ surroundings, useGrant, deriveKey, session: () => session })

  return {
    current: () => (session === null ? null : asOpenVault(session)),
    async lock() {
      await inTurn(async () => ok(await end()))
    },
    handlers: {
      backups: backups.handlers,
      vault: {
        list: () =>
          refusable(async () => {
            removeUnfinished(dataFolder, clock())
            return ok([...listVaults(dataFolder)])
          }),
        current: () => ok(session === null ? null : summaryOf(session)),
        create: (input) =>
          inTurn(async () => {
            if (session !== null) return err('already_open')
            const { name, role, practiceCode } = input
            return createVault(input, surroundings, deriveKey, (made) => begin(made, { name, role, practiceCode }))
          }),
        unlock: ({ id, passphrase }) =>
          inTurn(async () => {
            if (session !== null) return err('already_open')
            const folder = vaultFolder(dataFolder, id)
            const opened = await openVault(folder, surroundings, (keyFile) =>
              keyFromPassphrase(passphrase, keyFile, folder.tries, { deriveKey, clock }),
            )
            if (!opened.ok) return opened
            await begin(opened.value, null)
            return ok(summaryOf(opened.value))
          }),
        lock: () =>
          inTurn(async () => {
            await end()
            return ok({})
          }),

        rename: ({ label }) =>
          inTurn(async () => {
            if (session === null) return err('locked')
            saveKeyFile(session, { label })
            return ok(summaryOf(session))
          }),
        recover: ({ id, code, newPassphrase }) =>
          inTurn(async () => {
            if (session !== null) return err('already_open')
            const recovered = await credentials.recover(vaultFolder(dataFolder, id), code, newPassphrase)
            if (!recovered.ok) return recovered
            await begin(recovered.value.session, null)
            return ok({ recoveryCode: recovered.value.recoveryCode })
          }),
        checkPassphrase: (input) => credentials.checkPassphrase(input),
        changePassphrase: (input) => inTurn(() => credentials.changePassphrase(input)),
        newRecoveryCode: (input) => inTurn(() => credentials.newRecoveryCode(input)),
        confirmRecoveryCode: (input) => inTurn(() => credentials.confirmRecoveryCode(input)),
        saveRecoverySheet: (input) => inTurn(() => credentials.saveRecoverySheet(input)),
        checkRecoveryCode: ({ id, code }) => credentials.checkRecoveryCode(vaultFolder(dataFolder, id), code),
      },
    },
  }
}

function asOpenVault({ keyFile, database }: Session): OpenVault {
  return { database, machineToken: keyFile.machineToken }
}

function summaryOf({ folder, keyFile }: Session): { id: string; label: string; recoveryConfirmed: boolean } {
  return { id: folder.id, label: keyFile.label, recoveryConfirmed: keyFile.recoveryConfirmed }
}
