import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations, goTo, heading, settled, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { act, dialog, nameIn, noteText, people, personInView, problems, sees, shownCaseload } from './page-parts.ts'
import { beginNote, openFirstRecord, signNote } from './recording.ts'
import { newTeamPlace } from './team-place.ts'
import type { TeamPlace } from './team-place.ts'
import { beginTeam, chooseCaseloadFor, handOver, letIn, pauseSync, resumeSync, syncAll, syncNow } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* An administrator who has a caseload, and a colleague with an empty one: people and the caseload change hands. */

let place: TeamPlace
let amina: Haversack
let ann: Haversack
/** Who is handed over: 'OKAFOR, Ngozi'. */
let person = ''

test.beforeAll(async () => {
  test.setTimeout(120_000)
  place = await newTeamPlace()
  amina = await place.openWithPeople('amina')
  await beginTeam(amina.page)
  ann = await place.start('ann')
  await letIn(amina.page, ann.page, 'Ann Cole')
})

test.afterAll(() => place.end())

const caseloadOfAmina = (page: Page) => page.getByRole('grid', { name: 'Caseloads of the team' }).getByRole('row').filter({ hasText: 'Amina Rahman' })

test('a person is handed over, after saying who gains and who loses sight, and is on the other computer', async () => {
  const { page } = amina
  await openFirstRecord(page)
  person = await nameIn(personInView(page))
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
  await syncAll(page, ann.page)
  await goTo(ann.page, 'Caseload')
  await expect(people(ann.page)).toHaveCount(2)
  await expect(people(ann.page).nth(1)).toContainText(person)
})

test('undone at once, the person is where they were, also on the other computer, which says whose record went that was open there', async () => {
  const { page } = amina
  await openFirstRecord(ann.page)
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('On the caseload A. Rahman.')).toBeVisible()
  await syncAll(page, ann.page)
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
  await chooseCaseloadFor(page.getByRole('grid').getByRole('row').nth(1), 'A. Rahman')
  await expect(sees(page, 'Sees it before and after')).toHaveText('A. Rahman (administrator, you)')
  await expectNoAxeViolations(page, 'allocating a referral')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Every referral has been allocated.')).toBeVisible()
  await openFirstRecord(page)
})

test('work that came too late is shown on Today and copied on', async () => {
  const { page } = amina
  await handOver(page, 'A. Cole')
  await syncAll(page, ann.page)
  await pauseSync(ann.page)
  await handOver(page, 'A. Rahman')
  await syncNow(page)
  await openFirstRecord(ann.page)
  await signNote(ann.page, 'Rang before hearing of the move.')
  await resumeSync(ann.page)
  await syncAll(ann.page, page)
  await goTo(page, 'Today')
  await expect(page.getByText(/changes? about .* made on the caseload A\. Cole after the move to A\. Rahman, and (is|are) missing there\./)).toBeVisible()
  await expectNoAxeViolations(page, 'Today with late work')
  await page.getByRole('button', { name: /Copy (it|them) to A\. Rahman/ }).press('Enter')
  await expect(page.getByText(/copied to A\. Rahman\./)).toBeVisible()
  await expect(page.getByText(/missing there/)).toBeHidden()
  await expect(heading(page, /day/)).toBeFocused()
})

test('cover is given with its last day, seen by the colleague, and ended', async () => {
  const { page } = amina
  await visit(page, '/team')
  await expect(heading(page, 'Caseloads and cover')).toBeFocused()
  await expectNoAxeViolations(page, 'caseloads and cover')
  const row = caseloadOfAmina(page)
  await act(row, 'Give cover…')
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText('Choose who gives cover.')
  await dialog(page).getByLabel('Who gives cover?').selectOption({ label: 'Ann Cole' })
  await dialog(page).getByLabel('Last day').fill('31 Dec 2099')
  await expect(sees(page, 'Will be able to see')).toHaveText('A. Cole')
  await expectNoAxeViolations(page, 'giving cover')
  await page.keyboard.press('Control+Enter')
  await expect(row).toContainText(/A\. Cole \(until 31\sDec\s2099\)/)
  await goTo(page, 'Today')
  await expect(page.getByText(/^A\. Cole covers your caseload until 31\sDec\s2099, /)).toBeVisible()
  await visit(page, '/team')
  await syncAll(page, ann.page)
  await goTo(ann.page, 'Caseload')
  await expect(shownCaseload(ann.page)).toContainText('A. Rahman')
  await goTo(ann.page, 'Today')
  await expect(ann.page.getByText(/^You cover A\. Rahman until 31\sDec\s2099\.$/)).toBeVisible()
  await expectNoAxeViolations(ann.page, 'Today of whoever gives cover')
  await ann.page.getByRole('button', { name: 'Show the caseload A. Rahman' }).click()
  await expect(shownCaseload(ann.page).locator(':checked')).toContainText('A. Rahman')
  await expect(heading(ann.page, /day/)).toBeFocused()
  await openFirstRecord(ann.page)
  await beginNote(ann.page, 'Rang while covering.')
  await goTo(ann.page, 'Today')
  await syncAll(ann.page, page)

  await act(row, 'End the cover by A. Cole…')
  await expect(sees(page, 'Will no longer be able to see')).toHaveText('A. Cole')
  await expectNoAxeViolations(page, 'ending cover')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(row).toContainText('No cover')
  await syncAll(page, ann.page)
  await settled(ann.page)
  await expect(shownCaseload(ann.page)).toBeHidden()
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
  await expect(noteText(page)).toBeFocused()
  const by = page.getByRole('textbox', { name: 'By', exact: true })
  await by.fill('soon')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(problems(page)).toBeFocused()
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
  await act(caseloadOfAmina(page), 'Hand over the whole caseload…')
  await dialog(page).getByLabel('Who takes it over?').selectOption({ label: 'Ann Cole' })
  await expect(sees(page, 'Will be able to see')).toHaveText('A. Cole')
  await expectNoAxeViolations(page, 'handing a whole caseload over')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByText('The caseload A. Rahman was handed over to Ann Cole.')).toBeVisible()
  await syncAll(page, ann.page)
  await expect(shownCaseload(ann.page)).toContainText('A. Rahman')
  await visit(ann.page, '/team')
  await expect(ann.page.getByText('An administrator gives and ends cover, and hands caseloads over.')).toBeVisible()
  await expectNoAxeViolations(ann.page, 'caseloads and cover, seen by a link worker')
})
