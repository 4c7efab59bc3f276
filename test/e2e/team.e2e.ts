import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations, expectToday, heading, lock, unlock, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { act, computers, dialog, problems, statusBar } from './page-parts.ts'
import { readGroups, typeCodeBack } from './recovery-code.ts'
import { newTeamPlace } from './team-place.ts'
import type { TeamPlace } from './team-place.ts'
import { createCaseload, invite, letters, syncAll, syncNow, testFolder } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* Two computers that never meet but for one folder, from no team at all to a computer that is removed. */

let place: TeamPlace
let amina: Haversack
let ann: Haversack
let sheet: readonly string[] = []
let code: readonly string[] = []

test.beforeAll(async () => {
  place = await newTeamPlace()
})

test.afterAll(() => place.end())

test('a place is chosen and tested, and what its owner sees is said', async () => {
  amina = await place.start('amina')
  const { page } = amina
  await createCaseload(page, 'Amina Rahman')
  await page.getByRole('link', { name: 'Look round' }).click()
  await expectToday(page)
  await statusBar(page).getByRole('link', { name: 'Saved on this computer only. Sync is not set up.' }).click()
  await expectNoAxeViolations(page, 'the settings of sync, not set up')
  await page.getByRole('link', { name: 'Set up sync' }).click()
  await expect(heading(page, 'Set up sync')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What the owner of this storage sees' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText('Choose what kind of storage your team has.')
  await place.disconnect()
  await testFolder(page)
  await expect(problems(page)).toContainText('The storage cannot be reached, or it has no such folder or bucket.')
  await expect(page.getByRole('button', { name: 'Test again' })).toBeInViewport({ ratio: 1 })
  await expectNoAxeViolations(page, 'a place that cannot be reached')
  await place.reconnect()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Works', { exact: true })).toHaveCount(4)
  await expectNoAxeViolations(page, 'a place that was tested')
})

test('a team sheet that was not typed back is told to be worthless, also after a lock', async () => {
  const { page } = amina
  const told = page.getByText(/the sheet that was shown today \d\d:\d\d was not typed back\. It opens nothing\./)
  await page.getByRole('button', { name: 'Start a team' }).click()
  await page.getByRole('button', { name: 'Make the team sheet' }).click()
  await readGroups(page, 'Team sheet', 7)
  await lock(page)
  await unlock(page)
  await expect(told).toBeVisible()
  await expectNoAxeViolations(page, 'Today with a sheet without a team')
  await page.getByRole('button', { name: 'It is destroyed' }).click()
  await expect(told).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(told).toBeVisible()
  await page.getByRole('button', { name: 'It is destroyed' }).click()
  await expect(told).toHaveCount(0)
  await expect(heading(page, /\d{4}$/)).toBeFocused()
})

test('a team begins once two groups of its sheet are typed back', async () => {
  const { page } = amina
  await visit(page, '/sync/set-up')
  await testFolder(page)
  await page.getByRole('button', { name: 'Start a team' }).click()
  await page.getByRole('button', { name: 'Make the team sheet' }).click()
  sheet = await readGroups(page, 'Team sheet', 7)
  await expectNoAxeViolations(page, 'the team sheet')
  await page.getByRole('button', { name: 'I have written it down by hand' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText(/Group \d is not the same as on your sheet\. Look again\./)
  await typeCodeBack(page, sheet)
  await expect(heading(page, 'Your team has begun')).toBeVisible()
  // At once: the page says that sync is on.
  expect(await statusBar(page).innerText()).not.toContain('Sync is not set up')
})

test('an invitation is made, with nothing picked beforehand', async () => {
  const { page } = amina
  await page.getByRole('link', { name: 'Invite a computer or a colleague' }).click()
  await expect(heading(page, 'Invite a computer or a colleague')).toBeVisible()
  await expect(page.locator(':checked')).toHaveCount(0)
  await expect(page.getByText('No invitation is waiting. Whoever was let in is on the page Computers.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText('Choose a role.')
  await page.getByLabel('Somebody new').check()
  await page.getByLabel('Their name').fill('Ann Cole')
  await page.getByLabel('Link worker').check()
  await page.getByLabel('A new caseload of their own').check()
  await expectNoAxeViolations(page, 'an invitation being filled in')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'Invitation for Ann Cole')).toBeFocused()
  code = await readGroups(page, 'Invitation code', 5)
  await expect(page.getByText('Waiting to be typed')).toBeVisible()
  await expectNoAxeViolations(page, 'an invitation code')
})

test('an invitation that is cancelled leaves no code to be read out', async () => {
  const { page } = amina
  await page.getByRole('button', { name: 'Make another invitation' }).click()
  await invite(page, 'Zoe New')
  await page.getByRole('button', { name: 'Cancel the invitation for Zoe New' }).press('Enter')
  await expect(heading(page, 'Invite a computer or a colleague')).toBeVisible()
  await expect(page.getByLabel('Me, on another computer')).toBeFocused()
  await expect(page.getByText('Zoe New,')).toHaveCount(0)
  await expect(page.getByText('Waiting to be typed')).toHaveCount(1)
})

test('a colleague joins by the code and waits with six letters', async () => {
  ann = await place.start('ann')
  const { page } = ann
  await page.getByRole('button', { name: 'Join a team' }).click()
  await createCaseload(page, 'Ann Cole')
  await page.getByRole('link', { name: 'Join a team' }).click()
  await expect(heading(page, 'Join a team')).toBeVisible()
  await testFolder(page)
  const field = page.getByLabel('Invitation code')
  await field.fill([...code.slice(0, 2), '22222', ...code.slice(3)].join(' '))
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText('Group 3 looks mistyped.')
  await field.fill(code.join('').toLowerCase())
  await expect(page.getByText('All 5 groups fit.')).toBeVisible()
  await expectNoAxeViolations(page, 'joining')
  await page.getByLabel('Name of this computer').fill("Ann's laptop")
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'Waiting for your administrator')).toBeVisible()
  await expect(statusBar(page)).toContainText('Waiting for your administrator')
  await expectNoAxeViolations(page, 'waiting to be let in')
})

test('the administrator lets the computer in after comparing the letters', async () => {
  const { page } = amina
  await syncNow(page)
  await statusBar(page).getByRole('link', { name: 'A computer of Ann Cole asks to join the team. Look.' }).click()
  await expect(heading(page, "Let Ann's laptop into the team")).toBeVisible()
  expect((await letters(page).innerText()).trim()).toBe((await letters(ann.page).innerText()).trim())
  await expectNoAxeViolations(page, 'letting a computer in')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(heading(page, "Let Ann's laptop into the team")).toBeVisible()
  await page.getByLabel('The letters on their screen are the same').check()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(heading(page, 'Computers')).toBeVisible()
  await expect(computers(page, "Ann's laptop")).toContainText('Ann Cole')
})

test('both know of each other after a sync, which F5 starts and which reloads nothing', async () => {
  await amina.page.evaluate(() => Object.assign(window, { stays: true }))
  await syncAll(amina.page, ann.page)
  await expect(heading(ann.page, 'This computer is in the team')).toBeVisible()
  await ann.page.getByRole('link', { name: 'Computers of the team' }).click()
  await expect(computers(ann.page, 'Amina Rahman')).toContainText('Administrator')
  await expectNoAxeViolations(ann.page, 'the computers, seen by a link worker')
  await syncNow(ann.page, /All changes sent/, 'Control+R')
  await syncNow(amina.page)
  await expect(computers(amina.page, "Ann's laptop")).toContainText('Ann Cole')
  expect(await amina.page.evaluate(() => 'stays' in window)).toBe(true)
  await expectNoAxeViolations(amina.page, 'the computers, seen by an administrator')
})

test('an administrator may type the sheet again: it opens what no computer can', async () => {
  const { page } = amina
  await visit(page, '/sync/recover')
  await expect(heading(page, 'Type the team sheet again')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText('Type all groups from the team sheet.')
  await page.getByLabel('Team sheet').fill([...sheet.slice(1), ...sheet.slice(0, 1)].join(' '))
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText(/Group \d is not the same as on your sheet\. Look again\./)
  await expectNoAxeViolations(page, 'the team sheet typed again')
  await page.getByLabel('Team sheet').fill(sheet.join(' '))
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'Computers')).toBeVisible()
  await visit(ann.page, '/sync/recover')
  await expect(ann.page.getByText('This caseload belongs to a team already')).toBeVisible()
})

