import { parseRecoveryCode } from '../../../shared/rules/secrets/recovery-code.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import type { DeriveKey } from './derive-key.ts'
import type { KeyFile } from './key-file.ts'
import { recoveryWrappingKey, unwrapKey } from './key-wrap.ts'
import { sodium } from '../common/sodium.ts'
import { clearTries, readTries, recordWrongTry, type Tries } from './throttle.ts'

/** Why a passphrase gave no key, with how many were wrong and how long to wait. */
export type PassphraseFault = { readonly code: 'wrong_passphrase' | 'wait_before_retry' } & Tries

/** Why a recovery code gave no key; `group`: the first that was mistyped, from 1. */
export type RecoveryCodeFault =
  | { readonly code: 'recovery_code_wrong_length' | 'wrong_recovery_code' }
  | { readonly code: 'recovery_group_mistyped'; readonly group: number }

/** The database key, got with the passphrase. Wrong ones are counted in `triesFile` and slow the next down. */
export async function keyFromPassphrase(
  passphrase: string,
  { keyId, derivation, passphrase: wrap }: KeyFile,
  triesFile: string,
  { deriveKey, clock }: { readonly deriveKey: DeriveKey; readonly clock: () => number },
): Promise<Result<Uint8Array, PassphraseFault>> {
  const before = readTries(triesFile, clock())
  if (before.seconds > 0) return err({ code: 'wait_before_retry', ...before })
  const wrappingKey = await deriveKey(passphrase, derivation)
  const key = unwrapKey(wrap, wrappingKey, { keyId, kind: 'passphrase', derivation })
  sodium.memzero(wrappingKey)
  if (key === null) return err({ code: 'wrong_passphrase', ...recordWrongTry(triesFile, clock()) })
  clearTries(triesFile)
  return ok(key)
}

/** The database key, got with the recovery code as it was typed. */
export function keyFromRecoveryCode(text: string, { keyId, recovery }: KeyFile): Result<Uint8Array, RecoveryCodeFault> {
  const code = parseRecoveryCode(text)
  if (!code.ok) return code
  const wrappingKey = recoveryWrappingKey(code.value, keyId)
  const key = unwrapKey(recovery, wrappingKey, { keyId, kind: 'recovery' })
  sodium.memzero(wrappingKey)
  return key === null ? err('wrong_recovery_code') : ok(key)
}
