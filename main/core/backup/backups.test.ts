import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Backup } from '../../../shared/contract/backups.ts'
import { canary, contentOf, flipBit, goodPassphrase, testVault } from '../../../test/core/test-vault.ts'
import { createVaults, type OpenVault } from '../vault/vaults.ts'

type TestVault = Awaited<ReturnType<typeof testVault>>

const day = 24 * 3_600_000
const unlock = ({ vaults }: TestVault, id: string) => vaults.handlers.vault.unlock({ id, passphrase: goodPassphrase })

const listOf = async ({ vaults, id }: TestVault): Promise<readonly Backup[]> => {
  const list = await vaults.handlers.backups.list({ vault: id })
  return list.ok ? list.value.backups : expect.unreachable()
}

const notesOf = (open: OpenVault | null) => open?.database.prepare('SELECT text FROM note ORDER BY id').pluck().all()

const newestOf = async (vault: TestVault): Promise<Backup> => {
  const [newest] = await listOf(vault)
  return newest ?? expect.unreachable()
}

describe('a backup', () => {
  test('is made when a new caseload is locked first, and once a day from then on', async () => {
    const vault = await testVault()
    const times = async () => (await listOf(vault)).map(({ at, kind, state }) => [at, kind, state])
    const friday = ['2026-11-20T09:00:00.000Z', 'daily', 'checked']
    expect(await times()).toEqual([friday])
    vault.time.now += 3_600_000
    await unlock(vault, vault.id)
    await vault.vaults.lock()
    expect(await times()).toEqual([friday])
    vault.time.now += day
    await unlock(vault, vault.id)
    await vault.vaults.lock()
    expect(await times()).toEqual([['2026-11-21T10:00:00.000Z', 'daily', 'checked'], friday])
  })

  test('that fails as nobody expected is told as a bug, and the caseload closes all the same', async () => {
    const bugs: string[] = []
    const vault = await testVault({ onBug: (operation) => void bugs.push(operation) })
    await unlock(vault, vault.id)
    fs.rmSync(vault.file('backups'), { recursive: true })
    fs.writeFileSync(vault.file('backups'), 'a file where a folder was')
    await vault.vaults.lock()
    expect(bugs).toEqual(['backups.daily'])
    expect(vault.vaults.current()).toBeNull()
  })

  test('that is asked for has what has just been written, is encrypted, and its names say nothing', async () => {
    const vault = await testVault()
    await unlock(vault, vault.id)
    vault.vaults.current()?.database.exec("INSERT INTO note (id, text) VALUES ('2', 'just now')")
    const made = await vault.vaults.handlers.backups.make({})
    expect(made).toMatchObject({ ok: true, value: { id: '20261120T090000Z-asked', kind: 'asked', state: 'checked' } })
    const folder = vault.file('backups/20261120T090000Z-asked')
    expect(fs.readdirSync(folder).sort()).toEqual(['backup.json', 'caseload.db', 'key.json'])
    for (const name of fs.readdirSync(folder)) {
      expect(fs.readFileSync(path.join(folder, name)).includes(canary)).toBe(false)
    }
    await vault.vaults.lock()
    const restored = await vault.vaults.handlers.backups.restore({ vault: vault.id, backup: '20261120T090000Z-asked' })
    if (!restored.ok) expect.unreachable()
    await unlock(vault, restored.value.id)
    expect(notesOf(vault.vaults.current())).toEqual([canary, 'just now'])
  })

  test('is made while the caseload is being written', async () => {
    const vault = await testVault()
    await unlock(vault, vault.id)
    const { database } = vault.vaults.current() ?? expect.unreachable()
    const insert = database.prepare('INSERT INTO note (id, text) VALUES (?, ?)')
    let written = 0
    const writing = setInterval(() => {
      insert.run(`n${written}`, randomBytes(200).toString('hex'))
      written += 1
    }, 1)
    const made = await vault.vaults.handlers.backups.make({})
    clearInterval(writing)
    expect(made).toMatchObject({ ok: true })
    expect(written).toBeGreaterThan(0)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  test('what a killed process left of one is not listed, and is gone after the next', async () => {
    const vault = await testVault()
    const left = vault.file('backups/.part')
    fs.mkdirSync(left)
    fs.writeFileSync(path.join(left, 'caseload.db'), 'half')
    expect(await listOf(vault)).toHaveLength(1)
    await unlock(vault, vault.id)
    await vault.vaults.handlers.backups.make({})
    expect(fs.existsSync(left)).toBe(false)
  })

  test('is kept for seven days and four weeks', async () => {
    const vault = await testVault()
    for (let days = 0; days < 15; days += 1) {
      vault.time.now += day
      await unlock(vault, vault.id)
      await vault.vaults.lock()
    }
    expect((await listOf(vault)).map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-12-05', '2026-12-04', '2026-12-03', '2026-12-02', '2026-12-01', '2026-11-30', '2026-11-29',
      '2026-11-28', '2026-11-22',
    ])
    expect(fs.readdirSync(vault.file('backups'))).toHaveLength(9)
  })
})

describe('restoring', () => {
  test('makes a vault of its own, as a new computer, and leaves the original as it is to the byte', async () => {
    const tokens: string[] = []
    const vault = await testVault({ onOpened: (open) => void tokens.push(open.machineToken) })
    const before = contentOf(vault.folder)
    const backup = await newestOf(vault)
    const restored = await vault.vaults.handlers.backups.restore({ vault: vault.id, backup: backup.id })
    if (!restored.ok) expect.unreachable()
    expect(restored.value.id).not.toBe(vault.id)
    expect(restored.value.label).toBe('A. Rahman, Y01234, restored from 20\u00a0Nov\u00a02026')
    expect(contentOf(vault.folder)).toEqual(before)

    vault.time.now += 60_000
    await unlock(vault, restored.value.id)
    expect(notesOf(vault.vaults.current())).toEqual([canary])
    expect(new Set(tokens).size).toBe(2)
    vault.vaults.current()?.database.exec('DELETE FROM note')
    await vault.vaults.lock()
    expect(contentOf(vault.folder)).toEqual(before)
    expect(await vault.vaults.handlers.vault.list({})).toMatchObject({
      value: [{ label: restored.value.label }, { label: 'A. Rahman, Y01234' }],
    })
  })

  test.each<[string, (vault: TestVault) => void]>([
    ['the database is damaged', (vault) => fs.truncateSync(vault.file('caseload.db'), 5000)],
    ['the database is gone', (vault) => fs.rmSync(vault.file('caseload.db'))],
    ['the key file is gone', (vault) => fs.rmSync(vault.file('key.json'))],
    ['the key file is damaged', (vault) => flipBit(vault.file('key.json'), 40)],
  ])('works when %s', async (_what, damage) => {
    const vault = await testVault()
    damage(vault)
    const backup = await newestOf(vault)
    const restored = await vault.vaults.handlers.backups.restore({ vault: vault.id, backup: backup.id })
    if (!restored.ok) expect.unreachable()
    await unlock(vault, restored.value.id)
    expect(notesOf(vault.vaults.current())).toEqual([canary])
  })

  test('opens a chosen file of a backup on another computer, or of a copied folder with unfinished writes', async () => {
    const vault = await testVault()
    const elsewhere = await testVault()
    const openFile = (file: string) => {
      elsewhere.grants.set('chosen', file)
      return elsewhere.vaults.handlers.backups.openFile({ grant: 'chosen' })
    }
    const backup = await newestOf(vault)
    for (const name of ['caseload.db', 'key.json']) {
      const restored = await openFile(vault.file(`backups/${backup.id}/${name}`))
      if (!restored.ok) expect.unreachable()
      await unlock(elsewhere, restored.value.id)
      expect(notesOf(elsewhere.vaults.current())).toEqual([canary])
      await elsewhere.vaults.lock()
    }

    await unlock(vault, vault.id)
    vault.vaults.current()?.database.exec("INSERT INTO note (id, text) VALUES ('2', 'in the log')")
    const copy = path.join(vault.dataFolder, 'copy')
    fs.mkdirSync(copy)
    for (const name of ['caseload.db', 'caseload.db-wal', 'key.json']) fs.copyFileSync(vault.file(name), path.join(copy, name))
    const restored = await openFile(path.join(copy, 'caseload.db'))
    if (!restored.ok) expect.unreachable()
    await unlock(elsewhere, restored.value.id)
    expect(notesOf(elsewhere.vaults.current())).toEqual([canary, 'in the log'])
  })

  test('says what is wrong with a backup, and leaves nothing of it', async () => {
    const vault = await testVault()
    const { id: backup } = await newestOf(vault)
    const vaultsFolder = path.dirname(vault.folder)
    const restore = (wanted = backup) => vault.vaults.handlers.backups.restore({ vault: vault.id, backup: wanted })
    const inBackup = (name: string) => vault.file(`backups/${backup}/${name}`)

    expect(await restore('20200101T000000Z-daily')).toEqual({ ok: false, error: { code: 'no_such_backup' } })
    flipBit(inBackup('caseload.db'), 5000)
    expect(await restore()).toEqual({ ok: false, error: { code: 'backup_damaged' } })
    flipBit(inBackup('key.json'), 50)
    expect(await listOf(vault)).toMatchObject([{ id: backup, state: 'damaged' }])
    expect(await restore()).toEqual({ ok: false, error: { code: 'key_file_damaged' } })
    fs.rmSync(inBackup('key.json'))
    expect(await restore()).toEqual({ ok: false, error: { code: 'key_file_missing' } })
    expect(await vault.vaults.handlers.backups.openFile({ grant: 'spent' })).toEqual({
      ok: false,
      error: { code: 'file_grant_spent' },
    })
    expect(fs.readdirSync(vaultsFolder)).toEqual([vault.id])
  })
})

test('backups of a vault that is not there', async () => {
  const vault = await testVault()
  const other = createVaults(vault.parts)
  expect(await other.handlers.backups.list({ vault: '0123456789abcdef' })).toEqual({
    ok: false,
    error: { code: 'no_such_vault' },
  })
})
