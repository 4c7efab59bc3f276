import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { addressOf } from './each-page.ts'
import { expectLocked, expectNoAxeViolations, goTo, heading, lock, startWithPeople, tryPassphrase, tryWrongPassphrase, visit } from './haversack-app.ts'
import type { LoneHaversack } from './haversack-app.ts'
import { problems } from './page-parts.ts'
import { readCode, typeCodeBack } from './recovery-code.ts'

/* The pages before a caseload is open against WCAG 2.2 AA, as far as axe can judge. */

let haversack: LoneHaversack
let page: Page

test.beforeAll(async () => {
  haversack = await startWithPeople()
  page = haversack.page
})

test.afterAll(() => haversack.end())

const expectFine = (what: string) => expectNoAxeViolations(page, what)

test('unlocking', async () => {
  await expectLocked(page)
  await expectFine('unlocking')
  await tryPassphrase(page, '')
  await expectFine('unlocking without a passphrase')
  await tryWrongPassphrase(page, 'not the passphrase')
  await expectFine('unlocking with a wrong passphrase')
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'Help with this page' })).toBeFocused()
  await expectFine('help with unlocking')
  await page.getByRole('button', { name: 'Close help' }).click()
})

test('recovery, backups and damage', async () => {
  await page.getByRole('button', { name: 'I have forgotten it' }).click()
  await page.getByLabel('Recovery code', { exact: true }).fill('22222')
  await page.keyboard.press('Enter')
  await expect(problems(page)).toBeFocused()
  await expectFine('recovery')
  const id = addressOf(page).split('/')[2] ?? ''
  await visit(page, '/open-backup')
  await expect(heading(page, 'Open a backup')).toBeVisible()
  await expectFine('opening a backup')
  for (const damage of ['vault_damaged', 'key_file_missing', 'key_file_damaged', 'newer_version', 'disk_full', 'folder_not_writable', 'backup_damaged', 'no_such_vault']) {
    await visit(page, `/damage/${id}/${damage}`)
    await expect(page.getByText('Your original file has not been touched.')).toBeVisible()
    await page.getByText('Details for IT').click()
    await expectFine(damage)
  }
  await page.getByRole('button', { name: 'Back to unlocking' }).click()
  await expectLocked(page)
})

test('first run, and choosing between caseloads', async () => {
  await page.getByRole('button', { name: 'Add a caseload' }).click()
  await page.keyboard.press('Enter')
  await expectFine('first run: you, with what is missing')
  await page.getByLabel('Your name').fill('Ann Cole')
  await page.getByLabel('Your role').fill('Link worker')
  await page.getByLabel('No practice yet').check()
  await page.getByRole('button', { name: 'Next: passphrase' }).click()
  await page.getByLabel('New passphrase', { exact: true }).fill('too short')
  await page.keyboard.press('Enter')
  await expect(problems(page)).toBeFocused()
  await expectFine('first run: passphrase')
  for (const label of ['New passphrase', 'The same passphrase again']) await page.getByLabel(label, { exact: true }).fill('copper lantern drizzle ferry')
  await page.keyboard.press('Enter')
  const code = await readCode(page)
  await expectFine('first run: recovery code')
  await page.getByRole('button', { name: 'I have the code on paper or saved' }).click()
  await expectFine('first run: typing the code back')
  await typeCodeBack(page, code)
  await expect(heading(page, 'Your caseload is ready')).toBeVisible()
  await expectFine('first run: ready')
  await page.getByRole('link', { name: 'Look round' }).click()
  for (const name of ['Today', 'Caseload', 'Week', 'Referrals', 'Search', 'Reports'] as const) {
    await goTo(page, name)
    await expectFine(`${name} of an empty caseload`)
  }
  await lock(page)
  await expect(page.getByRole('radio')).toHaveCount(2)
  await expectFine('choosing between caseloads')
})
