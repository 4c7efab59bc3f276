import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo, heading, openPerson, openWithPeople, setZoom, settled, visit } from './haversack-app.ts'
import type { LoneHaversack } from './haversack-app.ts'

/* Everything is reached by keys, and what has the focus is in sight (WCAG 2.1.1, 2.1.2 and 2.4.11). */

/** A link worker's list: 60 people on the caseload, so that it is longer than the window. */
const longList = { people: 300, notesPerPerson: 2, consultationsPerPerson: 2, wordsPerNote: 20 }

let haversack: LoneHaversack
let page: Page

test.beforeAll(async () => {
  haversack = await openWithPeople(longList)
  page = haversack.page
  await nameElements()
})

test.afterAll(() => haversack.end())

interface Focused {
  /** Which element it is, as `nameElements` numbered it; null for none. */
  readonly element: number | null
  readonly words: string
  /** What lies over its middle instead of it, or where it is; null when it can be seen. */
  readonly hiddenBy: string | null
}

/**
 * Gives the page a way to number its elements, each once and for as long as it lives: their places among all others
 * change whenever something comes or goes above them, as words about sync do.
 */
const nameElements = () =>
  page.evaluate(() => {
    const numbers = new WeakMap<Element, number>()
    let last = 0
    Object.assign(globalThis, {
      numberOf(element: Element): number {
        const number = numbers.get(element) ?? ++last
        numbers.set(element, number)
        return number
      },
    })
  })

/** In the page, after `nameElements`. */
declare const numberOf: (element: Element) => number

/** What has the focus, and whether its middle can be seen. */
const focused = (): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return { element: null, words: 'nothing', hiddenBy: null }
    const wordsOf = (shown: Element) => `${shown.tagName.toLowerCase()}.${shown.className} "${(shown.getAttribute('aria-label') ?? shown.textContent).trim().slice(0, 60)}"`
    const { left, top, width, height } = element.getBoundingClientRect()
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height, window.innerHeight - top) / 2)
    const isSeen = over !== null && (element.contains(over) || over.contains(element) || (over instanceof HTMLLabelElement && over.control === element))
    return {
      element: numberOf(element),
      words: wordsOf(element),
      hiddenBy: isSeen ? null : over === null ? `out of the window: ${Math.round(left)}, ${Math.round(top)}` : wordsOf(over),
    }
  })

/** Everything on the page that Tab is to reach. */
const tabStops = (): Promise<readonly { readonly element: number; readonly words: string }[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert]') !== null) return []
      if (!element.checkVisibility({ visibilityProperty: true })) return []
      // Of radio buttons with one name Tab reaches the picked one, or else the first; panes that scroll are stops of the browser's own.
      if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) return []
      return [{ element: numberOf(element), words: element.outerHTML.slice(0, 120) }]
    }),
  )

const startOfPage = () =>
  page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })

/** Goes through the page with a key until it is back where it began; gives every stop. */
async function tabThrough(key: 'Tab' | 'Shift+Tab', most: number): Promise<readonly Focused[]> {
  await startOfPage()
  const stops: Focused[] = []
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key)
    const stop = await focused()
    if (stop.element === null || stops.some(({ element }) => element === stop.element)) {
      if (stops.length > 0) return stops
    } else stops.push(stop)
  }
  throw new Error(`${most} presses of ${key} do not lead through the page: ${stops.map(({ words }) => words).join(', ')}`)
}

const hiddenOf = (stops: readonly Focused[]) => stops.flatMap(({ words, hiddenBy }) => (hiddenBy === null ? [] : [`${words} is hidden by ${hiddenBy}`]))

async function expectAllReachedInSight(): Promise<void> {
  await settled(page)
  const wanted = await tabStops()
  const forth = await tabThrough('Tab', 3 * wanted.length + 20)
  const reached = new Set(forth.map(({ element }) => element))
  expect.soft(wanted.filter(({ element }) => !reached.has(element)).map(({ words }) => words), 'not reached by Tab').toEqual([])
  expect.soft(hiddenOf(forth), 'hidden on the way down').toEqual([])
  const back = await tabThrough('Shift+Tab', 3 * wanted.length + 20)
  expect.soft(back.length, 'as many stops on the way back').toBe(forth.length)
  expect.soft(hiddenOf(back), 'hidden on the way back').toEqual([])
}

/** Goes through all rows of the list with the arrows, down and up. */
async function expectRowsInSight(): Promise<void> {
  await goTo(page, 'Caseload')
  await expect(page.getByRole('row').nth(10)).toBeAttached()
  const count = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1
  expect(count).toBeGreaterThan(50)
  await page.getByRole('row').nth(1).focus()
  const stops: Focused[] = []
  for (const key of ['ArrowDown', 'ArrowUp']) {
    for (let row = 1; row < count; row += 1) {
      await page.keyboard.press(key)
      stops.push(await focused())
    }
  }
  expect(new Set(stops.map(({ words }) => words)).size).toBeGreaterThanOrEqual(count - 2)
  expect.soft([...new Set(hiddenOf(stops))]).toEqual([])
}

