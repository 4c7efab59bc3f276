import { createHash } from 'node:crypto'
import sodium from 'libsodium-wrappers-sumo'
import type { Database } from 'better-sqlite3'
import type { Surroundings } from '../surroundings.ts'

/** The device that writes now, by its id: a hash of its public keys, so that keys of an id cannot be swapped. */
export interface Device {
  readonly id: string
}

/**
 * The device of this database, minted when there is none yet or when the database is a copy (restored or cloned):
 * its machine token then differs from the one kept beside it. Earlier devices keep their chains.
 */
export const deviceOf = async (
  database: Database,
  machineToken: string,
  surroundings: Pick<Surroundings, 'clock' | 'random'>,
): Promise<Device> => {
  const current = database
    .prepare('SELECT id FROM device WHERE current = 1 AND machineToken = ?')
    .get(machineToken) as Device | undefined
  if (current !== undefined) return { id: current.id }

  await sodium.ready
  const sign = sodium.crypto_sign_seed_keypair(surroundings.random(sodium.crypto_sign_SEEDBYTES))
  const box = sodium.crypto_box_seed_keypair(surroundings.random(sodium.crypto_box_SEEDBYTES))
  const id = deviceIdOf(sign.publicKey, box.publicKey)
  database.transaction(() => {
    database.prepare('UPDATE device SET current = 0').run()
    database
      .prepare(
        `INSERT INTO device (id, signPublic, signSecret, boxPublic, boxSecret, machineToken, madeAt, current)
         VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
      )
      .run(
        id,
        Buffer.from(sign.publicKey),
        Buffer.from(sign.privateKey),
        Buffer.from(box.publicKey),
        Buffer.from(box.privateKey),
        machineToken,
        surroundings.clock(),
      )
  })()
  return { id }
}

/** The first 16 bytes, in hex, of SHA-256 over a label and both public keys (sync specification, section 1). */
const deviceIdOf = (signPublic: Uint8Array, boxPublic: Uint8Array): string =>
  createHash('sha256').update('haversack/device/1').update(signPublic).update(boxPublic).digest('hex').slice(0, 32)
