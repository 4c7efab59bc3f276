import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { found, goTo, heading } from './haversack-app.ts'
import { noteText, notesListed, people, personInView, told } from './page-parts.ts'

/* What a link worker does with people: takes them in, finds them, writes about them. */

/** Opens a new referral of somebody who is not known yet and types it, up to sending it; `word` gives what is typed. */
export const typeReferral = async (page: Page, word: (what: string) => string): Promise<void> => {
  await page.keyboard.press('Control+Shift+N')
  await page.getByLabel('First name', { exact: true }).fill(word('first name'))
  await page.getByLabel('Family name', { exact: true }).fill(word('family name'))
  await page.getByLabel('Date of birth', { exact: true }).fill('14 Jul 1945')
  await page.getByLabel('Date of the referral').fill('today')
  await page.getByLabel('Reason for the referral', { exact: true }).fill(word('reason of the referral'))
}

/** Types a referral and sends it: it waits to be decided. */
export const sendReferral = async (page: Page, word: (what: string) => string): Promise<void> => {
  await typeReferral(page, word)
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /^Referral of/)).toBeVisible()
}

/** Accepts the referral on the page: its person is on the caseload from then on. */
export const acceptReferral = async (page: Page): Promise<void> => {
  await expect(heading(page, /^Referral of/)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(told(page, 'Referral accepted.')).toBeVisible()
}

/** Opens the record of the person whom the caseload list names so, on a tab of it. */
export const openRecord = async (page: Page, name: string, tab?: RegExp): Promise<void> => {
  await goTo(page, 'Caseload')
  await people(page).filter({ hasText: name }).click()
  await expect(personInView(page)).toContainText(name)
  if (tab !== undefined) await page.getByRole('tab', { name: tab }).click()
}

/** Opens the record of the first person on the caseload list. */
export const openFirstRecord = async (page: Page): Promise<void> => {
  await goTo(page, 'Caseload')
  await people(page).nth(1).click()
  await expect(personInView(page)).toBeVisible()
}

/** Opens the last note that was written about the person whom the caseload list names so. */
export const openNewestNote = async (page: Page, name: string): Promise<void> => {
  await openRecord(page, name, /^Notes/)
  await notesListed(page).first().click()
}

/** Begins a note about the person in view, and stays in it. */
export const beginNote = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('F8')
  await expect(noteText(page)).toBeFocused()
  await page.keyboard.type(text)
}

/** Waits until what was typed is on the disk. */
export const expectKept = (page: Page): Promise<void> => expect(page.getByText(/Saved here \d\d:\d\d:\d\d/)).toBeVisible()

/** Signs the note that is being written. */
export const sign = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByText(/^Signed /).first()).toBeVisible()
}

/** Writes a note about the person in view and signs it. */
export const signNote = async (page: Page, text: string): Promise<void> => {
  await beginNote(page, text)
  await sign(page)
}

/** Changes the address of the person in view to one line. */
export const changeAddress = async (page: Page, line: string): Promise<void> => {
  await page.getByRole('tab', { name: /^Details/ }).click()
  await page.getByRole('button', { name: 'Edit Address' }).click()
  await page.getByLabel('Address line 1', { exact: true }).fill(line)
  await page.keyboard.press('Control+Enter')
  await expect(told(page, 'Address saved')).toBeVisible()
}

/** Searches people and notes; gives what is found. */
export const searchFor = async (page: Page, words: string): Promise<Locator> => {
  await goTo(page, 'Search')
  await page.getByLabel('Search people and notes').fill(words)
  return found(page)
}
