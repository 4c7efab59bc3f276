import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { takeLock } from './lock-file.ts'
import { goodPassphrase, temporaryFolder, testVault } from '../../../test/core/test-vault.ts'
import { createVaults } from './vaults.ts'

const already = { ok: false, error: { code: 'already_open' } }

describe('a vault is open once', () => {
  test('in one process', () => {
    const file = path.join(temporaryFolder(), 'lock.db')
    const first = takeLock(file)
    if (!first.ok) expect.unreachable()
    expect(takeLock(file)).toEqual(already)
    first.value.release()
    const second = takeLock(file)
    expect(second.ok).toBe(true)
    if (second.ok) second.value.release()
  })

  test('and a lock that cannot be taken for another reason is not said to be held', () => {
    const file = path.join(temporaryFolder(), 'lock.db')
    writeFileSync(file, 'No database, and long enough to be looked at as one. '.repeat(20))
    expect(() => takeLock(file)).toThrow('not a database')
  })

  test('across processes, until the other one ends, even if it is killed', async () => {
    const { vaults, id, file } = await testVault()
    const holder = spawn(process.execPath, ['--input-type=module', '-e', holdLock, file('lock.db')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: import.meta.dirname,
    })
    onTestFinished(() => void holder.kill('SIGKILL'))
    const [said] = await once(holder.stdout, 'data')
    expect(String(said)).toBe('held')
    expect(await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toEqual(already)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toMatchObject({ ok: true })
  })

  test('in two windows: the second is told, the first works on', async () => {
    const { vaults, parts, id } = await testVault()
    const second = createVaults(parts)
    await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    expect(await second.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toEqual(already)
    expect(await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toEqual(already)
    expect(vaults.current()?.database.prepare('SELECT count(*) FROM note').pluck().get()).toBe(1)
    await vaults.lock()
    expect(await second.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toMatchObject({ ok: true })
    await second.lock()
  })
})

const holdLock = `
  import { takeLock } from './lock-file.ts'
  const lock = takeLock(process.argv[1])
  process.stdout.write(lock.ok ? 'held' : 'refused')
  setInterval(() => lock, 1000)
`
