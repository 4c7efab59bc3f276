import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { addMigration, contentOf, flipBit, goodPassphrase, otherPassphrase, testVault } from '../../../test/core/test-vault.ts'
import { createVaults } from './vaults.ts'

type TestVault = Awaited<ReturnType<typeof testVault>>

const unlock = ({ vaults, id }: TestVault, passphrase = goodPassphrase) => vaults.handlers.vault.unlock({ id, passphrase })

const stateOf = async ({ vaults }: TestVault) => {
  const list = await vaults.handlers.vault.list({})
  return list.ok ? list.value.map(({ state }) => state) : []
}

const cut = (bytesOf: (size: number) => number) => (file: string) => fs.truncateSync(file, bytesOf(fs.statSync(file).size))

/** Stands in for a call of the file system. */
const full = () => { throw Object.assign(new Error('no space left'), { code: 'ENOSPC' }) }

const everythingIn = (folder: string) => fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)))

/** Root may write anywhere, whatever the permissions say. */
const asOrdinaryUser = async (work: () => Promise<void>) => {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

afterEach(() => void vi.restoreAllMocks())

describe('a damaged database', () => {
  test.each<[string, (file: string) => void]>([
    ['emptied', cut(() => 0)],
    ['cut off in the first page', cut(() => 1000)],
    ['cut off after the first page', cut(() => 4096)],
    ['short of its last page', cut((size) => size - 4096)],
    ['short of its last byte', cut((size) => size - 1)],
    ['gone', (file) => fs.rmSync(file)],
    ['changed by a bit in the header', (file) => flipBit(file, 3)],
    ['changed by a bit in the first page', (file) => flipBit(file, 3000)],
    ['changed by a bit in the first page of a table', (file) => flipBit(file, 4096 + 77)],
  ])('that is %s is called damaged, never a wrong passphrase, and is left as it is', async (_how, damage) => {
    const vault = await testVault()
    damage(vault.file('caseload.db'))
    const before = contentOf(vault.folder)
    expect(await unlock(vault)).toEqual({ ok: false, error: { code: 'vault_damaged' } })
    expect(contentOf(vault.folder)).toEqual(before)
    expect(vault.vaults.current()).toBeNull()
    expect(await unlock(vault, otherPassphrase)).toMatchObject({ error: { code: 'wrong_passphrase' } })
  })

  test('deep inside is found by the full check, and by the next backup', async () => {
    const vault = await testVault()
    await unlock(vault)
    const { database } = vault.vaults.current() ?? expect.unreachable()
    const insert = database.prepare("INSERT INTO note (id, text) VALUES (?, hex(randomblob(400)))")
    database.transaction(() => Array.from({ length: 500 }, (_, id) => insert.run(String(id + 2))))()
    expect(await vault.vaults.handlers.backups.checkCaseload({})).toEqual({ ok: true, value: { whole: true } })
    await vault.vaults.lock()

    flipBit(vault.file('caseload.db'), fs.statSync(vault.file('caseload.db')).size - 2000)
    vault.time.now += 24 * 3_600_000
    expect(await unlock(vault)).toMatchObject({ ok: true })
    expect(await vault.vaults.handlers.backups.checkCaseload({})).toEqual({ ok: true, value: { whole: false } })
    const list = await vault.vaults.handlers.backups.list({})
    expect(list).toMatchObject({ value: { problem: { code: 'vault_damaged' } } })
  })
})

describe('a key file', () => {
  test('that is missing is called missing', async () => {
    const vault = await testVault()
    fs.rmSync(vault.file('key.json'))
    expect(await unlock(vault)).toEqual({ ok: false, error: { code: 'key_file_missing' } })
    expect(await stateOf(vault)).toEqual(['key_file_missing'])
  })

  test('with a bit changed anywhere is called damaged, never a wrong passphrase', async () => {
    const vault = await testVault()
    const good = fs.readFileSync(vault.file('key.json'))
    const outcomes = new Set<string>()
    for (let offset = 0; offset < good.length; offset += 1) {
      const bytes = Buffer.from(good)
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << offset % 7)
      fs.writeFileSync(vault.file('key.json'), bytes)
      outcomes.add((await stateOf(vault)).join())
    }
    expect([...outcomes]).toEqual(['key_file_damaged'])
    fs.writeFileSync(vault.file('key.json'), good.subarray(0, 200))
    expect(await unlock(vault)).toEqual({ ok: false, error: { code: 'key_file_damaged' } })
  })
})

/** What takes its place cannot be read as a file. */
const unreadable = (file: string): void => {
  fs.rmSync(file, { force: true })
  fs.mkdirSync(file)
}