for (const zoom of [1, 2]) {
  test.describe(`at zoom ${zoom}`, () => {
    test.beforeAll(() => setZoom(haversack.app, zoom))
    test.afterAll(() => setZoom(haversack.app, 1))

    test('Tab reaches everything on Today, in sight', async () => {
      await goTo(page, 'Today')
      await expectAllReachedInSight()
    })

    test('Tab reaches everything on the caseload, in sight', async () => {
      await goTo(page, 'Caseload')
      await expect(page.getByRole('row').nth(10)).toBeAttached()
      await expectAllReachedInSight()
    })

    test('arrows go through all rows of the caseload, in sight', expectRowsInSight)

    test('Tab reaches everything in a record, in sight', async () => {
      await openPerson(page, 'a')
      await expectAllReachedInSight()
      await page.getByRole('tab', { name: 'Details' }).click()
      await expect(page.getByRole('button', { name: 'Delete this record' })).toBeAttached()
      await expectAllReachedInSight()
    })
  })
}

test('F6 goes from region to region, and the palette gives the focus back', async () => {
  await goTo(page, 'Today')
  const regions = new Set<string>()
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('F6')
    regions.add(await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? 'nowhere'))
  }
  expect(regions.has('nowhere')).toBe(false)
  expect(regions.size).toBeGreaterThanOrEqual(4)

  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Caseload' })
  await link.focus()
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(link).toBeFocused()
})