test('a lost computer is removed, after saying what it may still hold, and is told so', async () => {
  const { page } = amina
  await act(computers(page, "Ann's laptop"), 'Remove…')
  await expect(dialog(page)).toContainText('It gets nothing new from now. It may still hold what it had up to')
  await expect(dialog(page).locator(':checked')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(problems(page)).toContainText('Choose why it is removed.')
  await dialog(page).getByLabel('It is lost or stolen').check()
  await expectNoAxeViolations(page, 'removing a computer')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(computers(page, "Ann's laptop")).toContainText('Removed: lost')
  await syncNow(page)
  await syncNow(ann.page, /This computer was removed from the team\./)
  await expect(statusBar(ann.page)).toContainText('This computer was removed from the team.')
  await visit(ann.page, '/settings/sync')
  await expect(ann.page.getByText('It gets nothing new and sends nothing more.')).toBeVisible()
  await expectNoAxeViolations(ann.page, 'the settings of a removed computer')
})

test('when all computers are lost, the sheet and the storage bring the team back on a new one', async () => {
  const { page } = await place.start('new')
  await createCaseload(page, 'Amina Rahman')
  await page.getByRole('link', { name: 'Look round' }).click()
  await visit(page, '/sync/set-up')
  await testFolder(page)
  await page.getByRole('link', { name: 'Recover from a team sheet' }).click()
  await expect(page.getByLabel('Team sheet')).toBeFocused()
  await expectNoAxeViolations(page, 'recovering from the team sheet')
  await page.getByLabel('Team sheet').fill(sheet.join(' '))
  const headings = await everyHeading(page)
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'The team is recovered')).toBeFocused()
  expect(await headings()).toEqual(['Recover from a team sheet', 'The team is recovered'])
  await expect(page.getByText('Put the team sheet back into the practice’s safe')).toBeVisible()
  await expectNoAxeViolations(page, 'the team that was recovered')
  await page.getByRole('link', { name: 'Open Computers' }).click()
  await expect(computers(page, 'Amina’s computer')).toContainText('Administrator')
})

/** Writes down from now on under which headings the page stands, each until the next. */
const everyHeading = async (page: Page): Promise<() => Promise<readonly string[]>> => {
  await page.evaluate(() => {
    const seen: string[] = []
    const look = (): void => {
      const now = document.querySelector('h1')?.textContent ?? ''
      if (now !== '' && now !== seen.at(-1)) seen.push(now)
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { seen })
  })
  return () => page.evaluate(() => ('seen' in window ? (window.seen as string[]) : []))
}
