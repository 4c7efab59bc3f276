import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations, goTo, heading, openWithPeople } from './haversack-app.ts'
import type { LoneHaversack } from './haversack-app.ts'

test.describe.configure({ mode: 'serial' })

/* A caseload so large that the consultations of a week cannot stand side by side. */

let haversack: LoneHaversack
let page: Page

test.beforeAll(async () => {
  test.setTimeout(120_000)
  haversack = await openWithPeople({ people: 800, notesPerPerson: 0, consultationsPerPerson: 8, wordsPerNote: 10 })
  page = haversack.page
})

test.afterAll(() => haversack.end())

const links = () => page.getByRole('region', { name: 'List of consultations' }).getByRole('link')

test('a week with too many consultations at one time is a list alone, whose days stand side by side', async () => {
  await goTo(page, 'Week')
  await page.getByRole('button', { name: 'Previous week' }).press('Enter')
  await expect(page.getByText(/^Too many consultations share time .* Choose a single day to see fewer at once\.$/)).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
  const [monday, tuesday] = [await page.getByRole('heading', { name: /^Mon/ }).boundingBox(), await page.getByRole('heading', { name: /^Tue/ }).boundingBox()]
  expect(tuesday?.y).toBe(monday?.y)
  await expectNoAxeViolations(page, 'a week as a list alone')
})

test('what was opened from it has the focus on the way back, also after it was moved', async () => {
  // What was called off cannot be moved.
  const link = page.getByRole('heading', { name: /^Mon/ }).locator('xpath=..').getByRole('listitem').filter({ hasText: 'Attended' }).getByRole('link').first()
  const words = (await link.textContent()) ?? ''
  const tuesday = (await page.getByRole('heading', { name: /^Tue/ }).locator('.hv-print-only').textContent()) ?? ''
  await link.press('Enter')
  await expect(heading(page, /\d{2}:\d{2} to \d{2}:\d{2}$/)).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(links().filter({ hasText: words })).toBeFocused()
  await page.keyboard.press('F2')
  const form = page.getByRole('form', { name: /^Move consultation with/ })
  await form.getByLabel('Date', { exact: true }).fill(tuesday)
  await form.getByRole('button', { name: 'Move consultation' }).press('Enter')
  await expect(form).toHaveCount(0)
  await expect(links().filter({ hasText: words })).toBeFocused()
  await expect(page.getByRole('heading', { name: /^Tue/ }).locator('xpath=..').getByRole('link', { name: words })).toBeFocused()
})

test('a day of it has its lines', async () => {
  await page.getByRole('button', { name: 'Day', exact: true }).press('Enter')
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(page.getByText(/^Too many consultations/)).toHaveCount(0)
})

test('a block shows whole lines of its words, never half of one', async () => {
  const shownLines = await page.getByRole('grid').locator('.week-block > [aria-hidden]').evaluateAll((words) =>
    words.map((shown) => {
      const block = shown.parentElement?.getBoundingClientRect()
      const { top, bottom } = shown.getBoundingClientRect()
      return (Math.min(bottom, block?.bottom ?? bottom) - top) / parseFloat(getComputedStyle(shown).lineHeight)
    }),
  )
  expect(shownLines.length).toBeGreaterThan(0)
  // The block of half an hour is a pixel lower than its line.
  expect(shownLines.filter((lines) => Math.abs(lines - Math.round(lines)) > 0.1)).toEqual([])
})
