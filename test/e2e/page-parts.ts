import type { Locator, Page } from '@playwright/test'

/* The parts of pages that tests of several features look at. */

/** The bar at the foot of every page, which says how sync and saving stand. */
export const statusBar = (page: Page) => page.getByRole('contentinfo')

/** What a page says was done, as 'Referral accepted.' */
export const told = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })

/** The list above a form of what is wrong with it. */
export const problems = (page: Page) => page.getByRole('region', { name: 'There is a problem' })

export const dialog = (page: Page) => page.getByRole('dialog')

/** Who a dialog says sees something from then on, or no longer. */
export const sees = (page: Page, term: string) => dialog(page).locator('dt', { hasText: term }).locator('xpath=following-sibling::dd')

/** The band that names the person whose record is open. */
export const personInView = (page: Page) => page.getByRole('region', { name: 'Person in view' })

/** The rows of the caseload list, the head first. */
export const people = (page: Page) => page.getByRole('grid', { name: /^People/ }).getByRole('row')

/** Who a row of a list, or the band, is about, as both write names: 'OKAFOR, Ngozi'. */
export const nameIn = async (part: Locator): Promise<string> => {
  const name = /[A-Z' -]{2,}, [\p{L}-]+/u.exec(await part.innerText())?.[0]
  if (name === undefined) throw new Error('Nobody is named there.')
  return name
}

/** The choice between caseloads, on the pages of whoever has several. */
export const shownCaseload = (page: Page) => page.getByLabel('Caseload', { exact: true })

/** The rows of the team's computers that hold these words. */
export const computers = (page: Page, words: string) => page.getByRole('grid', { name: 'Computers of the team' }).getByRole('row').filter({ hasText: words })

/** Picks an entry of the menu of actions in a row of a list. */
export const act = async (row: Locator, action: string): Promise<void> => {
  await row.getByRole('button', { name: /Actions/ }).click()
  await row.page().getByRole('menuitem', { name: action }).click()
}

export const noteText = (page: Page) => page.getByRole('textbox', { name: 'Text of the note' })

/** The links to the notes of the person in view. */
export const notesListed = (page: Page) => page.getByRole('navigation', { name: 'Notes' }).getByRole('link')

/** The two versions on the page of one difference. */
export const versions = (page: Page) => page.getByRole('article').filter({ has: page.getByRole('button', { name: /^Keep this one/ }) })
