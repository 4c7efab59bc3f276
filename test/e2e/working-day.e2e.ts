import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { projectRoot } from '../desktop/machine.ts'
import {
  coreProcessId, goTo, heading, killHaversack, makeSyntheticProfile, newFolder, openPerson, removeFolder, startHaversack, unlock,
} from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { dialog, nameIn, noteText, notesListed, personInView, told } from './page-parts.ts'
import { expectKept } from './recording.ts'

test.describe.configure({ mode: 'serial' })

const referralFile = join(projectRoot, 'test/fixtures/fhir/referral-message.json')
const listed = /ADEYEMI, Grace/

let folder = ''
let profile = ''
let haversack: Haversack
let page: Page

test.beforeAll(async () => {
  folder = await newFolder()
  profile = await makeSyntheticProfile(folder)
  await start()
})

test.afterAll(async () => {
  await haversack.app.close()
  await removeFolder(folder)
})

async function start(): Promise<void> {
  haversack = await startHaversack(profile)
  page = haversack.page
  await unlock(page)
}

const note = () => page.getByRole('region', { name: 'Note', exact: true })

async function chooseReferralFile(ask: () => Promise<void>): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await ask()
  await (await chooser).setFiles(referralFile)
  await expect(heading(page, 'Review a referral file')).toBeVisible()
}

async function openDraft(): Promise<void> {
  await openPerson(page, 'Adeyemi')
  await page.getByRole('tab', { name: /^Notes/ }).click()
  await notesListed(page).first().click()
  await expect(noteText(page)).toBeFocused()
}

test('a referral file is shown in full before anything of it is taken in', async () => {
  await goTo(page, 'Referrals')
  await chooseReferralFile(() => page.keyboard.press('Control+O'))
  await expect(page.getByText('The file holds one referral.')).toBeVisible()
  await expect(page.getByText('Worried about heating costs')).toBeVisible()
  await expect(page.getByText('Prefers to be rung after two o\'clock.').first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /^Referral of ADEYEMI, Grace/)).toBeVisible()
  await expect(told(page, '1 referral taken in.')).toBeVisible()
})

test('accepting it opens a case, which stands on the caseload with nothing planned', async () => {
  await page.keyboard.press('Control+Enter')
  await expect(told(page, 'Referral accepted.')).toBeVisible()
  await goTo(page, 'Caseload')
  await page.getByLabel('Filter by name or postcode').fill('adeyemi')
  const row = page.getByRole('row', { name: listed })
  await expect(row).toContainText('Nothing planned')
  await expect(row).toContainText('Active')
})

test('the same file is recognised when it comes again, also when chosen from the menu bar', async () => {
  await goTo(page, 'Referrals')
  // By then the page no longer counts the last key as a user at work, without whom it may open no chooser.
  await page.waitForTimeout(6_000)
  await chooseReferralFile(() =>
    haversack.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('take-in-file')?.click()
    }),
  )
  await expect(page.getByText(/^Already taken in on .* Nothing new in this file\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Take in \d/ })).toHaveCount(0)
})

test('a consultation is booked by keys alone, in the way the person prefers', async () => {
  await openPerson(page, 'Adeyemi')
  await page.keyboard.press('Control+Shift+B')
  await expect(heading(page, 'Book a consultation with Gracie')).toBeVisible()
  await expect(page.getByLabel('How', { exact: true })).toBeFocused()
  await expect(page.getByLabel('How', { exact: true })).toHaveValue('02')
  await page.getByLabel('Date', { exact: true }).fill('today')
  await page.getByLabel('Start').fill('0000')
  await page.getByLabel('Length or end').fill('20')
  await expect(page.getByText(/^Phone, .*, 00:00 to 00:20, with Gracie$/)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /^Phone, .*, 00:00 to 00:20$/)).toBeVisible()
})

test('F8 starts a note about it with the cursor in the text, kept as it is typed', async () => {
  await page.keyboard.press('F8')
  await expect(noteText(page)).toBeFocused()
  await expect(page.getByText(/^Linked to consultation: phone, today 00:00\./)).toBeVisible()
  await page.keyboard.type('Rang about the choir at the café. Señora Peña from the church drives on Tuesdays. ')
  await expectKept(page)
})

test('when the core is killed in the middle of a word, nothing older than a second is lost', async () => {
  const core = await coreProcessId(haversack.app)
  // 60 letters take well over two seconds: those of the first second must be there.
  await page.keyboard.type('Would like company on the first visit, and help with forms. ', { delay: 40 })
  process.kill(core, 'SIGKILL')
  await expect(heading(page, 'Unlock')).toBeVisible()
  await expect(page.getByText('The part of Haversack that holds the caseload stopped, so it is locked. What was saved is safe.')).toBeVisible()
  await unlock(page)
  await openDraft()
  await expect(noteText(page)).toHaveValue(/drives on Tuesdays\. Would like company/)
})

test('when the whole application is killed while typing, nothing older than a second is lost', async () => {
  await noteText(page).press('Control+End')
  await page.keyboard.type('Agreed to try the second rehearsal in the parish hall first. ', { delay: 40 })
  await killHaversack(haversack)
  await start()
  await openDraft()
  await expect(noteText(page)).toHaveValue(/Agreed to try the second/)
})

