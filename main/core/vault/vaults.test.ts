import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeGroups } from '../../../shared/rules/secrets/grouped-code.ts'
import { deriveKey } from './derive-key.ts'
import { aName, addMigration, canary, goodPassphrase, otherPassphrase, quickDerive, testParts, testVault } from '../../../test/core/test-vault.ts'
import { createVaults, type OpenVault } from './vaults.ts'

const newVault = { name: aName, role: 'Link worker', practiceCode: 'Y01234', passphrase: goodPassphrase }

describe('creating and opening', () => {
  test('what was written is there again after locking and unlocking, with the real derivation', async () => {
    const { vaults, id } = await testVault({ deriveKey })
    expect(vaults.current()).toBeNull()
    const unlocked = await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    expect(unlocked).toEqual({ ok: true, value: { id, label: 'A. Rahman, Y01234', recoveryConfirmed: false } })
    expect(vaults.current()?.database.prepare('SELECT text FROM note').pluck().all()).toEqual([canary])
  })

  test('the profile is handed on when a vault is created, and only then', async () => {
    const opened: unknown[] = []
    const { vaults, id } = await testVault({ onOpened: (_open: OpenVault, created) => void opened.push(created) })
    await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    expect(opened).toEqual([{ name: aName, role: 'Link worker', practiceCode: 'Y01234' }, null])
  })

  test('the database can still be written while the vault is closing, and not after', async () => {
    let open: OpenVault | null = null
    const { vaults, id } = await testVault({
      onOpened: (vault) => void (open = vault),
      onClosing: () => void open?.database.exec("INSERT INTO note (id) VALUES (hex(randomblob(8)))"),
    })
    await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    expect(vaults.current()?.database.prepare('SELECT count(*) FROM note').pluck().get()).toBe(2)
    const { database } = vaults.current() ?? expect.unreachable()
    await vaults.lock()
    expect(database.open).toBe(false)
  })

  test('no file holds the passphrase, the recovery code or what was written, and derived keys are wiped', async () => {
    const derived: Uint8Array[] = []
    const { vaults, id, dataFolder, recoveryCode } = await testVault({
      deriveKey: async (passphrase, derivation) => {
        const key = await quickDerive(passphrase, derivation)
        derived.push(key)
        return key
      },
    })
    await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    const files = fs.readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { parentPath, name } of files.filter(({ name }) => name !== 'lock.db')) {
      const bytes = fs.readFileSync(path.join(parentPath, name))
      for (const secret of [goodPassphrase, recoveryCode, codeGroups(recoveryCode)[1] ?? '', canary]) {
        expect(bytes.includes(secret)).toBe(false)
        expect(bytes.includes(Buffer.from(secret, 'utf16le'))).toBe(false)
      }
    }
    expect(derived).toEqual([new Uint8Array(32), new Uint8Array(32)])
  })

  test.each([
    ['short', 'passphrase_too_short'],
    ['password1234', 'passphrase_too_common'],
    ['Amina Rahman 1', 'passphrase_too_common'],
  ])('the passphrase %s is refused and leaves nothing behind', async (passphrase, code) => {
    const { parts, dataFolder } = testParts()
    const vaults = createVaults(parts)
    expect(await vaults.handlers.vault.create({ ...newVault, passphrase })).toMatchObject({ ok: false, error: { code } })
    expect(fs.readdirSync(dataFolder)).toEqual([])
  })

  test.each([
    ['the caseload cannot be begun', { onOpened: () => { throw new Error('bug') } }],
    ['the key cannot be derived', { deriveKey: async () => { throw new Error('no memory') } }],
  ])('nothing is left behind when %s', async (_reason, overrides) => {
    const { parts, dataFolder } = testParts(overrides)
    const vaults = createVaults(parts)
    await expect(async () => vaults.handlers.vault.create(newVault)).rejects.toThrow()
    expect(fs.readdirSync(path.join(dataFolder), { recursive: true }).filter((name) => name !== 'vaults')).toEqual([])
    expect(vaults.current()).toBeNull()
  })

  test('nothing is left behind when a migration fails', async () => {
    const { parts, dataFolder, migrationsFolder } = testParts()
    addMigration(migrationsFolder, '0001_broken.sql', 'CREATE TABLE twice (id); CREATE TABLE twice (id);')
    const vaults = createVaults(parts)
    await expect(async () => vaults.handlers.vault.create(newVault)).rejects.toThrow(/already exists/)
    expect(fs.readdirSync(path.join(dataFolder, 'vaults'))).toEqual([])
  })

  test('what a killed process left of a new vault is removed, but not what may still be at work', async () => {
    const { parts, dataFolder, time } = testParts()
    const left = path.join(dataFolder, 'vaults', '.new-0123456789abcdef')
    fs.mkdirSync(left, { recursive: true })
    time.now = Date.now()
    const vaults = createVaults(parts)
    expect(await vaults.handlers.vault.list({})).toEqual({ ok: true, value: [] })
    expect(fs.existsSync(left)).toBe(true)
    time.now += 2 * 3_600_000
    await vaults.handlers.vault.list({})
    expect(fs.existsSync(left)).toBe(false)
  })

  test('several vaults are listed, the one used last first', async () => {
    const { vaults, id, time } = await testVault()
    time.now += 60_000
    const second = await vaults.handlers.vault.create({ ...newVault, label: 'Training' })
    if (!second.ok) expect.unreachable()
    await vaults.lock()
    time.now += 60_000
    const labels = async () => {
      const list = await vaults.handlers.vault.list({})
      return list.ok ? list.value.map(({ label, state }) => [label, state]) : []
    }
    expect(await labels()).toEqual([['Training', 'ready'], ['A. Rahman, Y01234', 'ready']])
    await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    await vaults.handlers.vault.rename({ label: 'Northside' })
    expect(await labels()).toEqual([['Northside', 'ready'], ['Training', 'ready']])
  })
})

