import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectDialogFine, expectRead, findAddresses } from './each-page.ts'
import type { Addresses } from './each-page.ts'
import { expectNoAxeViolations, goTo, heading, openPerson, openWithPeople, setZoom, settled, visit } from './haversack-app.ts'
import type { LoneHaversack } from './haversack-app.ts'
import { personInView } from './page-parts.ts'
import { typeReferral } from './recording.ts'

/* Other colours, and a window half as wide: against WCAG 2.2 AA as far as axe can judge, and nothing out of sight. */

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

/** Pages that between them show every colour. */
async function expectColoursFine(theme: string): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Display and keyboard' }).click()
  const choice = page.getByRole('radio', { name: new RegExp(`^${theme}`) })
  await choice.click()
  await expect(choice).toBeChecked()
  await expectFine(`settings, ${theme}`)
  for (const name of ['Today', 'Caseload', 'Week', 'Referrals', 'Reports'] as const) {
    await goTo(page, name)
    await expectFine(`${name}, ${theme}`)
  }
  for (const place of [address.person, address.signedNote, address.referral, address.consultation, `${address.person}/details`]) {
    await visit(page, place)
    await expect(personInView(page)).toBeVisible()
    await expectRead(page)
    await expectFine(`${place}, ${theme}`)
  }
  await expectDialogFine(page, 'Find a person or a command', () => page.keyboard.press('Control+K'))
}

for (const theme of ['Dark', 'Strong contrast']) {
  test(`the colours of ${theme}`, () => expectColoursFine(theme))
}

test('a narrow window', async () => {
  await setZoom(haversack.app, 2)
  await expect(page.getByRole('button', { name: 'Menu' })).toBeVisible()
  for (const name of ['Today', 'Caseload', 'Week', 'Reports'] as const) {
    await goTo(page, name)
    await expectFine(`${name}, narrow`)
  }
  await openPerson(page, 'a')
  await expectFine('a person, narrow')
  await setZoom(haversack.app, 1)
})

test('a name that is one long word stays within a narrow window', async () => {
  const name = 'Llanfairpwllgwyngyllgogerychwyrndrobwll'.repeat(2)
  await typeReferral(page, () => name)
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /^Referral of/)).toBeVisible()
  await setZoom(haversack.app, 2)
  await expectAllInSight('a referral')
  await page.keyboard.press('Control+Enter')
  await goTo(page, 'Caseload')
  await expect(main().getByRole('row', { name: new RegExp(name, 'i') })).toBeVisible()
  await expectAllInSight('the caseload')
  await setZoom(haversack.app, 1)
})

async function expectAllInSight(what: string): Promise<void> {
  await settled(page)
  const beside = await main().evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  expect(beside, what).toBeLessThanOrEqual(0)
}
