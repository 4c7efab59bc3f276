import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { filesWithWords, rememberWords } from './canary-words.ts'
import { answerSaveDialog, expectNoAxeViolations, goTo, heading, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { act, computers, dialog, nameIn, people, sees, shownCaseload, statusBar, told } from './page-parts.ts'
import { acceptReferral, openRecord, searchFor, signNote, typeReferral } from './recording.ts'
import { newTeamPlace } from './team-place.ts'
import type { TeamPlace } from './team-place.ts'
import { beginTeam, chooseCaseloadFor, handOver, letIn, pauseSync, resumeSync, syncAll, syncNow } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* An administrator with a caseload, a link worker with an empty one, and a supervisor who sees both, until the link worker leaves. */

const { words, word } = rememberWords()

let place: TeamPlace
let amina: Haversack
let ann: Haversack
let sue: Haversack
/** Somebody on the first caseload: 'OKAFOR, Ngozi'. */
let person = ''

test.beforeAll(async () => {
  test.setTimeout(240_000)
  place = await newTeamPlace()
  amina = await place.openWithPeople('amina')
  await beginTeam(amina.page)
  ann = await place.start('ann')
  await letIn(amina.page, ann.page, 'Ann Cole')
  sue = await place.start('sue')
})

test.afterAll(() => place.end())

const referred = () => new RegExp(word('family name'), 'i')
const annsLaptop = (page: Page) => computers(page, "Ann Cole's laptop")
const unallocated = (page: Page) => page.getByRole('grid', { name: 'Referrals: Unallocated' }).getByRole('row').filter({ hasText: referred() })

test('a supervisor is let in and has every caseload', async () => {
  await letIn(amina.page, sue.page, 'Sue Park', { role: 'Supervisor' })
  await syncNow(sue.page)
  await goTo(amina.page, 'Caseload')
  await expect(people(amina.page).nth(1)).toBeVisible()
  const rows = await people(amina.page).count()
  person = await nameIn(people(amina.page).nth(1))
  await goTo(sue.page, 'Caseload')
  await shownCaseload(sue.page).selectOption({ label: `A. Rahman, ${rows - 1} people` })
  await expect(people(sue.page)).toHaveCount(rows)
  await expect(people(sue.page).filter({ hasText: person })).toBeVisible()
})

test('the choice of caseloads takes no row of the week away', async () => {
  await goTo(sue.page, 'Week')
  await expect(shownCaseload(sue.page)).toBeVisible()
  const [title, book] = [await heading(sue.page, /^Week/).boundingBox(), await sue.page.getByRole('button', { name: 'Book consultation' }).boundingBox()]
  expect(title?.y).toBeGreaterThan(book?.y ?? Infinity)
  expect(title?.y).toBeLessThan((book?.y ?? 0) + (book?.height ?? 0))
})

test('the week of all caseloads says whose each consultation is, that of one does not', async () => {
  const { page } = sue
  await page.getByRole('button', { name: 'Previous week' }).press('Enter')
  const first = page.getByRole('region', { name: 'List of consultations' }).getByRole('listitem').first()
  const one = await shownCaseload(page).inputValue()
  await expect(first).not.toContainText('A. Rahman')
  await shownCaseload(page).selectOption('all')
  await expect(first).toContainText('A. Rahman')
  await expect(page.locator('.week-block').first()).toContainText('A. Rahman')
  await shownCaseload(page).selectOption(one)
})

test('a referral that nobody was given is allocated by the supervisor', async () => {
  const { page } = amina
  await typeReferral(page, word)
  await page.getByLabel('Leave unallocated').check()
  await expectNoAxeViolations(page, 'a new referral that nobody is given')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /^Referral of/)).toBeVisible()
  await syncAll(page, sue.page)

  await goTo(sue.page, 'Referrals')
  const waiting = unallocated(sue.page)
  await expect(waiting).toContainText(word('reason of the referral'))
  await expectNoAxeViolations(sue.page, 'unallocated referrals')
  await waiting.getByRole('gridcell').first().focus()
  await sue.page.keyboard.press('Shift+F10')
  await sue.page.getByRole('menuitem', { name: 'Allocate…' }).click()
  await dialog(sue.page).getByLabel('To which caseload?').selectOption({ label: 'A. Cole' })
  await expect(sees(sue.page, 'Will be able to see')).toHaveText('A. Cole')
  await expectNoAxeViolations(sue.page, 'allocating a referral')
  await sue.page.keyboard.press('Control+Enter')
  await expect(waiting).toHaveCount(0)
})

