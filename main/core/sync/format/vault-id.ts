import { z } from 'zod'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { jsonOf } from '../../common/json.ts'
import { sodium } from '../../common/sodium.ts'
import { fromText, hash, isBytesText, textOf, toText } from '../../common/bytes.ts'
import { isId } from './names.ts'

interface KeyPair {
  readonly public: Uint8Array
  readonly secret: Uint8Array
}

/** Keys of the team's root: Ed25519 to sign, X25519 to open sealed boxes. */
export interface RootKeys {
  readonly sign: KeyPair
  readonly box: KeyPair
}

/** Length of the team seed that the team sheet carries. */
export const seedBytes = 16

/** The root keys, from the 16 bytes of the team seed: each from its own labelled hash, so neither tells the other. */
export const rootKeysFromSeed = (seed: Uint8Array): RootKeys => {
  if (seed.length !== seedBytes) throw new Error('A team seed has 16 bytes')
  const [signSeed, boxSeed] = [hash('haversack/root-sign/1', seed), hash('haversack/root-box/1', seed)]
  try {
    const sign = sodium.crypto_sign_seed_keypair(signSeed)
    const box = sodium.crypto_box_seed_keypair(boxSeed)
    return {
      sign: { public: sign.publicKey, secret: sign.privateKey },
      box: { public: box.publicKey, secret: box.privateKey },
    }
  } finally {
    // Each of them is as good as the secret key that comes of it.
    sodium.memzero(signSeed)
    sodium.memzero(boxSeed)
  }
}

/** The vault's id, 32 hex digits, from the root's public keys: the name proves the root (specification, section 1). */
export const vaultIdOf = (rootSign: Uint8Array, rootBox: Uint8Array): string =>
  hash('haversack/vault/1', rootSign, rootBox).toString('hex').slice(0, 32)

/** What `vault.json` says. */
export interface VaultFile {
  readonly vaultId: string
  readonly rootSign: Buffer
  readonly rootBox: Buffer
  /** The roster key, sealed to the root's box key: the team sheet alone opens it. */
  readonly rosterKey: Buffer
}

/**
 * The roster key sealed to the root as `crypto_box_seal` does it, but with a pair of keys that follows from both in place
 * of a random one: so everybody who has the roster key can tell whether `vault.json` holds it, although the team sheet
 * alone opens it. Else a box that was swapped would come to light only when all computers are gone.
 */
export const sealRosterKey = (rosterKey: Uint8Array, rootBox: Uint8Array): Buffer => {
  const pair = sodium.crypto_box_seed_keypair(hash('haversack/vault-box/1', rosterKey, rootBox))
  const nonce = sodium.crypto_generichash(sodium.crypto_box_NONCEBYTES, Buffer.concat([pair.publicKey, rootBox]), null)
  return Buffer.concat([pair.publicKey, sodium.crypto_box_easy(rosterKey, nonce, rootBox, pair.privateKey)])
}

/** The bytes of `vault.json`. */
export const encodeVaultFile = ({ vaultId, rootSign, rootBox, rosterKey }: VaultFile): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      format: 1,
      vaultId,
      rootSign: toText(rootSign),
      rootBox: toText(rootBox),
      rosterKey: toText(rosterKey),
    }),
  )

/**
 * Reads `vault.json`; the id must be the one that its keys give. Nothing says yet that the keys are the team's:
 * the caller compares the id with one it trusts. Fields that later versions add are passed over.
 */
export const parseVaultFile = (bytes: Uint8Array): Result<VaultFile, 'not_understood' | 'newer_format'> => {
  const text = bytes.length <= mostVaultFileBytes ? textOf(bytes) : null
  const json = text === null ? undefined : jsonOf(text)
  const format = z.object({ format: z.int().positive() }).safeParse(json)
  if (format.success && format.data.format > 1) return err('newer_format')
  const parsed = vaultFileSchema.safeParse(json)
  if (!parsed.success) return err('not_understood')
  const file = {
    vaultId: parsed.data.vaultId,
    rootSign: fromText(parsed.data.rootSign),
    rootBox: fromText(parsed.data.rootBox),
    rosterKey: fromText(parsed.data.rosterKey),
  }
  return vaultIdOf(file.rootSign, file.rootBox) === file.vaultId ? ok(file) : err('not_understood')
}

const keyBytes = 32
const sealedKeyBytes = keyBytes + sodium.crypto_box_SEALBYTES
const mostVaultFileBytes = 64 * 1024

const bytesText = (length: number) => z.custom<string>((value) => isBytesText(value, length))

const vaultFileSchema = z.object({
  format: z.literal(1),
  vaultId: z.custom<string>(isId),
  rootSign: bytesText(keyBytes),
  rootBox: bytesText(keyBytes),
  rosterKey: bytesText(sealedKeyBytes),
})
