import { describe, expect, test } from 'vitest'
import { testCaseload, testClock, testRandom } from '../../../../test/core/test-caseload.ts'
import { sodium } from '../../common/sodium.ts'
import { deviceIdOf, deviceOf, formerDevices, newDevice } from './device.ts'

const surroundings = { clock: testClock().now, random: testRandom('device') }

describe('a device', () => {
  test('is the same each time its database is opened on its computer', async () => {
    const { database, device } = await testCaseload()
    expect((deviceOf(database, 'token', surroundings)).id).toBe(device.id)
    expect(formerDevices(database)).toEqual([])
  })

  test('has an id that follows from its public keys', async () => {
    const { device } = await testCaseload()
    expect(device.id).toBe(deviceIdOf(device.signKey, device.boxKey))
    expect(device.id).toMatch(/^[0-9a-f]{32}$/)
  })

  test('signs so that its public key tells it', async () => {
    const { device } = await testCaseload()
    const message = Buffer.from('label and content')
    const signature = device.sign(message)
    expect(sodium.crypto_sign_verify_detached(signature, message, device.signKey)).toBe(true)
    expect(sodium.crypto_sign_verify_detached(signature, Buffer.from('other content'), device.signKey)).toBe(false)
  })

  test('opens what was sealed to it, and nothing else', async () => {
    const [one, other] = [(await testCaseload('one')).device, (await testCaseload('other')).device]
    const box = Buffer.from(sodium.crypto_box_seal(Buffer.from('key of a scope'), one.boxKey))
    expect(one.unseal(box)?.toString()).toBe('key of a scope')
    expect(other.unseal(box)).toBeNull()
    expect(one.unseal(box.subarray(1))).toBeNull()
    expect(one.unseal(Buffer.alloc(0))).toBeNull()
  })

  test('of a copied database is another one, and the former can still be told and open its boxes', async () => {
    const { database, device } = await testCaseload()
    const copy = deviceOf(database, 'token of another computer', surroundings)
    expect(copy.id).not.toBe(device.id)
    const [former, ...others] = formerDevices(database)
    expect(others).toEqual([])
    expect(former?.id).toBe(device.id)
    const box = sodium.crypto_box_seal(Buffer.from('sealed before'), device.boxKey)
    expect(former?.unseal(box)?.toString()).toBe('sealed before')
  })

  test('can be replaced on the same computer, when its id is known to have been used by a copy', async () => {
    const { database, device } = await testCaseload()
    const next = newDevice(database, 'token', surroundings)
    expect((deviceOf(database, 'token', surroundings)).id).toBe(next.id)
    expect(formerDevices(database).map(({ id }) => id)).toEqual([device.id])
  })

  test('that takes the place of another gives up what was to be put and what the other heard of itself, and keeps what was heard of colleagues', async () => {
    const { database, device } = await testCaseload()
    const colleague = 'c'.repeat(32)
    for (const id of [device.id, colleague]) database.prepare(`INSERT INTO peer (device, rev, headHash, head, heardAt) VALUES (?, 1, x'', '{}', 0)`).run(id)
    database.prepare(`INSERT INTO outbox (name, bytes, sealedAt) VALUES ('data/x/1', x'', 0)`).run()
    database.prepare(`INSERT INTO run (chain, fromSeq, toSeq, signature, tip, number, size) SELECT min(id), 1, 1, x'', x'', 7, 9 FROM chain`).run()
    newDevice(database, 'token', surroundings)
    expect(database.prepare('SELECT device FROM peer').pluck().all()).toEqual([colleague])
    expect(database.prepare('SELECT number, size FROM run').all()).toEqual([{ number: null, size: null }])
    expect(database.prepare('SELECT name FROM outbox').all()).toEqual([])
  })
})
