import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations, goTo, heading, visit } from './haversack-app.ts'

/* How the pages of a caseload are gone through, each held against WCAG 2.2 AA. */

/** The address within the application. */
export const addressOf = (page: Page): string => new URL(page.url()).hash.slice(1)

/** Waits for whatever a page still reads before it is whole. */
export const expectRead = (page: Page): Promise<void> => expect(page.getByText(/^(Opening|Reading) /)).toHaveCount(0)

/** Opens a dialog, holds it against the standard, and closes it again. */
export const expectDialogFine = async (page: Page, name: string | RegExp, open: () => Promise<void>, inside?: () => Promise<void>): Promise<void> => {
  await open()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name })).toBeVisible()
  await inside?.()
  await expectNoAxeViolations(page, `the dialog ${String(name)}`)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
}

/** Where in an open caseload what is looked at more than once lies. */
export interface Addresses {
  readonly person: string
  readonly other: string
  readonly referral: string
  readonly consultation: string
  readonly signedNote: string
}

/** Finds one of each on its list. */
export const findAddresses = async (page: Page): Promise<Addresses> => {
  await goTo(page, 'Referrals')
  await page.getByRole('row').nth(1).click()
  await expect(heading(page, /^Referral of/)).toBeVisible()
  const referral = addressOf(page)
  await goTo(page, 'Caseload')
  await page.getByRole('row').nth(1).focus()
  await page.keyboard.press('Enter')
  await expect(heading(page, /^Overview/)).toBeFocused()
  const person = addressOf(page)
  await page.keyboard.press('Control+PageDown')
  await expect.poll(() => addressOf(page)).not.toBe(person)
  const other = addressOf(page)
  await visit(page, `${person}/consultations`)
  await page.getByRole('row').nth(1).click()
  await expect(heading(page, /, \d\d:\d\d to /)).toBeVisible()
  const consultation = addressOf(page)
  await visit(page, `${person}/notes`)
  await page.getByRole('navigation', { name: 'Notes' }).getByRole('link', { name: /Signed/ }).first().click()
  await expect(page.getByRole('button', { name: /^Add to this note/ })).toBeVisible()
  return { person, other, referral, consultation, signedNote: addressOf(page) }
}
