import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import {
  expectNoAxeViolations, goTo, heading, openPerson, setWindowSize, settled, visit,
} from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { dialog, noteText, people } from './page-parts.ts'
import { newTeamPlace } from './team-place.ts'
import type { TeamPlace } from './team-place.ts'
import { beginTeam } from './team-windows.ts'

/*
 * The windows of the usual practice laptop, 1366 by 768 pixels, where Windows shows everything at 125 % and at 150 %, less
 * taskbar, title and menu: nothing lies beyond the side of a page, and what a page is for can be seen.
 */

const laptops = [
  { scale: '125 %', width: 1093, height: 515, isJudged: false },
  { scale: '150 %', width: 911, height: 413, isJudged: true },
] as const

let place: TeamPlace
let haversack: Haversack
let page: Page

test.beforeAll(async () => {
  place = await newTeamPlace()
  haversack = await place.openWithPeople('laptop')
  page = haversack.page
})

test.afterAll(() => place.end())

const main = () => page.getByRole('main')

/** Nothing lies beyond the side of the page or of the window. */
async function expectAllInSight(what: string): Promise<void> {
  await settled(page)
  const beside = await main().evaluate(({ scrollWidth, clientWidth, ownerDocument: { documentElement } }) =>
    Math.max(scrollWidth - clientWidth, documentElement.scrollWidth - documentElement.clientWidth),
  )
  expect.soft(beside, `${what} goes beyond the side by`).toBeLessThanOrEqual(0)
}

async function expectInSight(parts: readonly Locator[]): Promise<void> {
  for (const part of parts) await expect(part).toBeInViewport({ ratio: 1 })
}

for (const { scale, width, height, isJudged } of laptops) {
  test.describe(`a laptop at ${scale}`, () => {
    /** The rules of axe are held once, where there is less room. */
    async function expectPageFine(what: string): Promise<void> {
      await expectAllInSight(what)
      if (isJudged) await expectNoAxeViolations(page, what)
    }

    test.beforeAll(() => setWindowSize(haversack.app, width, height))
    test.afterAll(() => setWindowSize(haversack.app, 1280, 720))

    test('name, next step, flags and actions of the people on a caseload', async () => {
      await goTo(page, 'Caseload')
      await expectPageFine('Caseload')
      const [head, first] = [people(page).first(), people(page).nth(1)]
      for (const name of ['Name', 'Age', 'Status', 'Next consultation', 'Last contact', 'Days', 'Next review', 'Flags'])
        await expect(head.getByRole('columnheader', { name, exact: true })).toBeInViewport({ ratio: 1 })
      await expectInSight([first.getByRole('rowheader'), ...(await first.getByRole('gridcell').all()), first.getByRole('button', { name: /^Actions/ })])
      expect(await people(page).nth(2).boundingBox().then((box) => box?.height)).toBeLessThan(50)
    })

    test('rows picked, their dialog, and the menu of one', async () => {
      await goTo(page, 'Caseload')
      await people(page).nth(1).focus()
      await page.keyboard.press('Space')
      await expectPageFine('Caseload with a person picked')
      await page.keyboard.press('Control+A')
      await page.getByRole('button', { name: 'Set review date' }).click()
      // With everybody named in it the dialog is higher than the window.
      await expectInSight([dialog(page).getByRole('button', { name: /^Set review date/ }), dialog(page).getByRole('button', { name: 'Cancel' })])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Pick no one' }).click()
      await people(page).nth(1).getByRole('button', { name: /^Actions/ }).press('Enter')
      await expect(page.getByRole('menuitem').first()).toBeFocused()
      await expectInSight(await page.getByRole('menuitem').all())
      await page.keyboard.press('Escape')
    })

    test('the pages of the top bar', async () => {
      for (const name of ['Today', 'Week', 'Referrals', 'Reports'] as const) {
        await goTo(page, name)
        await expect(page.getByText(/^Reading /)).toHaveCount(0)
        await expectPageFine(name)
        await expect.soft(main().locator('.hv-page-head .hv-button-main'), `the main button of ${name}`).toBeInViewport({ ratio: 1 })
      }
      await goTo(page, 'Search')
      await page.keyboard.type('an')
      await expectPageFine('Search')
    })

    test('days and times of a week', async () => {
      await goTo(page, 'Week')
      const head = page.getByRole('grid').getByRole('columnheader')
      await expectInSight((await head.all()).slice(1))
      // One day's words do not run into the next day's.
      expect(await head.evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent))).toEqual([])
    })

    test('a record', async () => {
      await openPerson(page, 'a')
      for (const tab of ['Overview', 'Timeline', 'Notes', 'Consultations', 'Details']) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
        await expect(page.getByText(/^(Opening|Reading) /)).toHaveCount(0)
        await expectPageFine(tab)
        await expectInSight([page.getByRole('button', { name: /^New note/ })])
        // What stands above it leaves the record more than half of the window.
        expect((await main().boundingBox())?.height).toBeGreaterThan(height / 2)
      }
      await page.getByRole('tab', { name: 'Timeline' }).click()
      const lines = page.locator('[data-region="timeline"]').getByRole('button')
      await expect(lines.first()).toBeVisible()
      expect(await lines.evaluateAll((buttons) => Math.max(...buttons.map((button) => button.getBoundingClientRect().height)))).toBeLessThan(150)
    })

    test('a note being written', async () => {
      await openPerson(page, 'a')
      await page.keyboard.press('F8')
      await expect(noteText(page)).toBeFocused()
      await page.keyboard.type('Rang about the choir.')
      await expect(noteText(page)).toBeInViewport({ ratio: 0.2 })
      await expectPageFine('a note being written')
      await page.getByRole('link', { name: 'All notes' }).click()
      await expect(page.getByRole('navigation', { name: 'Notes' })).toBeVisible()
    })

    test('forms and settings', async () => {
      await page.keyboard.press('Control+Shift+N')
      await expect(heading(page, 'New referral')).toBeVisible()
      await expectAllInSight('New referral')
      await visit(page, '/book')
      await expect(heading(page, 'Book a consultation')).toBeVisible()
      await expectAllInSight('Book a consultation')
      for (const section of ['you', 'security', 'backups', 'templates', 'sync', 'display']) {
        await visit(page, `/settings/${section}`)
        await expect(page.getByRole('tabpanel')).toBeVisible()
        await expectAllInSight(`settings: ${section}`)
      }
      for (const [address, name] of [['/sync/set-up', 'Set up sync'], ['/settle', 'Two versions'], ['/erasures', 'Erasing certificates']] as const) {
        await visit(page, address)
        await expect(heading(page, name)).toBeVisible()
        await expectAllInSight(name)
      }
    })
  })
}

