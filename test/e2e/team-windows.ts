import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { heading, passphrase, visit } from './haversack-app.ts'
import { act, dialog, sees, statusBar } from './page-parts.ts'
import { readCode, readGroups, typeCodeBack } from './recovery-code.ts'

/* What the people of a team do with each other's computers: begin it, let in, sync, hand over. */

/** From the first page to the last of the first run. */
export const createCaseload = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your role').fill('Link worker')
  await page.getByLabel('No practice yet').check()
  await page.getByRole('button', { name: 'Next: passphrase' }).click()
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same passphrase again', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Create caseload' }).click()
  const recovery = await readCode(page)
  await page.getByRole('button', { name: 'I have the code on paper or saved' }).click()
  await typeCodeBack(page, recovery)
  await expect(heading(page, 'Your caseload is ready')).toBeVisible()
}

/** Chooses the folder of the team and has it tested. */
export const testFolder = async (page: Page): Promise<void> => {
  await page.getByLabel('A shared folder or a USB stick').check()
  await page.getByRole('button', { name: 'Choose the folder' }).click()
  await expect(page.getByText('Chosen: Team sync')).toBeVisible()
  await page.keyboard.press('Control+Enter')
}

/** Syncs by F5 and waits for its end, which is told above the status bar. */
export const syncNow = async (page: Page, outcome: RegExp = /All changes sent/, key = 'F5'): Promise<void> => {
  const told = page.locator('.hv-toast, .hv-notices .hv-alert').first()
  const closing = page.locator('.hv-toast button, .hv-notices .hv-alert button').filter({ hasText: 'Close' })
  // At once, because what is told goes by itself as well, perhaps between finding its button and pressing it.
  await expect(async () => {
    await closing.evaluateAll((buttons: HTMLElement[]) => {
      for (const button of buttons) button.click()
    })
    expect(await told.count()).toBe(0)
  }).toPass()
  await page.keyboard.press(key)
  // The first one of a computer takes in a whole caseload.
  await expect(told).toContainText(outcome, { timeout: 30_000 })
}

/** Syncs one computer after the other: what the first has sent the others have at the end. */
export const syncAll = async (...pages: readonly Page[]): Promise<void> => {
  for (const page of pages) await syncNow(page)
}

export const pauseSync = async (page: Page): Promise<void> => {
  await visit(page, '/settings/sync')
  await page.getByRole('button', { name: 'Pause sync' }).click()
}

export const resumeSync = async (page: Page): Promise<void> => {
  await visit(page, '/settings/sync')
  await page.getByRole('button', { name: 'Go on with sync' }).click()
}

/** Begins a team on an open caseload; returns the groups of its sheet. */
export const beginTeam = async (page: Page): Promise<readonly string[]> => {
  await visit(page, '/sync/set-up')
  await testFolder(page)
  const sheet = await makeTeamSheet(page)
  await typeSheetBack(page, sheet)
  return sheet
}

/** From a place that was tested to the team sheet on the page; returns its groups. */
export const makeTeamSheet = async (page: Page): Promise<readonly string[]> => {
  await page.getByRole('button', { name: 'Start a team' }).click()
  await page.getByRole('button', { name: 'Make the team sheet' }).click()
  return readGroups(page, 'Team sheet', 7)
}

/** From the team sheet on the page to the team that has begun. */
export const typeSheetBack = async (page: Page, sheet: readonly string[]): Promise<void> => {
  await page.getByRole('button', { name: 'I have written it down by hand' }).click()
  await typeCodeBack(page, sheet)
  await expect(heading(page, 'Your team has begun')).toBeVisible()
}

export interface Invited {
  readonly who?: 'Somebody new' | 'Me, on another computer'
  readonly role?: 'Link worker' | 'Supervisor' | 'Administrator'
  /** The sheet of the team, without which nobody becomes an administrator. */
  readonly sheet?: readonly string[]
}

