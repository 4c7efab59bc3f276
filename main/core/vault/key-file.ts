import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { z } from 'zod'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import { jsonOf } from '../common/json.ts'
import { derivationLimits, type KeyDerivation } from './derive-key.ts'
import { readFileIfReadable, writeFileAtomically } from '../common/files.ts'
import type { KeyWrap } from './key-wrap.ts'

/**
 * What must be known before a caseload can be opened. No secret stands in it in plain; the label does,
 * because the unlock page shows it.
 */
export interface KeyFile {
  /** Names the database key; restored copies share it with their original. 32 hex digits. */
  readonly keyId: string
  readonly label: string
  /** ISO 8601, UTC. */
  readonly created: string
  /** Compared with the one inside the database: a copy that was restored has another. 32 hex digits. */
  readonly machineToken: string
  readonly derivation: KeyDerivation
  readonly passphrase: KeyWrap
  readonly recovery: KeyWrap
  /** Whether the user has shown that they have the newest recovery code. */
  readonly recoveryConfirmed: boolean
}

export type KeyFileFault = 'key_file_missing' | 'key_file_damaged' | 'newer_version'

const format = 1

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const binary = (bytes: number) => hex(bytes).transform((text) => new Uint8Array(Buffer.from(text, 'hex')))
const wrap = z.strictObject({ nonce: binary(24), box: binary(48) })
const { memory, passes } = derivationLimits

const contentSchema = z.strictObject({
  keyId: hex(16),
  label: z.string(),
  created: z.iso.datetime(),
  machineToken: hex(16),
  derivation: z.strictObject({
    alg: z.literal('argon2id13'),
    memory: z.int().min(memory.least).max(memory.most),
    passes: z.int().min(passes.least).max(passes.most),
    salt: binary(16),
  }),
  passphrase: wrap,
  recovery: wrap,
  recoveryConfirmed: z.boolean(),
})

const envelopeSchema = z.object({ format: z.int().min(1), checksum: z.string(), content: z.unknown() })

/**
 * Reads a key file. Its checksum keeps damage apart from a wrong passphrase: both would only fail to
 * authenticate. It protects from accidents alone; the wraps themselves are authenticated.
 */
export function readKeyFile(file: string): Result<KeyFile, KeyFileFault> {
  const text = readFileIfReadable(file)
  if (text === null) return err(fs.existsSync(file) ? 'key_file_damaged' : 'key_file_missing')
  const envelope = envelopeSchema.safeParse(jsonOf(text))
  if (!envelope.success) return err('key_file_damaged')
  const { format: found, checksum, content } = envelope.data
  if (checksum !== checksumOf(found, content)) return err('key_file_damaged')
  if (found > format) return err('newer_version')
  const parsed = contentSchema.safeParse(content)
  return parsed.success ? ok(parsed.data) : err('key_file_damaged')
}

/** Writes a key file whole or not at all. */
export function writeKeyFile(file: string, keyFile: KeyFile): void {
  const content = {
    ...keyFile,
    derivation: { ...keyFile.derivation, salt: toHex(keyFile.derivation.salt) },
    passphrase: wrapToHex(keyFile.passphrase),
    recovery: wrapToHex(keyFile.recovery),
  }
  const envelope = { format, checksum: checksumOf(format, content), content }
  writeFileAtomically(file, `${JSON.stringify(envelope, null, 2)}\n`)
}

function checksumOf(found: number, content: unknown): string {
  return createHash('sha256').update(`${found}\n${JSON.stringify(content)}`).digest('hex')
}

function wrapToHex({ nonce, box }: KeyWrap): { nonce: string; box: string } {
  return { nonce: toHex(nonce), box: toHex(box) }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
