import { z } from 'zod'
import { instant } from '../model/fields.ts'
import { parsePracticeCode } from '../rules/ods-code.ts'
import { vaultId } from './backups.ts'
import { read, write } from './operation.ts'
import { typedGroup } from './typed-group.ts'

// Longer than any that the rule allows, so that its page can say what is wrong with it.
const passphrase = z.string().max(4000)
const label = z.string().trim().min(1).max(100)
const practiceCode = z.string().transform((text, context) => {
  const code = parsePracticeCode(text)
  if (code.ok) return code.value
  context.addIssue({ code: 'custom', message: code.error.code })
  return z.NEVER
})

/** A caseload on this computer, as far as it can be known without opening it. */
const vaultSummary = z.object({
  id: vaultId,
  /** Null: the key file, which holds it, is missing or damaged. */
  label: z.string().nullable(),
  lastUsed: instant.nullable(),
  /** The version of Haversack that opened it last. */
  lastVersion: z.string().nullable(),
  state: z.enum(['ready', 'key_file_missing', 'key_file_damaged', 'vault_damaged', 'newer_version']),
})
export type VaultSummary = z.output<typeof vaultSummary>

const openVault = z.object({
  id: vaultId,
  label: z.string(),
  /** False: the user has not yet shown to hold the newest recovery code, so a new one must be offered. */
  recoveryConfirmed: z.boolean(),
})

const openingFaults = [
  'backup_damaged',
  'no_such_vault',
  'already_open',
  'key_file_missing',
  'key_file_damaged',
  'newer_version',
  'folder_not_writable',
] as const
const passphraseRules = ['passphrase_too_short', 'passphrase_too_long', 'passphrase_too_common'] as const
/** Both carry `tries` and, from the fifth on, `seconds` until the next. */
const wrongPassphrase = ['wrong_passphrase', 'wait_before_retry'] as const

/** The caseloads of this computer: made, unlocked, locked and recovered. */
export const vault = {
  /** The caseload used last comes first. */
  list: read(z.object({}), z.array(vaultSummary), ['folder_not_writable']),
  /** The caseload that is open now, if any. */
  current: read(z.object({}), openVault.nullable(), []),
  /** Makes a caseload and opens it. `recoveryCode`: 30 characters; see shared/rules/secrets/recovery-code. */
  create: write(
    z.object({
      name: z.string().trim().min(1).max(200),
      role: z.string().trim().min(1).max(100),
      practiceCode: practiceCode.nullable(),
      label: label.optional(),
      passphrase,
    }),
    z.object({ id: vaultId, recoveryCode: z.string() }),
    [...passphraseRules, 'already_open', 'folder_not_writable'],
  ),
  unlock: write(z.object({ id: vaultId, passphrase }), openVault, [...openingFaults, ...wrongPassphrase]),
  lock: write(z.object({}), z.object({}), ['folder_not_writable']),
  rename: write(z.object({ label }), openVault, ['folder_not_writable']),
  /**
   * How good a passphrase is, while it is being chosen. `context`: words that make it easy to guess. Changes
   * nothing, but counts as a write, like `checkRecoveryCode`, so that no cache keeps the secret in its key.
   */
  checkPassphrase: write(
    z.object({ passphrase, context: z.array(z.string().max(200)).max(20) }),
    z.object({
      /** 0, very easy to guess, to 4. */
      score: z.int().min(0).max(4),
      /** 'Easy to guess' */
      words: z.string(),
      /** What makes it so: 'a name and a year'. */
      reason: z.string().nullable(),
      /** Why it may not be used. */
      problem: z.enum(passphraseRules).nullable(),
    }),
    [],
  ),
  changePassphrase: write(z.object({ current: passphrase, next: passphrase }), z.object({}), [
    ...wrongPassphrase,
    ...passphraseRules,
    'folder_not_writable',
  ]),
  /** The user types at least two different groups back. `group` of the fault: the one that differs. */
  confirmRecoveryCode: write(
    z.object({ groups: z.array(typedGroup).refine((groups) => new Set(groups.map(({ number }) => number)).size >= 2) }),
    z.object({}),
    ['recovery_group_mistyped', 'recovery_code_gone', 'folder_not_writable'],
  ),
  /** Replaces the recovery code. The passphrase is asked for once the present code has been confirmed. */
  newRecoveryCode: write(z.object({ passphrase: passphrase.nullable() }), z.object({ recoveryCode: z.string() }), [
    ...wrongPassphrase,
    'folder_not_writable',
  ]),
  /** Writes a plain text sheet with the newest recovery code, until that is confirmed, to a chosen file. */
  saveRecoverySheet: write(z.object({ grant: z.string() }), z.object({}), [
    'file_grant_spent',
    'recovery_code_gone',
    'folder_not_writable',
  ]),
  /** Whether a code opens a caseload, before a new passphrase is asked for. */
  checkRecoveryCode: write(z.object({ id: vaultId, code: z.string().max(1000) }), z.object({}), [
    'no_such_vault',
    'key_file_missing',
    'key_file_damaged',
    'newer_version',
    'recovery_group_mistyped',
    'recovery_code_wrong_length',
    'wrong_recovery_code',
  ]),
  /** Opens a caseload with its recovery code, sets a new passphrase and issues a new code. */
  recover: write(
    z.object({ id: vaultId, code: z.string().max(1000), newPassphrase: passphrase }),
    z.object({ recoveryCode: z.string() }),
    [
      ...openingFaults,
      'recovery_group_mistyped',
      'recovery_code_wrong_length',
      'wrong_recovery_code',
      ...passphraseRules,
    ],
  ),
} as const
