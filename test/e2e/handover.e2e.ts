import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations, goTo, heading, makeSyntheticProfile, newFolder, removeFolder, settled, unlock, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { beginTeam, dialog, handOver, letIn, people, sees, startInTeam, syncNow } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* An administrator who has a caseload, and a colleague with an empty one: people and the caseload change hands. */

let folder = ''
let amina: Haversack
let ann: Haversack
/** Who is handed over: 'OKAFOR, Ngozi'. */
let person = ''

test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = await newFolder()
  amina = await startInTeam(folder, await makeSyntheticProfile(folder))
  await unlock(amina.page)
  await beginTeam(amina.page)
  ann = await startInTeam(folder, join(folder, 'ann'))
  await letIn(amina.page, ann.page, 'Ann Cole')
})

test.afterAll(async () => {
  for (const { app } of [amina, ann]) await app.close()
  await removeFolder(folder)
})

const openPerson = async (page: Page): Promise<void> => {
  await goTo(page, 'Caseload')
  await people(page).nth(1).click()
  await expect(page.getByRole('region', { name: 'Person in view' })).toBeVisible()
}

test('a person is handed over, after saying who gains and who loses sight, and is on the other computer', async () => {
  const { page } = amina
  await openPerson(page)
  person = ((await page.getByRole('region', { name: 'Person in view' }).innerText()).split(' (')[0] ?? '').split('\n')[0] ?? ''
  await page.getByRole('button', { name: 'Hand over…' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page)).toContainText('Choose a caseload.')
  await dialog(page).getByLabel('To which caseload?').selectOption({ label: 'A. Cole' })
  await expect(sees(page, 'Will be able to see')).toHaveText('A. Cole')
  await expect(sees(page, 'Will no longer be able to see')).toHaveText('Nobody')
  await expect(sees(page, 'Sees it before and after')).toHaveText('A. Rahman (administrator, you)')
  await expectNoAxeViolations(page, 'handing a person over')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('On the caseload A. Cole.')).toBeVisible()
  await syncNow(page)
  await syncNow(ann.page)
  await goTo(ann.page, 'Caseload')
  await expect(people(ann.page)).toHaveCount(2)
  await expect(people(ann.page).nth(1)).toContainText(person)
})

test('undone at once, the person is where they were, also on the other computer, which says whose record went that was open there', async () => {
  const { page } = amina
  await openPerson(ann.page)
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('On the caseload A. Rahman.')).toBeVisible()
  await syncNow(page)
  await syncNow(ann.page)
  await expect(heading(ann.page, 'This record cannot be opened')).toBeVisible()
  await expect(ann.page.getByRole('main')).toContainText(`The record of ${person}`)
  await goTo(ann.page, 'Caseload')
  await expect(ann.page.getByText('No one on your caseload yet.')).toBeVisible()
})

test('somebody who is on no caseload is allocated from Referrals', async () => {
  const { page } = amina
  await handOver(page, 'Unallocated referrals')
  await expect(page.getByText('Not allocated to anybody yet.')).toBeVisible()
  await goTo(page, 'Referrals')
  await page.getByRole('button', { name: /^Unallocated 1/ }).click()
  await page.getByRole('grid').getByRole('row').nth(1).getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Allocate…' }).click()
  await dialog(page).getByLabel('To which caseload?').selectOption({ label: 'A. Rahman' })
  await expect(sees(page, 'Sees it before and after')).toHaveText('A. Rahman (administrator, you)')
  await expectNoAxeViolations(page, 'allocating a referral')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Every referral has been allocated.')).toBeVisible()
  await openPerson(page)
})

