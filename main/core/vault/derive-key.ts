import { normalisePassphrase } from '../../../shared/rules/secrets/passphrase.ts'
import { runThread, threadFile } from '../common/thread.ts'

/** How a passphrase becomes a key: Argon2id version 1.3. */
export interface KeyDerivation {
  readonly alg: 'argon2id13'
  /** In bytes. */
  readonly memory: number
  readonly passes: number
  /** 16 bytes. */
  readonly salt: Uint8Array
}

/** Makes the 32-byte key of a passphrase. */
export type DeriveKey = (passphrase: string, derivation: KeyDerivation) => Promise<Uint8Array>

/** What the thread is told: a passphrase that was normalised, and its derivation. */
export interface DeriveKeyTask {
  readonly passphrase: string
  readonly memory: number
  readonly passes: number
  readonly salt: Uint8Array
}

const mebibyte = 1024 * 1024

/**
 * What a key file may ask for. Below the floor a stolen file could be weakened and written back, to be used
 * at the next change of the passphrase; above the ceiling a damaged one would freeze the computer.
 */
export const derivationLimits = {
  memory: { least: 64 * mebibyte, most: 1024 * mebibyte },
  passes: { least: 3, most: 16 },
} as const

/** What new key files use: the floor of the design, about a quarter to one second on an office laptop. */
export function newDerivation(random: (bytes: number) => Uint8Array): KeyDerivation {
  return {
    alg: 'argon2id13',
    memory: derivationLimits.memory.least,
    passes: derivationLimits.passes.least,
    salt: random(16),
  }
}

/** The 32-byte key of a passphrase, worked out in a thread of its own so that nothing else waits for it. */
export const deriveKey: DeriveKey = (passphrase, { memory, passes, salt }) => {
  const task: DeriveKeyTask = { passphrase: normalisePassphrase(passphrase), memory, passes, salt }
  return runThread<Uint8Array>(threadFile(import.meta.url, 'derive-key-worker'), task)
}
