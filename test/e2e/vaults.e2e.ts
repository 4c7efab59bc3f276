import { spawn } from 'node:child_process'
import { createHash, randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { createCore } from '../../main/core/core.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { prepareDesktop } from '../desktop/launch.ts'
import { isRoot, projectRoot } from '../desktop/machine.ts'
import {
  expectLocked, expectToday, heading, lock, makeSyntheticProfile, newFolder, passphrase, passphraseField, removeFolder, startHaversack, tryPassphrase, unlock, visit,
} from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'

/* One caseload is written by one window alone, and damage never makes anything worse. */

let folder = ''
let profile = ''
let haversack: Haversack
let page: Page
/** The folder of the caseload, and a copy of it as it was. */
let vault = ''
let original = ''

test.beforeAll(async () => {
  folder = await newFolder()
  profile = await makeSyntheticProfile(folder)
  const [id = ''] = await readdir(join(profile, 'vaults'))
  vault = join(profile, 'vaults', id)
  original = join(folder, 'original')
  await cp(vault, original, { recursive: true })
  haversack = await startHaversack(profile)
  page = haversack.page
})

test.afterAll(async () => {
  await haversack.app.close()
  await removeFolder(folder)
})

/** A core of a process of its own, as another window on the same files would have. */
const anotherCore = (appVersion: string, migrationsFolder = join(projectRoot, 'main/core/database/migrations')) =>
  createCore({
    surroundings: { dataFolder: profile, migrationsFolder, appVersion, clock: Date.now, random: (bytes) => randomFillSync(new Uint8Array(bytes)) },
    post: () => {},
    onBug: (_operation, error) => {
      throw error
    },
  })

const openWith = async (core: ReturnType<typeof anotherCore>): Promise<void> => {
  expect(await core.dispatch('vault.unlock', { id: vault.slice(-16), passphrase })).toMatchObject({ ok: true })
}

const sha256 = async (file: string) => createHash('sha256').update(await readFile(file)).digest('hex')

/** What the files of the caseload hold. The lock and the count of tries are no part of it. */
async function contentOf(where: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(where, { recursive: true })
  const files: Record<string, string> = {}
  for (const name of names.sort()) {
    if (/^(lock\.db|tries\.json)/.test(name) || !(await stat(join(where, name))).isFile()) continue
    files[name] = await sha256(join(where, name))
  }
  return files
}

const caseloads = () => page.getByRole('radio')

/** Puts the caseload back as it was made, and away with those restored from its backup. */
async function mend(): Promise<void> {
  for (const name of await readdir(join(profile, 'vaults'))) await rm(join(profile, 'vaults', name), { recursive: true })
  await cp(original, vault, { recursive: true })
  await lookAgain()
  await expectLocked(page)
}

/** The unlock page, read afresh as at a start. */
async function lookAgain(): Promise<void> {
  await visit(page, '/unlock')
  await haversack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
}

test.afterEach(mend)

test('a second start shows the window of the first, and ends', async () => {
  await haversack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const { executablePath, args } = await prepareDesktop()
  const second = spawn(executablePath, [...args, ...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`], { stdio: 'ignore' })
  const [status] = (await once(second, 'exit', { signal: AbortSignal.timeout(30_000) })) as [number | null]
  expect(status).toBe(0)
  await expect.poll(() => haversack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))).toEqual([true])
})

test('a caseload that another window holds is not opened twice', async () => {
  const other = anotherCore(packageJson.version)
  await openWith(other)
  await tryPassphrase(page, passphrase)
  await expect(passphraseField(page)).toHaveAccessibleDescription(/This caseload is already open in another window\. Go to that window\./)
  await other.lock()
  await unlock(page)
  await lock(page)
})

test('a database that was cut off: said calmly, left as it is, and the backup opens beside it', async () => {
  await truncate(join(vault, 'caseload.db'), 20_000)
  const before = await contentOf(vault)
  await tryPassphrase(page, passphrase)
  await expect(heading(page, 'This caseload file is damaged and cannot be opened safely.')).toBeVisible()
  await expect(page.getByText('Your original file has not been touched.')).toBeVisible()
  await expect(page.getByText(/^You get everything up to /)).toBeVisible()
  await expect(page.getByRole('button', { name: /repair|reset|delete/i })).toHaveCount(0)
  await page.getByText('Details for IT').click()
  await expect(page.getByText('vault damaged')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expectLocked(page)
  await expect(caseloads()).toHaveCount(2)
  await expect(page.getByRole('radio', { name: /restored from/ })).toBeChecked()
  await unlock(page)
  await expect(page.getByText('SYNTHETIC DATA')).toBeVisible()
  await lock(page)
  expect(await contentOf(vault)).toEqual(before)
})

test('a missing key file: named at once, and the backup opens with the passphrase it had', async () => {
  await rm(join(vault, 'key.json'))
  const before = await contentOf(vault)
  await lookAgain()
  await expect(page.getByText('The key file is missing. The caseload is here but cannot be opened without it.')).toBeVisible()
  await page.getByRole('link', { name: 'See what can be done' }).click()
  await expect(heading(page, /^The key file is missing\./)).toBeVisible()
  await page.getByRole('button', { name: /^Open newest good backup/ }).click()
  await expect(caseloads()).toHaveCount(2)
  await unlock(page)
  await lock(page)
  expect(await contentOf(vault)).toEqual(before)
})

test('a caseload of a newer version: named, with nothing changed in it', async () => {
  const newer = join(folder, 'newer-migrations')
  await cp(join(projectRoot, 'main/core/database/migrations'), newer, { recursive: true })
  await addMigration(newer)
  const core = anotherCore('9.6.0', newer)
  await openWith(core)
  await core.lock()
  await lookAgain()
  const before = await contentOf(vault)
  await tryPassphrase(page, passphrase)
  await expect(heading(page, `This caseload was last opened with Haversack 9.6.0; this is ${packageJson.version}. Update to open it.`)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Close Haversack/ })).toBeVisible()
  expect(await contentOf(vault)).toEqual(before)
  await page.getByRole('button', { name: 'Back to unlocking' }).click()
})

test('a backup is opened from the list, and from a folder elsewhere', async () => {
  const before = await contentOf(vault)
  await page.getByRole('button', { name: 'Open a backup' }).click()
  await page.getByRole('button', { name: /^Open the backup of/ }).first().click()
  await expect(caseloads()).toHaveCount(2)
  const [backup = ''] = await readdir(join(original, 'backups'))
  const stick = join(folder, 'stick')
  await mkdir(stick)
  await cp(join(original, 'backups', backup), join(stick, backup), { recursive: true })
  await haversack.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
  }, join(stick, backup, 'caseload.db'))
  await page.getByRole('button', { name: 'Open a backup' }).click()
  await page.getByRole('button', { name: 'Choose a backup file' }).click()
  await expect(caseloads()).toHaveCount(3)
  await tryPassphrase(page, passphrase)
  await expectToday(page)
  await lock(page)
  expect(await contentOf(vault)).toEqual(before)
})

test('a backup that was changed is refused, and nothing is made of it', async () => {
  const [backup = ''] = await readdir(join(vault, 'backups'))
  const file = join(vault, 'backups', backup, 'caseload.db')
  const bytes = await readFile(file)
  bytes[9_000] = (bytes[9_000] ?? 0) ^ 1
  await writeFile(file, bytes)
  await page.getByRole('button', { name: 'Open a backup' }).click()
  await page.getByRole('button', { name: /^Open the backup of/ }).first().click()
  await expect(page.getByText('This backup is damaged and cannot be opened safely. Nothing was changed. Choose another.').first()).toBeVisible()
  expect(await readdir(join(profile, 'vaults'))).toHaveLength(1)
  await page.getByRole('button', { name: 'Back to unlocking' }).click()
})

/** As a later version would bring one. */
async function addMigration(migrationsFolder: string): Promise<void> {
  const known = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql'))
  await writeFile(join(migrationsFolder, `${String(known.length).padStart(4, '0')}_later.sql`), 'CREATE TABLE later (id TEXT)')
}