test('work that came too late is shown on Today and copied on', async () => {
  const { page } = amina
  await handOver(page, 'A. Cole')
  await syncNow(page)
  await syncNow(ann.page)
  await visit(ann.page, '/settings/sync')
  await ann.page.getByRole('button', { name: 'Pause sync' }).click()
  await handOver(page, 'A. Rahman')
  await syncNow(page)
  await goTo(ann.page, 'Caseload')
  await people(ann.page).nth(1).click()
  await expect(ann.page.getByRole('region', { name: 'Person in view' })).toBeVisible()
  await ann.page.keyboard.press('F8')
  await expect(ann.page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  await ann.page.keyboard.type('Rang before hearing of the move.')
  await ann.page.keyboard.press('Control+Shift+Enter')
  await expect(ann.page.getByText(/^Signed /).first()).toBeVisible()
  await visit(ann.page, '/settings/sync')
  await ann.page.getByRole('button', { name: 'Go on with sync' }).click()
  await syncNow(ann.page)
  await syncNow(page)
  await goTo(page, 'Today')
  await expect(page.getByText(/changes? about .* still written on the caseload A\. Cole after the move to A\. Rahman\./)).toBeVisible()
  await expectNoAxeViolations(page, 'Today with late work')
  await page.getByRole('button', { name: /Copy (it|them) on/ }).click()
  await expect(page.getByText(/copied on to A\. Rahman\./)).toBeVisible()
  await expect(page.getByText(/still written/)).toBeHidden()
})

test('cover is given with its last day, seen by the colleague, and ended', async () => {
  const { page } = amina
  await visit(page, '/team')
  await expect(heading(page, 'Caseloads and cover')).toBeFocused()
  await expectNoAxeViolations(page, 'caseloads and cover')
  const row = page.getByRole('grid', { name: 'Caseloads of the team' }).getByRole('row').filter({ hasText: 'Amina Rahman' })
  await row.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Give cover…' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'There is a problem' })).toContainText('Choose who gives cover.')
  await dialog(page).getByLabel('Who gives cover?').selectOption({ label: 'Ann Cole' })
  await dialog(page).getByLabel('Last day').fill('31 Dec 2099')
  await expect(sees(page, 'Will be able to see')).toHaveText('A. Cole')
  await expectNoAxeViolations(page, 'giving cover')
  await page.keyboard.press('Control+Enter')
  await expect(row).toContainText(/A\. Cole \(until 31\sDec\s2099\)/)
  await syncNow(page)
  await syncNow(ann.page)
  await goTo(ann.page, 'Caseload')
  await expect(ann.page.getByLabel('Caseload', { exact: true })).toContainText('A. Rahman')
  await goTo(ann.page, 'Today')
  await expect(ann.page.getByText(/^You cover A\. Rahman until 31\sDec\s2099\.$/)).toBeVisible()
  await expectNoAxeViolations(ann.page, 'Today of whoever gives cover')
  await ann.page.getByRole('button', { name: 'Show the caseload A. Rahman' }).click()
  await expect(ann.page.getByLabel('Caseload', { exact: true }).locator(':checked')).toContainText('A. Rahman')
  await expect(heading(ann.page, /day/)).toBeFocused()
  await goTo(ann.page, 'Caseload')
  await people(ann.page).nth(1).click()
  await expect(ann.page.getByRole('region', { name: 'Person in view' })).toBeVisible()
  await ann.page.keyboard.press('F8')
  await expect(ann.page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  await ann.page.keyboard.type('Rang while covering.')
  await goTo(ann.page, 'Today')
  await syncNow(ann.page)
  await syncNow(page)

  await row.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'End the cover by A. Cole…' }).click()
  await expect(sees(page, 'Will no longer be able to see')).toHaveText('A. Cole')
  await expectNoAxeViolations(page, 'ending cover')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(row).toContainText('No cover')
  await syncNow(page)
  await syncNow(ann.page)
  await settled(ann.page)
  await expect(ann.page.getByLabel('Caseload', { exact: true })).toBeHidden()
  const ended = ann.page.getByText(/^Your cover of A\. Rahman has ended:/)
  await expect(ended).toBeVisible()
  await ann.page.getByRole('button', { name: /^Close what is said of the caseload/ }).click()
  await expect(ended).toBeHidden()
  await expect(heading(ann.page, /day/)).toBeFocused()
})

test('what a colleague began says so, and is signed in another name only when that is asked for', async () => {
  const { page } = amina
  await goTo(page, 'Today')
  const waiting = page.getByRole('listitem').filter({ hasText: 'begun by A. Cole' })
  await expect(waiting).toHaveCount(1)
  await waiting.getByRole('link').click()
  await expect(page.getByText('Begun by A. Cole', { exact: true })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  const by = page.getByRole('textbox', { name: 'By', exact: true })
  await by.fill('soon')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused()
  await expect(dialog(page)).toBeHidden()
  await by.fill('')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(dialog(page).getByRole('heading', { name: 'Sign what A. Cole began' })).toBeVisible()
  await expectNoAxeViolations(page, 'signing what a colleague began')
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^Signed /)).toHaveCount(0)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByText(/^Begun by A\. Cole, signed .*, A\. Rahman$/)).toBeVisible()
  await visit(page, '/team')
  await expect(heading(page, 'Caseloads and cover')).toBeVisible()
})

test('a whole caseload is handed over', async () => {
  const { page } = amina
  const row = page.getByRole('grid', { name: 'Caseloads of the team' }).getByRole('row').filter({ hasText: 'Amina Rahman' })
  await row.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Hand over the whole caseload…' }).click()
  await dialog(page).getByLabel('Who takes it over?').selectOption({ label: 'Ann Cole' })
  await expect(sees(page, 'Will be able to see')).toHaveText('A. Cole')
  await expectNoAxeViolations(page, 'handing a whole caseload over')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByText('The caseload A. Rahman was handed over to Ann Cole.')).toBeVisible()
  await syncNow(page)
  await syncNow(ann.page)
  await expect(ann.page.getByLabel('Caseload', { exact: true })).toContainText('A. Rahman')
  await visit(ann.page, '/team')
  await expect(ann.page.getByText('An administrator gives and ends cover, and hands caseloads over.')).toBeVisible()
  await expectNoAxeViolations(ann.page, 'caseloads and cover, seen by a link worker')
})
