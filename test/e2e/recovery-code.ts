import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** The groups of the recovery code on screen. */
export const readCode = (page: Page): Promise<readonly string[]> => readGroups(page, 'Recovery code', 6)

/** The groups of a code on screen, by what it is called. */
export const readGroups = async (page: Page, name: string, count: number): Promise<readonly string[]> => {
  const groups = page.getByRole('list', { name }).getByRole('listitem')
  await expect(groups).toHaveCount(count)
  const texts = await groups.allInnerTexts()
  return texts.map((text) => text.replace(/^\d\s*/, '').trim())
}

/** Types the two groups that are asked for back, and sends them. */
export const typeCodeBack = async (page: Page, code: readonly string[]): Promise<void> => {
  const asked = page.getByLabel(/^Group \d$/)
  await expect(asked).toHaveCount(2)
  for (const field of await asked.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.innerText ?? '')
    await field.fill(code[Number(label.replace('Group ', '')) - 1] ?? '')
  }
  await page.keyboard.press('Enter')
}
