import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { projectRoot } from '../desktop/machine.ts'
import { expectDialogFine, expectRead, findAddresses } from './each-page.ts'
import type { Addresses } from './each-page.ts'
import { expectNoAxeViolations, found, goTo, heading, openWithPeople, visit } from './haversack-app.ts'
import type { LoneHaversack } from './haversack-app.ts'
import { noteText, problems } from './page-parts.ts'

/* Every page of an open caseload against WCAG 2.2 AA, as far as axe can judge. */

const fixture = (name: string) => join(projectRoot, 'test/fixtures', name)

let haversack: LoneHaversack
let page: Page
let address: Addresses

test.beforeAll(async () => {
  haversack = await openWithPeople()
  page = haversack.page
  address = await findAddresses(page)
})

test.afterAll(() => haversack.end())

const expectFine = (what: string) => expectNoAxeViolations(page, what)
const main = () => page.getByRole('main')

test('Today, caseload, week and search', async () => {
  await goTo(page, 'Today')
  await expectFine('Today')
  await goTo(page, 'Caseload')
  await expectFine('Caseload')
  await page.getByRole('row').nth(1).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('1 person picked:')).toBeVisible()
  await expectFine('Caseload with a person picked')
  await expectDialogFine(page, /review/i, () => page.getByRole('button', { name: 'Set review date' }).click())
  await page.getByRole('button', { name: 'Pick no one' }).click()
  await page.getByRole('row').nth(1).focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await expectFine('the menu of a row')
  await page.keyboard.press('Escape')
  await page.getByLabel('Filter by name or postcode').fill('nobody is called this')
  await expectFine('Caseload without anybody')
  await page.getByLabel('Filter by name or postcode').fill('')
  await goTo(page, 'Week')
  await expectFine('Week')
  await visit(page, '/settle')
  await expect(page.getByText('Everything agrees.')).toBeVisible()
  await expectFine('Two versions, where there are none')
  await goTo(page, 'Search')
  await page.keyboard.type('an')
  await expect(found(page).first()).toBeVisible()
  await expectFine('Search')
})

test('palette, keys, help', async () => {
  await goTo(page, 'Today')
  await expectDialogFine(page, 'Find a person or a command', () => page.keyboard.press('Control+K'), async () => {
    await page.keyboard.type('an')
    await expect(found(page).first()).toBeVisible()
  })
  await expectDialogFine(page, /keys/i, () => page.keyboard.press('Control+/'))
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'Help with this page' })).toBeFocused()
  await expectFine('help with Today')
  await page.getByRole('button', { name: 'Close help' }).click()
})

test('referrals, from the form and from files', async () => {
  await goTo(page, 'Referrals')
  await expectFine('Referrals')
  await visit(page, address.referral)
  await expect(heading(page, /^Referral of/)).toBeVisible()
  await expectFine('a referral')
  await page.getByRole('button', { name: 'Redirected' }).click()
  await page.getByRole('button', { name: 'Record decision' }).click()
  await expect(page.getByLabel('Reason', { exact: true })).toBeFocused()
  await expectFine('ending a referral')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.keyboard.press('F2')
  await expect(main().getByRole('textbox').first()).toBeVisible()
  await expectFine('changing a referral')
  await page.keyboard.press('Control+Shift+N')
  await expect(heading(page, /referral/i)).toBeVisible()
  // Fields side by side stand on one line, whatever words one of them has above or below.
  const tops = await Promise.all(['Date of birth', 'NHS number'].map((label) => page.getByLabel(label, { exact: true }).evaluate((field) => field.getBoundingClientRect().top)))
  expect(tops[0]).toBe(tops[1])
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toBeFocused()
  await expectFine('a new referral with what is missing')
  for (const [file, title] of [
    ['fhir/several-referrals.json', 'Review a referral file'],
    ['csv/referrals-semicolon.csv', 'Which column is what?'],
  ] as const) {
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+O')
    await (await chooser).setFiles(fixture(file))
    await expect(heading(page, title)).toBeVisible()
    await expectFine(title)
  }
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'Review a referral file')).toBeVisible()
  for (const entry of await page.getByRole('list', { name: 'Entries of the file' }).getByRole('button').all()) {
    await entry.click()
    await expectFine(`the entry ${await entry.innerText()}`)
  }
})

