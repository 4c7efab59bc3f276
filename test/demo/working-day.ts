import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronApplication, Page } from 'playwright'
import { answerSaveDialog } from '../e2e/haversack-app.ts'
import type { Steps } from './step.ts'

export interface WorkingDay {
  readonly app: ElectronApplication
  readonly page: Page
  readonly passphrase: string
  /** The referral file to take in, and the family and given name in it. */
  readonly referralFile: string
  readonly person: { readonly family: string; readonly given: string }
  /** The note that is written about them. */
  readonly note: string
  /** Where exported files go. */
  readonly folder: string
}

/** A link worker's day in the real window, from unlocking to unlocking again; every step fails if it is not seen. */
export const workingDay = async (day: WorkingDay, { step }: Steps): Promise<void> => {
  const { page, app, passphrase, person, folder } = day
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const listed = `${person.family.toUpperCase()}, ${person.given}`

  await step('Unlock the caseload', async () => {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await page.keyboard.press('Enter')
    await expect(page.getByText('SYNTHETIC DATA')).toBeVisible()
    await expect(heading(/\d{4}$/)).toBeVisible()
  })

  await step('Take the laptop off every network', async () => {
    await page.context().setOffline(true)
    expect(await page.evaluate(() => navigator.onLine)).toBe(false)
  })

  await step('Take in a referral message', async () => {
    await page.keyboard.press('Control+4')
    await expect(heading('Referrals')).toBeVisible()
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+O')
    await (await chooser).setFiles(day.referralFile)
    await expect(heading('Review a referral file')).toBeVisible()
    await expect(page.getByText(listed).first()).toBeVisible()
  })

  await step('Accept the referral', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(heading(new RegExp(`Referral of ${listed}`))).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/on the caseload since|Accepted/).first()).toBeVisible()
  })

  await step('Book a consultation for today', async () => {
    await page.keyboard.press('Control+Shift+B')
    await expect(heading(/Book/)).toBeVisible()
    await page.getByLabel('Date').fill('today')
    await page.getByLabel('Start').fill('00:05')
    await page.getByRole('button', { name: /Book/ }).last().click()
    await expect(heading(/00:05 to/)).toBeFocused()
  })

  await step('Write a note while it is fresh', async () => {
    await page.keyboard.press('F8')
    await expect(page.getByLabel('Text of the note')).toBeFocused()
    await page.keyboard.type(day.note)
    await expect(page.getByText(/Saved here \d\d:\d\d:\d\d/)).toBeVisible()
  })

  await step('Sign the note, with the attendance that is asked for', async () => {
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByLabel('Attendance').selectOption({ label: 'Attended on time' })
    await page.keyboard.press('Control+Shift+Enter')
    await expect(page.getByText(/Signed .*A\. Rahman/).first()).toBeVisible()
  })

  await step('Find it again by a word', async () => {
    await page.keyboard.press('Control+Shift+F')
    await expect(heading('Search')).toBeVisible()
    await page.keyboard.type('choir company')
    await expect(page.locator('mark').first()).toBeVisible()
  })

  await step('See the whole caseload', async () => {
    await page.keyboard.press('Control+2')
    await expect(heading(/Caseload/)).toBeVisible()
    await expect(page.getByRole('row').nth(5)).toBeVisible()
  })

  for (const format of ['xlsx', 'csv', 'pdf'] as const) {
    await step(`Export the summary as ${format.toUpperCase()}`, async () => {
      const file = join(folder, `Caseload summary.${format}`)
      await answerSaveDialog(app, file)
      await page.keyboard.press('Control+5')
      await expect(heading(/Reports|Summary/)).toBeVisible()
      // The report can be saved once its figures are on the page.
      await expect(page.getByRole('table').first()).toBeVisible()
      await page.getByRole('radio', { name: new RegExp(format, 'i') }).check()
      await page.keyboard.press('Control+Enter')
      await expect.poll(async () => (await stat(file).catch(() => null))?.size ?? 0).toBeGreaterThan(500)
      expect((await readFile(file)).includes(person.family)).toBe(false)
    })
  }

  await step('Lock', async () => {
    await page.keyboard.press('Control+L')
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible()
    await expect(page.getByText(listed)).toHaveCount(0)
  })

  await step('Unlock again', async () => {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await page.keyboard.press('Enter')
    await expect(page.getByText('SYNTHETIC DATA')).toBeVisible()
  })
}