test('it is on the page of the link worker, who accepts it', async () => {
  await syncAll(sue.page, ann.page)
  await goTo(ann.page, 'Referrals')
  await ann.page.getByRole('grid', { name: 'Referrals: New' }).getByRole('row').filter({ hasText: referred() }).click()
  await acceptReferral(ann.page)
  await goTo(ann.page, 'Caseload')
  await expect(people(ann.page)).toHaveCount(2)
  await expect(people(ann.page).nth(1)).toContainText(referred())
})

test('the supervisor sees both caseloads together, and saves a summary of both', async () => {
  const { page } = sue
  await syncAll(ann.page, page)
  await goTo(page, 'Caseload')
  await expect(shownCaseload(page)).toContainText('A. Cole, 1 person')
  await shownCaseload(page).selectOption('all')
  await expect(people(page).filter({ hasText: referred() })).toContainText('A. Cole')
  await expect(people(page).filter({ hasText: person })).toContainText('A. Rahman')
  await expectNoAxeViolations(page, 'the caseload list of every caseload')
  const everybody = await people(page).count() - 1
  await goTo(page, 'Today')
  await expect(page.getByRole('region', { name: 'Needs you' }).getByRole('listitem').first()).toContainText('Caseload of A. Rahman')
  await expectNoAxeViolations(page, 'Today of every caseload')

  await goTo(page, 'Reports')
  for (const label of ['A. Rahman', 'A. Cole']) await page.getByRole('checkbox', { name: label }).check()
  await page.getByRole('radio', { name: /^Exact/ }).check()
  await page.getByLabel('I need exact numbers for use inside the team').check()
  await expect(page.getByRole('table', { name: new RegExp(`People without a planned next step, .*\\(n = ${everybody} people at the end\\)$`) })).toBeVisible()
  await expectNoAxeViolations(page, 'a report of two caseloads')
  await page.getByRole('radio', { name: /CSV/ }).check()
  await answerSaveDialog(sue.app, join(place.folder, 'Summary.csv'))
  await page.keyboard.press('Control+Enter')
  await expect(told(page, 'Report saved: Summary.csv')).toBeVisible()
})

test('people whom the supervisor hands over leave one laptop and are on the other', async () => {
  const { page } = sue
  await openRecord(page, person)
  await handOver(page, 'A. Cole')
  await goTo(page, 'Caseload')
  await people(page).filter({ hasText: referred() }).click()
  await handOver(page, 'A. Rahman')
  await syncAll(page, ann.page, amina.page)
  await goTo(ann.page, 'Caseload')
  await expect(people(ann.page).filter({ hasText: person })).toBeVisible()
  await expect(people(ann.page)).toHaveCount(2)
  await goTo(amina.page, 'Caseload')
  await shownCaseload(amina.page).selectOption('all')
  await expect(people(amina.page).filter({ hasText: person })).toContainText('A. Cole')
  await expect(people(amina.page).filter({ hasText: referred() })).toContainText('A. Rahman')
})

test('somebody whom two allocated at once is settled on Today', async () => {
  await goTo(amina.page, 'Caseload')
  await people(amina.page).filter({ hasText: referred() }).click()
  await handOver(amina.page, 'Unallocated referrals')
  await syncAll(amina.page, sue.page)
  await pauseSync(sue.page)
  for (const [{ page }, to] of [[amina, 'A. Rahman'], [sue, 'A. Cole']] as const) {
    await goTo(page, 'Referrals')
    await page.getByRole('button', { name: /^Unallocated 1/ }).click()
    await chooseCaseloadFor(unallocated(page), to)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Every referral has been allocated.')).toBeVisible()
  }
  await syncNow(amina.page)
  await resumeSync(sue.page)
  await syncAll(sue.page, amina.page)
  const { page } = amina
  await goTo(page, 'Today')
  await expect(page.getByText(/ was allocated twice: to A\. (Rahman|Cole) and A\. (Rahman|Cole)\. Both see the record\. Nothing is lost\./)).toBeVisible()
  await expectNoAxeViolations(page, 'Today with somebody allocated twice')
  await page.getByRole('button', { name: /^Settle on whose caseload/ }).click()
  await dialog(page).getByLabel('To which caseload?').selectOption({ label: 'A. Rahman' })
  await expect(sees(page, 'Sees it before and after')).toBeVisible()
  await expectNoAxeViolations(page, 'settling an allocation')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('was allocated twice')).toBeHidden()
  await syncAll(page, sue.page)
})

