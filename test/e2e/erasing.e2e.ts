import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations, goTo, heading, makeSyntheticProfile, newFolder, removeFolder, unlock, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { beginTeam, letIn, people, startInTeam, syncNow } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* An administrator erases somebody, whom a colleague had been given cover for: they leave both computers. */

let folder = ''
let amina: Haversack
let ann: Haversack

test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = await newFolder()
  amina = await startInTeam(folder, await makeSyntheticProfile(folder))
  await unlock(amina.page)
})

test.afterAll(async () => {
  for (const haversack of [amina, ann]) await haversack?.app.close()
  await removeFolder(folder)
})

const eraseLink = (page: Page) => page.getByRole('link', { name: 'Erase everywhere…' })
const fact = (page: Page, words: string) => page.getByRole('region', { name: /^Certificate/ }).first().locator('dt', { hasText: words }).locator('xpath=following-sibling::dd')

/** Opens the details of the first on the list; answers with their name. */
const openFirst = async (page: Page): Promise<string> => {
  await goTo(page, 'Caseload')
  await people(page).nth(1).click()
  const band = page.getByRole('region', { name: 'Person in view' })
  await expect(band).toBeVisible()
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByRole('button', { name: 'Delete this record' })).toBeVisible()
  return ((await band.innerText()).split(/ \(|\n/)[0] ?? '').trim()
}

test('nobody is erased where there is no team; who deletes keeps a history', async () => {
  const { page } = amina
  await openFirst(page)
  await expect(eraseLink(page)).toHaveCount(0)
  await visit(page, '/erasures')
  await expect(page.getByText('Nobody was erased.')).toBeVisible()
  await expectNoAxeViolations(page, 'no certificates')
})

test('an administrator is told what leaves and what stays, and erases after a tick', async () => {
  const { page } = amina
  await beginTeam(page)
  ann = await startInTeam(folder, join(folder, 'ann'))
  await letIn(page, ann.page, 'Ann Cole')

  const name = await openFirst(page)
  await eraseLink(page).click()
  await expect(heading(page, `Erase ${name} everywhere`)).toBeVisible()
  await expect(page.getByText(/leaves every computer of the team and the storage: \d+ changes/)).toBeVisible()
  await expect(page.getByText(/Backups on each computer keep it until about/)).toBeVisible()
  await expectNoAxeViolations(page, 'before somebody is erased')

  await page.keyboard.press('Control+Shift+Enter')
  await expect(heading(page, `Erase ${name} everywhere`)).toBeVisible()
  await page.getByLabel('I have written down elsewhere why, and who asked').check()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(heading(page, 'Erasing certificates')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Certificate [0-9A-F]{8}$/ })).toHaveCount(1)
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