test('signing asks in place for the missing attendance', async () => {
  await page.keyboard.press('Control+Shift+Enter')
  const attendance = page.getByLabel('Attendance', { exact: true })
  await expect(attendance).toBeFocused()
  await expect(attendance).toHaveAccessibleDescription(/Choose attendance before signing\./)
  await expect(dialog(page)).toHaveCount(0)
  await attendance.selectOption('Attended on time')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(note().getByText(/^Signed .*, A\. Rahman$/)).toBeVisible()
})

test('a signed note has no field, and what is added stands under it', async () => {
  await expect(note().getByText(/drives on Tuesdays/)).toBeVisible()
  await expect(note().getByRole('textbox')).toHaveCount(0)
  await expect(note().locator('[contenteditable]')).toHaveCount(0)
  await page.keyboard.press('F2')
  await expect(page.getByLabel('What to add')).toBeFocused()
  await page.keyboard.type('The rehearsal is at half past six.')
  await page.getByLabel('Why', { exact: true }).fill('left out')
  await page.keyboard.press('Control+Shift+Enter')
  const addition = note().getByRole('article')
  await expect(addition).toContainText('Added: left out')
  await expect(addition).toContainText('The rehearsal is at half past six.')
  await expect(addition.getByText(/^Signed .*, A\. Rahman$/)).toBeVisible()
  await expect(note().getByRole('textbox')).toHaveCount(0)
})

test('search finds the note by words with other accents and marks them', async () => {
  await goTo(page, 'Search')
  await expect(page.getByLabel('Search people and notes')).toBeFocused()
  await page.keyboard.type('cafe senora pena')
  const hit = page.getByRole('option', { name: listed }).first()
  await expect(hit).toBeVisible()
  for (const word of ['café', 'Señora', 'Peña']) await expect(hit.locator('mark', { hasText: word })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(note().getByText(/drives on Tuesdays/)).toBeVisible()
})

test('Ctrl K finds the person by a name as it sounds', async () => {
  await goTo(page, 'Today')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('adayemy')
  await expect(page.getByRole('option', { name: listed })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(personInView(page)).toContainText(listed)
})

test('what is booked is named before support is closed, and taken back with Ctrl Z', async () => {
  await page.keyboard.press('Control+Shift+B')
  await page.getByLabel('Date', { exact: true }).fill('tomorrow')
  await page.getByLabel('Start').fill('0715')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /, 07:15 to /)).toBeFocused()
  await expect(told(page, /^Booked: .* 07:15 to/)).toBeVisible()
  await openPerson(page, 'Adeyemi')
  await page.getByRole('button', { name: 'Close support' }).click()
  const support = page.getByRole('region', { name: 'Support' })
  await expect(support.getByText('A consultation is still booked. Closing support does not cancel it:')).toBeVisible()
  await expect(support.getByRole('link', { name: / 07:15$/ })).toBeVisible()
  await support.getByRole('button', { name: 'Cancel' }).click()
  await page.keyboard.press('Control+Z')
  await expect(told(page, /^Undone: booked: .* 07:15 to/)).toBeVisible()
  await openPerson(page, 'Adeyemi')
  await page.getByRole('tab', { name: /^Consultations/ }).click()
  await expect(page.getByText('Nothing booked.')).toBeVisible()
  await expect(page.getByRole('gridcell', { name: /07:15/ })).toHaveCount(0)
})

test('a consultation is deleted with a reason, and comes back', async () => {
  const booked = page.getByRole('row', { name: /00:00 to 00:20/ })
  await booked.click()
  await expect(heading(page, /^Phone, .*, 00:00 to 00:20$/)).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(dialog(page).getByLabel('Why', { exact: true })).toBeFocused()
  await dialog(page).getByRole('button', { name: /^Delete/ }).click()
  await expect(dialog(page).getByLabel('Why', { exact: true })).toHaveAccessibleDescription(/Say why/)
  await dialog(page).getByLabel('Why', { exact: true }).fill('booked for the wrong person')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(told(page, /^Undone: /)).toBeVisible()
  await openPerson(page, 'Adeyemi')
  await page.getByRole('tab', { name: /^Consultations/ }).click()
  await expect(booked).toContainText('Attended on time')
})

test('a record is deleted with a reason, and comes back with all that belongs to it', async () => {
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Delete this record' }).click()
  await dialog(page).getByLabel('Why', { exact: true }).fill('asked to be forgotten')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Caseload')).toBeVisible()
  await expect(page.getByRole('row', { name: listed })).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(told(page, /^Undone: record of .* deleted/)).toBeVisible()
  await expect(page.getByRole('row', { name: listed })).toBeVisible()
  await openPerson(page, 'Adeyemi')
  await page.getByRole('tab', { name: 'Notes 1' }).click()
  await expect(note().getByText(/drives on Tuesdays/)).toBeVisible()
  await expect(note().getByRole('article')).toContainText('half past six')
})

test('F8 right after a row was opened starts a note about that person, also while the record is still being read', async () => {
  await goTo(page, 'Caseload')
  // Somebody who was not opened before, so that nothing of them is known to the page yet.
  const row = page.getByRole('grid', { name: /^People/ }).getByRole('row').filter({ hasNotText: listed }).nth(3)
  const name = await nameIn(row)
  await page.evaluate(() => {
    const send = MessagePort.prototype.postMessage
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      const isHeading = JSON.stringify(message).includes('people.heading')
      setTimeout(() => send.call(this, message), isHeading ? 500 : 0)
    }
  })
  await row.click()
  await page.keyboard.press('F8')
  await expect(noteText(page)).toBeFocused()
  await expect(personInView(page)).toContainText(name)
})