describe('a wrong passphrase', () => {
  test('says so, slows down after five, also after a restart, and never locks out', async () => {
    const { vaults, id, parts, time } = await testVault()
    const unlock = (from = vaults, passphrase = otherPassphrase) => from.handlers.vault.unlock({ id, passphrase })
    for (const tries of [1, 2, 3, 4]) {
      expect(await unlock()).toEqual({ ok: false, error: { code: 'wrong_passphrase', tries, seconds: 0 } })
    }
    expect(await unlock()).toEqual({ ok: false, error: { code: 'wrong_passphrase', tries: 5, seconds: 30 } })
    time.now += 10_000
    const restarted = createVaults(parts)
    const waiting = { ok: false, error: { code: 'wait_before_retry', tries: 5, seconds: 20 } }
    expect(await unlock(restarted)).toEqual(waiting)
    expect(await unlock(restarted, goodPassphrase)).toEqual(waiting)
    time.now += 20_000
    expect(await unlock(restarted)).toMatchObject({ error: { code: 'wrong_passphrase', tries: 6, seconds: 60 } })
    time.now += 60_000
    expect(await unlock(restarted, goodPassphrase)).toMatchObject({ ok: true })
    await restarted.lock()
    expect(await unlock(restarted)).toMatchObject({ error: { code: 'wrong_passphrase', tries: 1 } })
  })
})