describe('a file that cannot be read', () => {
  test('as key file is called damaged, and hides no other caseload', async () => {
    const vault = await testVault()
    unreadable(vault.file('key.json'))
    expect(await stateOf(vault)).toEqual(['key_file_damaged'])
    expect(await unlock(vault)).toEqual({ ok: false, error: { code: 'key_file_damaged' } })
  })

  test.each(['key.json', 'backup.json', 'caseload.db'])('of a backup (%s) does not keep the caseload from opening', async (name) => {
    const vault = await testVault()
    const [backup = ''] = fs.readdirSync(vault.file('backups'))
    unreadable(path.join(vault.file('backups'), backup, name))
    expect(await unlock(vault)).toMatchObject({ ok: true })
    expect(await vault.vaults.handlers.backups.list({})).toMatchObject({ value: { backups: [{ state: 'damaged' }], problem: null } })
  })

  test.each(['last-used.json', 'tries.json'])('beside it (%s) neither', async (name) => {
    const vault = await testVault()
    unreadable(vault.file(name))
    expect(await stateOf(vault)).toEqual(['ready'])
    expect(await unlock(vault)).toMatchObject({ ok: true })
  })

  test('for it is not there any more, a backup gets its key file back', async () => {
    const vault = await testVault()
    const [backup = ''] = fs.readdirSync(vault.file('backups'))
    fs.rmSync(path.join(vault.file('backups'), backup, 'key.json'))
    expect(await unlock(vault)).toMatchObject({ ok: true })
    expect(await vault.vaults.handlers.backups.list({})).toMatchObject({ value: { backups: [{ state: 'checked' }] } })
  })
})

describe('a newer version', () => {
  test('that added a migration is named, with its version, and nothing is changed', async () => {
    const vault = await testVault()
    addMigration(vault.migrationsFolder, '0001_more.sql', 'CREATE TABLE more (id TEXT)')
    const newer = createVaults({ ...vault.parts, surroundings: { ...vault.parts.surroundings, appVersion: '1.6.0' } })
    expect(await newer.handlers.vault.unlock({ id: vault.id, passphrase: goodPassphrase })).toMatchObject({ ok: true })
    await newer.lock()
    fs.rmSync(path.join(vault.migrationsFolder, '0001_more.sql'))
    const before = contentOf(vault.folder)
    expect(await unlock(vault)).toEqual({ ok: false, error: { code: 'newer_version' } })
    expect(contentOf(vault.folder)).toEqual(before)
    expect(await vault.vaults.handlers.vault.list({})).toMatchObject({ value: [{ lastVersion: '1.6.0' }] })
  })
})

describe('an update', () => {
  test('keeps a copy from before it, that the older version still opens', async () => {
    const vault = await testVault()
    addMigration(vault.migrationsFolder, '0001_more.sql', 'CREATE TABLE more (id TEXT)')
    expect(await unlock(vault)).toMatchObject({ ok: true })
    await vault.vaults.lock()
    const list = await vault.vaults.handlers.backups.list({ vault: vault.id })
    const before = list.ok ? list.value.backups.find(({ kind }) => kind === 'before-update') : undefined
    fs.rmSync(path.join(vault.migrationsFolder, '0001_more.sql'))
    const restored = await vault.vaults.handlers.backups.restore({ vault: vault.id, backup: before?.id ?? '' })
    if (!restored.ok) expect.unreachable()
    const { id } = restored.value
    expect(await vault.vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })).toMatchObject({ ok: true })
  })
})

describe('a full disk', () => {
  test('at unlocking is named, and gives the vault free again', async () => {
    const vault = await testVault()
    vi.spyOn(fs, 'writeFileSync').mockImplementation(full)
    expect(await unlock(vault)).toEqual({ ok: false, error: { code: 'disk_full' } })
    vi.restoreAllMocks()
    expect(await unlock(vault)).toMatchObject({ ok: true })
  })

  test('when the passphrase is changed leaves the old one in force', async () => {
    const vault = await testVault()
    await unlock(vault)
    vi.spyOn(fs, 'fsyncSync').mockImplementation(full)
    const change = await vault.vaults.handlers.vault.changePassphrase({ current: goodPassphrase, next: otherPassphrase })
    expect(change).toEqual({ ok: false, error: { code: 'disk_full' } })
    vi.restoreAllMocks()
    await vault.vaults.lock()
    expect(await unlock(vault)).toMatchObject({ ok: true })
    expect(fs.readdirSync(vault.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('when a backup is made keeps none, says why, and touches nothing', async () => {
    const vault = await testVault()
    await unlock(vault)
    const before = contentOf(vault.file('backups'))
    vi.spyOn(fs, 'copyFileSync').mockImplementation(full)
    expect(await vault.vaults.handlers.backups.make({})).toEqual({ ok: false, error: { code: 'disk_full' } })
    expect(contentOf(vault.file('backups'))).toEqual(before)
    const list = await vault.vaults.handlers.backups.list({})
    expect(list).toMatchObject({ value: { problem: { code: 'disk_full' } } })
  })
})

describe('a folder that may not be written', () => {
  test('is named at unlocking and at creating', async () => {
    const vault = await testVault()
    const vaultsFolder = path.dirname(vault.folder)
    for (const file of everythingIn(vault.dataFolder)) fs.chmodSync(file, fs.statSync(file).isDirectory() ? 0o555 : 0o444)
    for (const folder of [vault.dataFolder, path.dirname(vault.dataFolder)]) fs.chmodSync(folder, 0o555)
    await asOrdinaryUser(async () => {
      expect(await unlock(vault)).toEqual({ ok: false, error: { code: 'folder_not_writable' } })
      const input = { name: 'A', role: 'B', practiceCode: null, passphrase: goodPassphrase }
      expect(await vault.vaults.handlers.vault.create(input)).toEqual({ ok: false, error: { code: 'folder_not_writable' } })
    })
    for (const folder of [path.dirname(vault.dataFolder), vault.dataFolder, vaultsFolder, vault.folder]) fs.chmodSync(folder, 0o755)
    for (const file of everythingIn(vault.dataFolder)) fs.chmodSync(file, 0o755)
    expect(await unlock(vault)).toMatchObject({ ok: true })
  })
})