/** Makes an invitation and returns the groups of its code. A link worker who is new gets a caseload of their own. */
export const invite = async (administrator: Page, name: string, { who = 'Somebody new', role = 'Link worker' }: Invited = {}): Promise<readonly string[]> => {
  await visit(administrator, '/sync/invite')
  await administrator.getByLabel(who).check()
  if (who === 'Somebody new') await administrator.getByLabel('Their name').fill(name)
  await administrator.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
  if (who === 'Somebody new' && role === 'Link worker') await administrator.getByLabel('A new caseload of their own').check()
  await administrator.keyboard.press('Control+Enter')
  return readGroups(administrator, 'Invitation code', 5)
}

/** From a computer with nothing on it to the page that waits for the administrator. */
export const joinTeam = async (joiner: Page, name: string, computer: string, code: readonly string[]): Promise<void> => {
  await joiner.getByRole('button', { name: 'Join a team' }).click()
  await createCaseload(joiner, name)
  await joiner.getByRole('link', { name: 'Join a team' }).click()
  await testFolder(joiner)
  await joiner.getByLabel('Invitation code').fill(code.join(' '))
  await joiner.getByLabel('Name of this computer').fill(computer)
  await joiner.keyboard.press('Control+Enter')
  await expect(heading(joiner, 'Waiting for your administrator')).toBeVisible()
}

/** The six letters that two people compare, on the page of either. */
export const letters = (page: Page) => page.locator('.hv-team-letters')

/** Opens the request of the one computer that has answered its invitation. */
export const openRequest = async (administrator: Page): Promise<void> => {
  await statusBar(administrator).getByRole('link', { name: /asks to join the team/ }).click()
  await expect(letters(administrator)).toBeVisible()
}

/** Lets in the one computer that has answered its invitation. */
export const approve = async (administrator: Page, sheet?: readonly string[]): Promise<void> => {
  await openRequest(administrator)
  await approveOpened(administrator, sheet)
}

/** Approves the request on the page. */
export const approveOpened = async (administrator: Page, sheet?: readonly string[]): Promise<void> => {
  await administrator.getByLabel('The letters on their screen are the same').check()
  if (sheet !== undefined) await administrator.getByLabel('Team sheet').fill(sheet.join(' '))
  await administrator.keyboard.press('Control+Shift+Enter')
  await expect(heading(administrator, 'Computers')).toBeVisible()
}

/** Lets a computer with nothing on it yet into the team, through a place that both reach. */
export const letIn = async (administrator: Page, joiner: Page, name: string, invited: Invited = {}, computer = `${name}'s laptop`): Promise<void> => {
  const code = await invite(administrator, name, invited)
  await joinTeam(joiner, name, computer, code)
  await syncNow(administrator)
  await expect(administrator.getByText(`The code was typed on ${computer}.`)).toBeVisible()
  await approve(administrator, invited.sheet)
  await syncNow(administrator)
  await syncNow(joiner)
  await expect(heading(joiner, 'This computer is in the team')).toBeVisible()
  await syncNow(administrator)
}

/** What is told on the status bar and at the end of a sync while the folder is away. */
export const unreachable = /Saved here\. The shared folder cannot be reached\./

/** Hands the person in view over to a caseload, and waits until it is done. */
export const handOver = async (page: Page, to: string): Promise<void> => {
  await page.getByRole('button', { name: 'Hand over…' }).click()
  await dialog(page).getByLabel('To which caseload?').selectOption({ label: to })
  await expect(sees(page, 'Will be able to see')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(new RegExp(`handed over to ${to}`))).toBeVisible()
}

/** Opens the dialog that allocates the referral in a row of the list, with a caseload chosen. */
export const chooseCaseloadFor = async (row: Locator, caseload: string): Promise<void> => {
  const page = row.page()
  await act(row, 'Allocate…')
  await dialog(page).getByLabel('To which caseload?').selectOption({ label: caseload })
}
