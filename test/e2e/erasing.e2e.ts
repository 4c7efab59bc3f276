import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { readKeyFile } from '../../main/core/vault/key-file.ts'
import { deriveKey } from '../../main/core/vault/derive-key.ts'
import { keyFromPassphrase } from '../../main/core/vault/find-key.ts'
import { listVaults, vaultFolder } from '../../main/core/vault/vault-folder.ts'
import { decryptedPages } from '../core/decrypted-pages.ts'
import { canaryWord } from './canary-words.ts'
import { expectNoAxeViolations, goTo, heading, passphrase, unlock, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { act, computers, dialog, nameIn, people, personInView } from './page-parts.ts'
import { openFirstRecord, searchFor, signNote } from './recording.ts'
import { newTeamPlace } from './team-place.ts'
import type { TeamPlace } from './team-place.ts'
import { beginTeam, letIn, syncNow } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/*
 * Somebody is erased before there is a team, then an administrator erases somebody else, whom a supervisor has too: they
 * leave both computers, until that one is lost.
 */

let place: TeamPlace
let amina: Haversack
let ann: Haversack

test.beforeAll(async () => {
  test.setTimeout(120_000)
  place = await newTeamPlace()
  amina = await place.openWithPeople('amina')
})

test.afterAll(() => place.end())

const eraseLink = (page: Page) => page.getByRole('link', { name: 'Erase everywhere…' })
/** Some people have a title, which stands behind the name. */
const eraseHeading = (page: Page, name: string) => heading(page, new RegExp(`^Erase ${name}( \\(\\w+\\))? everywhere$`))
const fact = (page: Page, words: string) => page.getByRole('region', { name: /^Certificate/ }).first().locator('dt', { hasText: words }).locator('xpath=following-sibling::dd')

/** Opens the details of the first on the list; answers with their name. */
const openFirst = async (page: Page): Promise<string> => {
  await openFirstRecord(page)
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByRole('button', { name: 'Delete this record' })).toBeVisible()
  return nameIn(personInView(page))
}

const erased = canaryWord()

test('before there is a team, somebody is erased on the one computer that holds them', async () => {
  const { page } = amina
  await visit(page, '/erasures')
  await expect(page.getByText('Nobody was erased.')).toBeVisible()
  await expectNoAxeViolations(page, 'no certificates')

  const name = await openFirst(page)
  await signNote(page, `She likes ${erased}.`)
  await page.keyboard.press('Control+K')
  await page.getByLabel('Name, NHS number or command').fill('erase this')
  await page.getByRole('option', { name: /^Erase this person everywhere/ }).click()
  await expect(eraseHeading(page, name)).toBeVisible()
  await expect(page.getByText(/leaves this computer, which alone holds it: \d+ changes/)).toBeVisible()
  await expect(page.getByText(/Backups on this computer keep it until about/)).toBeVisible()
  await expectNoAxeViolations(page, 'before somebody is erased on one computer')
  await page.getByLabel('I have written down elsewhere why, and who asked').check()
  await page.keyboard.press('Control+Shift+Enter')

  await expect(heading(page, 'Erasing certificates')).toBeVisible()
  await expect(fact(page, 'Done on')).toHaveText('A. Rahman’s computer')
  await expect(fact(page, 'Not yet heard from')).toHaveText('No computer: all have done it')
  await expect(page.locator('body')).not.toContainText(name)
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('Nothing to undo.')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(heading(page, 'This record cannot be opened')).toBeFocused()
  for (const words of [name, erased]) {
    const found = await searchFor(page, words)
    await expect(page.getByText(/^Nothing found/).first()).toBeVisible()
    await expect(found).toHaveCount(0)
  }

  await amina.app.close()
  const profile = place.profileOf('amina')
  const [vault] = listVaults(profile)
  const { database, keyFile, tries } = vaultFolder(profile, vault?.id ?? '')
  const read = readKeyFile(keyFile)
  const key = read.ok ? await keyFromPassphrase(passphrase, read.value, tries, { deriveKey, clock: Date.now }) : read
  if (!key.ok) throw new Error(key.error.code)
  const pages = decryptedPages(database, key.value).toString('latin1').toLowerCase()
  expect(pages).toContain('create table')
  expect(pages).not.toContain(erased.toLowerCase())
  amina = await place.start('amina')
  await unlock(amina.page)
})