test('a person', async () => {
  await visit(page, address.person)
  await expect(heading(page, /^Overview/)).toBeVisible()
  await expectRead(page)
  await expectFine('Overview')
  for (const button of ['Set review date', 'Close support']) {
    await page.getByRole('button', { name: button }).click()
    await expectFine(button)
    await page.getByRole('region', { name: 'Support' }).getByRole('button', { name: 'Cancel' }).click()
  }
  for (const tab of ['Timeline', 'Notes', 'Consultations', 'Details']) {
    await page.keyboard.press('Control+Tab')
    await expect(page.getByRole('tab', { selected: true })).toContainText(tab)
    await expectRead(page)
    await expectFine(tab)
  }
  for (const part of ['Name', 'Risks', 'Consent to share']) {
    await page.getByRole('button', { name: part, exact: true }).first().click()
    await page.keyboard.press('F2')
    await expectFine(`changing ${part}`)
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  }
  await expectDialogFine(page, /^Delete the record of/, () => page.getByRole('button', { name: 'Delete this record' }).click())
  await page.keyboard.press('Control+Shift+P')
  await expect(page.getByText('The person can see this screen.')).toBeVisible()
  await expectFine('a person who can see the screen')
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('link', { name: 'Look for a second record of this person' }).click()
  await expect(heading(page, 'Second records of this person')).toBeVisible()
  await expectFine('second records')
  await visit(page, `${address.person}/merge/${address.other.split('/')[2] ?? ''}`)
  await expect(heading(page, 'Merge two records')).toBeVisible()
  await expectRead(page)
  await expectFine('merging')
})

test('notes', async () => {
  await visit(page, address.signedNote)
  await expect(page.getByRole('button', { name: /^Add to this note/ })).toBeVisible()
  await expectFine('a signed note')
  await page.keyboard.press('F2')
  await expect(page.getByLabel('What to add')).toBeFocused()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(problems(page)).toBeFocused()
  await expectFine('adding to a note')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(main().locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Control+Shift+D')
  await expect(page.getByRole('heading', { name: /^Compare/ })).toBeVisible()
  await expectFine('comparing')
  await page.keyboard.press('F8')
  await expect(noteText(page)).toBeFocused()
  await expectFine('a new note')
  await page.getByRole('button', { name: 'Link', exact: true }).press('Enter')
  const linkedTo = page.getByLabel('Linked to')
  await expect(linkedTo).toBeFocused()
  await linkedTo.press('ArrowDown')
  await expect(linkedTo).toBeFocused()
  await noteText(page).focus()
  await expect(page.getByText(/^Linked to consultation:/)).toBeVisible()
  await page.keyboard.type('Rang about the choir.')
  await expect(page.getByText(/Saved here \d\d:\d\d:\d\d/)).toBeVisible()
  await page.keyboard.press('Control+Shift+D')
  await page.getByRole('button', { name: 'Delete draft' }).click()
  await expectFine('a draft beside the previous note')
})

test('consultations', async () => {
  await visit(page, '/book')
  await expect(heading(page, 'Book a consultation')).toBeVisible()
  await page.getByLabel('Who with').fill('an')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectFine('booking: who with')
  await visit(page, `/book?person=${address.person.split('/')[2] ?? ''}`)
  await expect(page.getByLabel('Date', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toBeFocused()
  await page.getByLabel('Date', { exact: true }).fill('tomorrow')
  await expectFine('booking with what is missing')
  await page.getByLabel('How', { exact: true }).selectOption('Phone')
  await page.getByLabel('Start').fill('0630')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /06:30 to/)).toBeVisible()
  await expectFine('a consultation, and the way to undo it')
  await page.keyboard.press('F2')
  await expectFine('moving a consultation')
  await page.getByRole('button', { name: 'Leave it where it is' }).click()
  await page.getByRole('button', { name: 'Change how or where' }).click()
  await expectFine('changing a consultation')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expectDialogFine(page, /cancel/i, () => page.getByRole('button', { name: 'Cancel consultation' }).click())
  await goTo(page, 'Week')
  await expectFine('Week')
})

test('reports', async () => {
  await goTo(page, 'Reports')
  await expectRead(page)
  await expectFine('Reports')
  await page.getByRole('radio', { name: /^Exact/ }).check()
  await page.keyboard.press('Control+Enter')
  await expectFine('Reports, exact without its tick')
})

test('settings', async () => {
  await goTo(page, 'Settings')
  for (const tab of ['You', 'Security', 'Backups', 'Note templates', 'Display and keyboard']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tabpanel')).toBeVisible()
    await expectRead(page)
    await expectFine(`settings: ${tab}`)
  }
  await page.getByRole('tab', { name: 'Note templates' }).click()
  await page.getByRole('button', { name: 'Add a template' }).click()
  await page.getByRole('button', { name: 'Save template' }).click()
  await expectFine('a new template')
  await visit(page, '/new-code')
  await expect(heading(page, 'Make a new recovery code')).toBeVisible()
  await expectFine('a new recovery code')
  await visit(page, '/today')
})