test('the computer of a leaver is removed while it has work that it has not sent', async () => {
  await pauseSync(ann.page)
  await openRecord(ann.page, person)
  await signNote(ann.page, `Rang about the ${word('late note')}.`)

  const { page } = amina
  await visit(page, '/computers')
  await act(annsLaptop(page), 'Remove…')
  await dialog(page).getByLabel('It is no longer used').check()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(annsLaptop(page)).toContainText('Removed: left')
  // The list is read again before the dialog goes, and behind a dialog keys open no page.
  await expect(dialog(page)).toBeHidden()
  await openRecord(page, person)
  await signNote(page, `After the removal: ${word('note after the removal')}.`)
  await syncNow(page)
})

test('the removed computer is told so, and gets nothing new', async () => {
  const { page } = ann
  await resumeSync(page)
  await expect(page.locator('.hv-notices')).toContainText('This computer was removed from the team.')
  await expect(page.getByText('It gets nothing new and sends nothing more.')).toBeVisible()
  await visit(page, '/computers')
  await expect(page.getByText('This computer was removed from the team.').first()).toBeVisible()
  await expectNoAxeViolations(page, 'the computers, seen by a removed one')
  for (const name of ['Today', 'Caseload'] as const) {
    await goTo(page, name)
    await expect(page.getByText('This computer was removed from the team. It gets nothing new and sends nothing more.')).toBeVisible()
  }
  await expect(people(page)).toHaveCount(0)
  await searchFor(page, word('note after the removal'))
  await expect(page.getByText(/Nothing found/).first()).toBeVisible()
})

test('nobody can be taken in on the removed computer, and nothing that is typed there is lost', async () => {
  const { page } = ann
  await goTo(page, 'Caseload')
  await expect(page.getByRole('button', { name: 'Add a referral' })).toHaveAccessibleDescription('This computer was removed from the team')
  await goTo(page, 'Referrals')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'Referrals')).toBeVisible()
  await page.keyboard.press('Control+O')
  await expect(page.locator('.hv-notices')).toContainText('This computer was removed from the team, so nobody can be taken in here.')
  await page.keyboard.press('Control+Shift+N')
  await expect(heading(page, 'New referral')).toBeVisible()
  await page.getByLabel('First name', { exact: true }).fill(word('name typed on the removed computer'))
  await expect(page.getByText('What you type is kept.')).toBeVisible()
  await expectNoAxeViolations(page, 'a new referral on a removed computer')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'New referral')).toBeVisible()
  await goTo(page, 'Today')
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByLabel('First name', { exact: true })).toHaveValue(word('name typed on the removed computer'))
})

test('its late work is shown, and counts once it is admitted', async () => {
  const { page } = amina
  await syncNow(page)
  await visit(page, '/computers')
  await expect(annsLaptop(page)).toContainText(/\d+ late changes? set aside/)
  await expect(statusBar(page)).toContainText(/\d+ late changes? (is|are) set aside\. Look\./)
  await expect(statusBar(page)).not.toContainText('refused')
  await expectNoAxeViolations(page, 'computers with late work')
  await act(annsLaptop(page), 'Admit late work…')
  await expect(dialog(page)).toContainText(/Admitted, (it counts as if it|they count as if they) had come in time\./)
  await expectNoAxeViolations(page, 'admitting late work')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(told(page, /from Ann Cole's laptop counts? now\./)).toBeVisible()
  await syncAll(page, sue.page)
  for (const each of [amina, sue]) {
    const found = await searchFor(each.page, word('late note'))
    await expect(found.first()).toContainText(word('late note'))
  }
})

test('no word that was typed stands in the shared folder, nor anywhere else on the three disks', async () => {
  expect(Object.keys(words).length).toBeGreaterThan(4)
  const everywhere = await filesWithWords(place.folder, { ...words, person: person.split(',')[0] ?? '' })
  expect(everywhere.read).toBeGreaterThan(10)
  expect(everywhere.found).toEqual([])
})
