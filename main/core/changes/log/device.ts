import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Surroundings } from '../../surroundings.ts'
import { sodium } from '../../common/sodium.ts'
import { noteFormerChains } from './former-chains.ts'

/** The device that writes now, by its id: a hash of its public keys, so that keys of an id cannot be swapped. */
export interface Device {
  readonly id: string
  /** Its public Ed25519 key, 32 bytes. */
  readonly signKey: Buffer
  /** Its public X25519 key, 32 bytes. */
  readonly boxKey: Buffer
  /** Its Ed25519 signature of a message, 64 bytes. */
  readonly sign: (message: Uint8Array) => Buffer
  /** What was sealed to its public box key (`crypto_box_seal`), or null where the box is not for it or was altered. */
  readonly unseal: (box: Uint8Array) => Buffer | null
}

/**
 * The device of this database, minted when there is none yet or when the database is a copy (restored or cloned):
 * its machine token then differs from the one kept beside it. Earlier devices keep their chains.
 */
export const deviceOf = (
  database: Database,
  machineToken: string,
  surroundings: Pick<Surroundings, 'clock' | 'random'>,
): Device => {
  const current = database.prepare('SELECT * FROM device WHERE current = 1 AND machineToken = ?').get(machineToken)
  return current === undefined ? newDevice(database, machineToken, surroundings) : toDevice(current as DeviceRow)
}

/** Gives this database a new device in place of the present one, which keeps its chains. */
export const newDevice = (
  database: Database,
  machineToken: string,
  surroundings: Pick<Surroundings, 'clock' | 'random'>,
): Device => {
  const sign = sodium.crypto_sign_seed_keypair(surroundings.random(sodium.crypto_sign_SEEDBYTES))
  const box = sodium.crypto_box_seed_keypair(surroundings.random(sodium.crypto_box_SEEDBYTES))
  const row: DeviceRow = {
    id: deviceIdOf(sign.publicKey, box.publicKey),
    signPublic: Buffer.from(sign.publicKey),
    signSecret: Buffer.from(sign.privateKey),
    boxPublic: Buffer.from(box.publicKey),
    boxSecret: Buffer.from(box.privateKey),
  }
  database.transaction(() => {
    noteFormerChains(database)
    database.prepare('UPDATE device SET current = 0').run()
    // The earlier device's newest head may never have been put, so what the store has of it is read like any other
    // device's.
    database.prepare('DELETE FROM peer WHERE device IN (SELECT id FROM device)').run()
    // Objects of the earlier device keep their numbers under its own name in the store; nothing more is put there.
    database.prepare('UPDATE run SET number = NULL, size = NULL').run()
    database.prepare('DELETE FROM outbox').run()
    database
      .prepare(
        `INSERT INTO device (id, signPublic, signSecret, boxPublic, boxSecret, machineToken, madeAt, current)
         VALUES (@id, @signPublic, @signSecret, @boxPublic, @boxSecret, @machineToken, @madeAt, 1)`,
      )
      .run({ ...row, machineToken, madeAt: surroundings.clock() })
  })()
  return toDevice(row)
}

/** The devices that this database was before it was restored or copied, oldest first. */
export const formerDevices = (database: Database): Device[] =>
  (database.prepare('SELECT * FROM device WHERE current = 0 ORDER BY madeAt, id').all() as DeviceRow[]).map(toDevice)

/** The first 16 bytes, in hex, of SHA-256 over a label and both public keys (sync specification, section 1). */
export const deviceIdOf = (signPublic: Uint8Array, boxPublic: Uint8Array): string =>
  createHash('sha256').update('haversack/device/1').update(signPublic).update(boxPublic).digest('hex').slice(0, 32)

interface DeviceRow {
  readonly id: string
  readonly signPublic: Buffer
  readonly signSecret: Buffer
  readonly boxPublic: Buffer
  readonly boxSecret: Buffer
}

const toDevice = ({ id, signPublic, signSecret, boxPublic, boxSecret }: DeviceRow): Device => ({
  id,
  signKey: signPublic,
  boxKey: boxPublic,
  sign: (message) => Buffer.from(sodium.crypto_sign_detached(message, signSecret)),
  unseal(box) {
    try {
      return Buffer.from(sodium.crypto_box_seal_open(box, boxPublic, boxSecret))
    } catch {
      // The library throws for a box that is cut short, altered or sealed to somebody else: an outcome, not a fault.
      return null
    }
  },
})