test('the palette leads to the pages that stand in no bar', async () => {
  for (const [typed, command, title] of [
    ['set up', /^Set up sync/, 'Set up sync'],
    ['versions', /^People with two versions/, 'Two versions'],
  ] as const) {
    await page.keyboard.press('Control+K')
    await page.getByLabel('Name, NHS number or command').fill(typed)
    await page.getByRole('option', { name: command }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
})

test('Enter right after a name was typed in the palette opens that person once they are found, and no command of that beginning', async () => {
  await goTo(page, 'Caseload')
  const first = await page.getByRole('grid', { name: /^People/ }).getByRole('row').nth(1).innerText()
  const family = /([A-Z'’-]{3,}), /.exec(first)?.[1] ?? ''
  expect(family).not.toBe('')
  for (const typed of [family, 'lo']) {
    await page.keyboard.press('Control+K')
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Person in view' })).toContainText(typed, { ignoreCase: true })
  }
})

test('help closes with Escape, and in a narrow window it neither stays from a wide one nor hides the next page', async () => {
  const help = page.getByRole('complementary', { name: 'Help with this page' })
  await goTo(page, 'Week')
  await page.keyboard.press('F1')
  await expect(help.getByRole('heading', { name: 'Help with this page' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('F1')
  await goTo(page, 'Caseload')
  await expect(help).toBeVisible()
  await setZoom(haversack.app, 2)
  await expect(page.getByRole('button', { name: 'Menu' })).toBeVisible()
  await expect(help).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
  await page.keyboard.press('F1')
  await expect(help.getByRole('heading', { name: 'Help with this page' })).toBeFocused()
  await goTo(page, 'Referrals')
  await expect(help).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await setZoom(haversack.app, 1)
})

test('help that was opened from a field of a page left since gives the focus to the page, not to another field', async () => {
  await goTo(page, 'Caseload')
  await page.keyboard.press('Control+F')
  await expect(page.getByLabel('Filter by name or postcode')).toBeFocused()
  await page.keyboard.press('F1')
  const help = page.getByRole('complementary', { name: 'Help with this page' })
  await expect(help.getByRole('heading', { name: 'Help with this page' })).toBeFocused()
  await goTo(page, 'Referrals')
  await expect(page.getByLabel('Filter by name or referrer')).toHaveValue('')
  await help.getByRole('button', { name: 'Close help' }).press('Enter')
  await expect(help).toHaveCount(0)
  await expect(heading(page, 'Referrals')).toBeFocused()
})

test('a form that opens in the place of its button has the focus, and gives it back to the button', async () => {
  await visit(page, '/settings/templates')
  const change = page.getByRole('button', { name: 'Change the template Home visit' })
  await change.press('Enter')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter')
  await expect(change).toBeFocused()
  await visit(page, '/settings/security')
  const passphrase = page.getByRole('button', { name: 'Change the passphrase' })
  await passphrase.press('Enter')
  await expect(page.getByLabel('Present passphrase', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter')
  await expect(passphrase).toBeFocused()
})

test('a button that goes with what it did leaves the focus beside it', async () => {
  await goTo(page, 'Caseload')
  const filter = page.getByRole('button', { name: /^Nothing planned/ })
  await filter.press('Enter')
  await page.getByRole('button', { name: 'Clear', exact: true }).press('Enter')
  await expect(filter).toBeFocused()
  const text = page.getByLabel('Filter by name or postcode')
  await text.fill('zzzz')
  await page.getByRole('button', { name: 'Clear the filter' }).press('Enter')
  await expect(text).toBeFocused()
  await goTo(page, 'Referrals')
  await page.getByRole('grid').getByRole('row').nth(1).press('Enter')
  await page.getByRole('button', { name: /^Accept referral/ }).press('Enter')
  const decision = page.getByRole('heading', { name: 'Decision', exact: true })
  await expect(decision).toBeFocused()
  const told = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Undo' }) })
  await told.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(told).toHaveCount(0)
  await expect(decision).toBeFocused()
})

test('referrals are sorted and filtered by keyboard, in one state or in all, and stay so', async () => {
  await goTo(page, 'Referrals')
  const grid = page.getByRole('grid', { name: /^Referrals/ })
  const names = async () => (await grid.getByRole('row').locator('td:first-child').allTextContents()).map((name) => name.split(',')[0] ?? '')
  await page.getByRole('button', { name: /^All/ }).press('Enter')
  await expect(page.getByRole('grid', { name: 'Referrals: All' })).toBeVisible()
  await grid.getByRole('button', { name: 'Name', exact: true }).press('Enter')
  await expect(grid.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  const sorted = await names()
  expect(sorted).toEqual(sorted.toSorted((a, b) => a.localeCompare(b, 'en-GB')))

  await page.keyboard.press('Control+F')
  await page.keyboard.type('zzzz')
  await expect(page.getByText(/^No referral matches 'zzzz'\./)).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).press('Enter')
  await expect(page.getByLabel('Filter by name or referrer')).toBeFocused()
  await page.keyboard.type('elm')
  await expect(grid.getByRole('row').nth(1)).toContainText('Elm')
  expect((await grid.getByRole('row').allTextContents()).slice(1).filter((row) => !row.includes('Elm'))).toEqual([])

  await grid.getByRole('row').nth(1).press('Enter')
  await expect(grid).toHaveCount(0)
  await goTo(page, 'Referrals')
  await expect(page.getByRole('grid', { name: 'Referrals: All' }).getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByLabel('Filter by name or referrer')).toHaveValue('elm')
  await page.keyboard.press('Control+F')
  await page.keyboard.press('Backspace')
  await page.getByRole('button', { name: /^Sort: name/ }).press('Enter')
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveText('name')
  await page.getByRole('menuitemradio', { name: 'newest referral first' }).press('Enter')
  await expect(grid.getByRole('columnheader', { name: 'Referred on' })).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: /^New/ }).press('Enter')
  await expect(page.getByRole('grid', { name: 'Referrals: New' })).toBeVisible()
})

test('after another order of more than 100 rows Tab reaches the table, at the row where it did before', async () => {
  await goTo(page, 'Referrals')
  await page.getByRole('button', { name: /^All/ }).press('Enter')
  const grid = page.getByRole('grid', { name: 'Referrals: All' })
  await expect(grid).toBeVisible()
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(101)
  const stops = () => grid.evaluate((table) => [...table.querySelectorAll('[tabindex="0"]')].map((stop) => stop.getAttribute('data-row')))
  const before = await stops()
  expect(before).toEqual([expect.any(String)])
  const order = page.getByRole('button', { name: /^Sort: / })
  for (const words of ['name', 'newest referral first', 'name']) {
    await order.press('Enter')
    await page.getByRole('menuitemradio', { name: words }).press('Enter')
    await expect(order).toContainText(words)
    await expect(order).toBeFocused()
    // At once: what is drawn only with the next drawing is not there for whoever presses Tab now.
    expect(await stops()).toEqual(before)
  }
})

test('a menu is gone once an entry was chosen, even where its fading is broken off', async () => {
  await goTo(page, 'Referrals')
  const order = page.getByRole('button', { name: /^Sort: / })
  await order.press('Enter')
  await page.getByRole('menuitemradio', { name: 'name' }).waitFor()
  await page.evaluate(async () => {
    const entry = document.querySelector('[role="menuitemradio"]')
    for (const type of ['keydown', 'keyup']) entry?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true }))
    for (let frames = 0; frames < 3; frames++) {
      for (const fading of document.getAnimations()) fading.cancel()
      await new Promise(requestAnimationFrame)
    }
  })
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(order).toBeFocused()
})

test('who is not here yet cannot be booked, and the way to add them is said', async () => {
  await goTo(page, 'Today')
  await page.keyboard.press('Control+Shift+B')
  await page.getByLabel('Who with').fill('zzzz')
  await expect(page.getByText("Nothing found for 'zzzz'. Somebody new comes with a referral first: Ctrl Shift N.")).toBeVisible()
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByRole('heading', { level: 1, name: 'New referral' })).toBeVisible()
})

test('a dialog that was opened from the menu of a row gives the focus back to the row', async () => {
  await goTo(page, 'Caseload')
  const row = page.getByRole('grid', { name: /^People/ }).getByRole('row').nth(2)
  await row.focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: /^Set review date/ }).press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(row).toBeFocused()
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByLabel('Next review').fill('mon')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