describe('changing the passphrase', () => {
  test('the new one opens, the old one no longer does, and the database is not rewritten', async () => {
    const { vaults, id, file } = await testVault()
    await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    const before = fs.readFileSync(file('caseload.db'))
    const change = (current: string, next: string) => vaults.handlers.vault.changePassphrase({ current, next })
    expect(await change(otherPassphrase, 'wooden harbour thimble')).toMatchObject({ error: { code: 'wrong_passphrase' } })
    expect(await change(goodPassphrase, 'too short')).toMatchObject({ error: { code: 'passphrase_too_short' } })
    expect(await change(goodPassphrase, otherPassphrase)).toEqual({ ok: true, value: {} })
    expect(fs.readFileSync(file('caseload.db')).equals(before)).toBe(true)
    await vaults.lock()
    expect(await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toMatchObject({ ok: false })
    expect(await vaults.handlers.vault.unlock({ id, passphrase: otherPassphrase })).toMatchObject({ ok: true })
  })

  test('backups made before open with the new one as well', async () => {
    const { vaults, id } = await testVault()
    await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    await vaults.handlers.vault.changePassphrase({ current: goodPassphrase, next: otherPassphrase })
    await vaults.lock()
    const list = await vaults.handlers.backups.list({ vault: id })
    const backup = list.ok ? list.value.backups.at(-1) : undefined
    const restored = await vaults.handlers.backups.restore({ vault: id, backup: backup?.id ?? '' })
    if (!restored.ok) expect.unreachable()
    const unlock = (passphrase: string) => vaults.handlers.vault.unlock({ id: restored.value.id, passphrase })
    expect(await unlock(goodPassphrase)).toMatchObject({ error: { code: 'wrong_passphrase' } })
    expect(await unlock(otherPassphrase)).toMatchObject({ ok: true })
  })
})

describe('the recovery code', () => {
  test('opens the vault, sets a new passphrase, and is replaced by a new code', async () => {
    const { vaults, id, recoveryCode } = await testVault()
    const spoken = codeGroups(recoveryCode).join(' ').toLowerCase()
    expect(await vaults.handlers.vault.checkRecoveryCode({ id, code: spoken })).toEqual({ ok: true, value: {} })
    const recovered = await vaults.handlers.vault.recover({ id, code: spoken, newPassphrase: otherPassphrase })
    if (!recovered.ok) expect.unreachable()
    expect(recovered.value.recoveryCode).not.toBe(recoveryCode)
    expect(vaults.current()?.database.prepare('SELECT text FROM note').pluck().all()).toEqual([canary])
    await vaults.lock()
    expect(await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toMatchObject({ ok: false })
    expect(await vaults.handlers.vault.unlock({ id, passphrase: otherPassphrase })).toMatchObject({ ok: true })
    expect(await vaults.handlers.vault.checkRecoveryCode({ id, code: recoveryCode })).toMatchObject({
      error: { code: 'wrong_recovery_code' },
    })
    const { recoveryCode: newest } = recovered.value
    expect(await vaults.handlers.vault.checkRecoveryCode({ id, code: newest })).toMatchObject({ ok: true })
  })

  test('makes an end of the wait after wrong passphrases', async () => {
    const { vaults, id, recoveryCode } = await testVault()
    const unlock = (passphrase: string) => vaults.handlers.vault.unlock({ id, passphrase })
    for (let wrong = 0; wrong < 5; wrong += 1) await unlock('nothing like it at all')
    await vaults.handlers.vault.recover({ id, code: recoveryCode, newPassphrase: otherPassphrase })
    await vaults.lock()
    expect(await unlock(otherPassphrase)).toMatchObject({ ok: true })
  })

  test('names the mistyped group, and changes nothing when it does not fit or the passphrase is refused', async () => {
    const { vaults, id, recoveryCode, file } = await testVault()
    const before = fs.readFileSync(file('key.json'), 'utf8')
    const groups = codeGroups(recoveryCode)
    const [first = ''] = groups[2] ?? ''
    groups[2] = (first === 'A' ? 'B' : 'A') + (groups[2] ?? '').slice(1)
    const recover = (code: string, newPassphrase = otherPassphrase) =>
      vaults.handlers.vault.recover({ id, code, newPassphrase })
    expect(await recover(groups.join('-'))).toMatchObject({ error: { code: 'recovery_group_mistyped', group: 3 } })
    expect(await recover(recoveryCode.slice(0, 10))).toMatchObject({ error: { code: 'recovery_code_wrong_length' } })
    expect(await recover(recoveryCode, 'short')).toMatchObject({ error: { code: 'passphrase_too_short' } })
    expect(fs.readFileSync(file('key.json'), 'utf8')).toBe(before)
  })

  test('is confirmed by typing groups back, and is then gone from memory', async () => {
    const { parts, folder, grants } = testParts()
    const vaults = createVaults(parts)
    const created = await vaults.handlers.vault.create(newVault)
    if (!created.ok) expect.unreachable()
    const { id } = created.value

    const renewed = await vaults.handlers.vault.newRecoveryCode({ passphrase: null })
    if (!renewed.ok) expect.unreachable()
    const group = (number: number) => ({ number, text: codeGroups(renewed.value.recoveryCode)[number - 1] ?? '' })
    const stale = { number: 5, text: codeGroups(created.value.recoveryCode)[4] ?? '' }

    grants.set('sheet', path.join(folder, 'sheet.txt'))
    expect(await vaults.handlers.vault.saveRecoverySheet({ grant: 'sheet' })).toEqual({ ok: true, value: {} })
    expect(fs.readFileSync(path.join(folder, 'sheet.txt'), 'utf8')).toContain(`5   ${group(5).text}`)
    expect(await vaults.handlers.vault.saveRecoverySheet({ grant: 'spent' })).toMatchObject({
      error: { code: 'file_grant_spent' },
    })

    const confirm = (groups: { number: number; text: string }[]) => vaults.handlers.vault.confirmRecoveryCode({ groups })
    expect(await confirm([group(2), stale])).toMatchObject({ error: { code: 'recovery_group_mistyped', group: 5 } })
    const spaced = ` ${group(5).text.toLowerCase().split('').join(' ')} `
    expect(await confirm([group(2), { number: 5, text: spaced }])).toEqual({ ok: true, value: {} })
    expect(await confirm([group(2), group(5)])).toMatchObject({ error: { code: 'recovery_code_gone' } })
    expect(await vaults.handlers.vault.saveRecoverySheet({ grant: 'sheet' })).toMatchObject({ ok: false })
    await vaults.lock()

    const unlocked = await vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })
    expect(unlocked).toMatchObject({ value: { recoveryConfirmed: true } })
    const renew = (passphrase: string | null) => vaults.handlers.vault.newRecoveryCode({ passphrase })
    expect(await renew(null)).toMatchObject({ error: { code: 'wrong_passphrase' } })
    expect(await renew(goodPassphrase)).toMatchObject({ ok: true })
    expect(await vaults.handlers.vault.current({})).toMatchObject({ value: { recoveryConfirmed: false } })
    await vaults.lock()
  })
})

test('what needs an open vault says that it is locked', async () => {
  const { vaults } = await testVault()
  const { vault, backups } = vaults.handlers
  const replies = [
    vault.rename({ label: 'x' }),
    vault.changePassphrase({ current: '', next: '' }),
    vault.newRecoveryCode({ passphrase: null }),
    vault.confirmRecoveryCode({ groups: [] }),
    vault.saveRecoverySheet({ grant: '' }),
    backups.list({}),
    backups.make({}),
    backups.checkCaseload({}),
  ]
  for (const reply of replies) expect(await reply).toEqual({ ok: false, error: { code: 'locked' } })
  expect(await vault.current({})).toEqual({ ok: true, value: null })
})

test('the strength of a passphrase comes in words', async () => {
  const { vaults } = await testVault()
  const check = (passphrase: string) => vaults.handlers.vault.checkPassphrase({ passphrase, context: [aName] })
  expect(await check('short')).toMatchObject({ value: { problem: 'passphrase_too_short' } })
  expect(await check(goodPassphrase)).toMatchObject({ value: { score: 4, problem: null } })
})