test('what has no column of its own stands in a second line, and is a column again in a wider window', async () => {
  await setWindowSize(haversack.app, 780, 600)
  await goTo(page, 'Caseload')
  const first = people(page).nth(1)
  await expect(first).toContainText(/Age: .*Status: .*Last contact: .*Days: .*Next review: /s)
  await expectInSight([first.getByRole('rowheader'), ...(await first.getByRole('gridcell').all()), first.getByRole('button', { name: /^Actions/ })])
  await expectAllInSight('Caseload with folded columns')
  await expectNoAxeViolations(page, 'Caseload with folded columns')
  // On paper everything has a column, however narrow the window is.
  const tell = (event: 'beforeprint' | 'afterprint') => page.evaluate((name) => void window.dispatchEvent(new Event(name)), event)
  await tell('beforeprint')
  await expect(first.getByRole('gridcell')).toHaveCount(9)
  await tell('afterprint')
  await expect(first).toContainText('Last contact:')
  await setWindowSize(haversack.app, 1280, 720)
  await expect(first).not.toContainText('Last contact:')
  await expect(first.getByRole('gridcell')).toHaveCount(9)
})

test('the computers and caseloads of a team at 150 %', async () => {
  await beginTeam(page)
  await setWindowSize(haversack.app, 911, 413)
  for (const [address, name] of [['/computers', 'Computers'], ['/team', 'Caseloads and cover'], ['/sync/invite', 'Invite']] as const) {
    await visit(page, address)
    await expect(heading(page, new RegExp(`^${name}`))).toBeVisible()
    await expectAllInSight(name)
    await expectNoAxeViolations(page, name)
  }
})