test('somebody whose record was deleted is erased from the list of those, without being brought back', async () => {
  const { page } = amina
  const name = await openFirst(page)
  await page.getByRole('button', { name: 'Delete this record' }).click()
  await page.getByRole('textbox').fill('By mistake')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'Caseload')).toBeVisible()
  await visit(page, '/erasures')
  const deleted = page.getByRole('region', { name: 'Deleted records' })
  await expect(deleted).toContainText(`${name}`)
  await expectNoAxeViolations(page, 'the certificates, with a deleted record')
  await page.emulateMedia({ media: 'print' })
  await expect(deleted).toBeHidden()
  await page.emulateMedia({ media: null })
  await deleted.getByRole('link', { name: 'Erase everywhere…' }).click()
  await expect(eraseHeading(page, name)).toBeVisible()
  await page.getByLabel('I have written down elsewhere why, and who asked').check()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(heading(page, 'Erasing certificates')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Certificate [0-9A-F]{8}$/ })).toHaveCount(2)
  await expect(deleted).toHaveCount(0)
  await expect(page.locator('body')).not.toContainText(name)
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('Nothing to undo.')).toBeVisible()
})

test('an administrator is told what leaves and what stays, and erases after a tick', async () => {
  const { page } = amina
  await beginTeam(page)
  ann = await place.start('ann')
  await letIn(page, ann.page, 'Ann Cole', { role: 'Supervisor' })

  const name = await openFirst(page)
  await eraseLink(page).click()
  await expect(eraseHeading(page, name)).toBeVisible()
  await expect(page.getByText(/leaves every computer of the team and the storage: \d+ changes/)).toBeVisible()
  await expect(page.getByText(/Backups on each computer keep it until about/)).toBeVisible()
  await expectNoAxeViolations(page, 'before somebody is erased')

  await page.keyboard.press('Control+Shift+Enter')
  await expect(eraseHeading(page, name)).toBeVisible()
  await page.getByLabel('I have written down elsewhere why, and who asked').check()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(heading(page, 'Erasing certificates')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Certificate [0-9A-F]{8}$/ })).toHaveCount(3)
  await expect(fact(page, 'Not yet heard from')).toHaveText("Ann Cole's laptop")
  await expect(page.locator('body')).not.toContainText(name)
  await expectNoAxeViolations(page, 'the certificate')

  await page.keyboard.press('Control+Z')
  await expect(page.getByText('Nothing to undo.')).toBeVisible()
  await goTo(page, 'Caseload')
  await expect(people(page).nth(1)).toBeVisible()
  await expect(people(page).filter({ hasText: name })).toHaveCount(0)
})

test('the certificate stands on every computer of the team', async () => {
  await syncNow(amina.page)
  await syncNow(ann.page)
  const { page } = ann
  await visit(page, '/team')
  await page.getByRole('link', { name: 'Erasing certificates' }).click()
  await expect(heading(page, 'Erasing certificates')).toBeVisible()
  await expect(fact(page, 'By')).not.toHaveText('Not known')
  await expect(fact(page, 'Done on')).toContainText("Ann Cole's laptop")
})

test('a computer that was lost is named, before somebody is erased and on their certificate, on paper too', async () => {
  const { page } = amina
  await visit(page, '/computers')
  await act(computers(page, "Ann Cole's laptop"), 'Remove…')
  await dialog(page).getByLabel('It is lost or stolen').check()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(dialog(page)).toHaveCount(0)

  const name = await openFirst(page)
  await eraseLink(page).click()
  await expect(eraseHeading(page, name)).toBeVisible()
  await expect(page.getByText(/^Ann Cole's laptop \(lost, removed on .*\) may still hold it: erasing does not reach a computer that was removed\.$/)).toBeVisible()
  await page.getByLabel('I have written down elsewhere why, and who asked').check()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('heading', { name: /^Certificate [0-9A-F]{8}$/ })).toHaveCount(4)
  await expect(fact(page, 'Not yet heard from')).toHaveText('No computer of the team: all have done it')
  await expect(fact(page, 'May still hold it')).toHaveText(/^Ann Cole's laptop \(lost, removed on \d+.[A-Z][a-z]{2}.\d{4}\)\. Erasing does not reach a computer that was removed\.$/)
  await expectNoAxeViolations(page, 'the certificate that names a lost computer')
  await page.emulateMedia({ media: 'print' })
  await expect(fact(page, 'May still hold it')).toBeVisible()
  await page.emulateMedia({ media: null })
})
