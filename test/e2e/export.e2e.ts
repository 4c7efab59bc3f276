import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { answerSaveDialog, goTo, heading, lock, openPerson, openWithPeople, setZoom, unlock } from './haversack-app.ts'
import type { LoneHaversack } from './haversack-app.ts'
import { problems, told } from './page-parts.ts'

test.describe.configure({ mode: 'serial' })

/** Enough people for figures above the smallest that are shown. */
const aCaseload = { people: 150, notesPerPerson: 2, consultationsPerPerson: 3, wordsPerNote: 20 }

let haversack: LoneHaversack
let page: Page
/** Family and given names of everybody on the caseload, as the list shows them. */
const names: { readonly family: string; readonly given: string }[] = []

test.beforeAll(async () => {
  haversack = await openWithPeople(aCaseload)
  page = haversack.page
  await goTo(page, 'Caseload')
  await expect(page.getByRole('grid').getByRole('row').nth(20)).toBeVisible()
  for (const row of await page.getByRole('grid').getByRole('row').all()) {
    const [, family = '', given = ''] = /([A-Z' -]{2,}), (\p{L}+)/u.exec(await row.innerText()) ?? []
    if (family !== '') names.push({ family: family.trim(), given })
  }
  expect(names.length).toBeGreaterThan(20)
})

test.afterAll(() => haversack.end())

async function choose(format: RegExp): Promise<void> {
  await goTo(page, 'Reports')
  await page.getByRole('radio', { name: format }).check()
}

/** Saves the report as the page stands and gives the file, which must be there. */
async function save(name: string): Promise<Buffer> {
  const file = join(haversack.folder, name)
  await answerSaveDialog(haversack.app, file)
  await page.keyboard.press('Control+Enter')
  await expect(told(page, `Report saved: ${name}`)).toBeVisible()
  return readFile(file)
}

const rowsOfPastExports = () => page.getByRole('region', { name: 'Past exports' }).getByRole('row')

test('the page shows figures with their definitions and n before anything is saved', async () => {
  await goTo(page, 'Reports')
  await expect(page.getByRole('table', { name: /^People on the caseload, .* \(n = \d+ people\)$/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What these figures mean' }).first()).toBeVisible()
  await expect(page.getByText('No report has been saved yet.')).toBeVisible()
})

test('a workbook', async () => {
  await choose(/XLSX/)
  const file = await save('Summary.xlsx')
  expect(file.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
  // The names of a zip's entries stand in it as they are.
  expect(file.includes('xl/workbook.xml')).toBe(true)
})

test('a CSV file, in which nobody is named', async () => {
  await choose(/CSV/)
  const text = (await save('Summary.csv')).toString('utf8')
  expect(text.split('\n').length).toBeGreaterThan(30)
  expect(text).toMatch(/definition/i)
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu))
  expect(names.filter(({ family, given }) => words.has(family.toLowerCase()) && words.has(given.toLowerCase()))).toEqual([])
  expect(text).not.toMatch(/999\s?\d{3}\s?\d{4}/)
  // A cell that begins so would be run by a spreadsheet.
  expect(text).not.toMatch(/(^|[,;])"?[=+@]/m)
})

test('a tagged PDF', async () => {
  await choose(/PDF/)
  const file = await save('Summary.pdf')
  expect(file.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(file.includes('/StructTreeRoot')).toBe(true)
})

test('exact numbers need a tick first', async () => {
  await choose(/CSV/)
  await page.getByRole('radio', { name: /^Exact/ }).check()
  await answerSaveDialog(haversack.app, join(haversack.folder, 'Exact.csv'))
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toBeFocused()
  await expect(stat(join(haversack.folder, 'Exact.csv'))).rejects.toThrow('ENOENT')
  await page.getByLabel('I need exact numbers for use inside the team').check()
  await expect(page.getByText('INTERNAL: EXACT NUMBERS').first()).toBeVisible()
  const text = (await save('Exact.csv')).toString('utf8')
  expect(text).toContain('INTERNAL: EXACT NUMBERS')
  expect((await readFile(join(haversack.folder, 'Summary.csv'))).toString('utf8')).not.toContain('INTERNAL')
})

test('a folder that is gone is named, and the report stays ready', async () => {
  await choose(/CSV/)
  await answerSaveDialog(haversack.app, join(haversack.folder, 'stick that was pulled out', 'Summary.csv'))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Haversack may not save in that folder. The report is ready; choose another folder.').first()).toBeVisible()
})

test('what left the caseload is listed: who, when and what, also after a lock', async () => {
  const expectListed = async () => {
    await expect(rowsOfPastExports()).toHaveCount(5)
    for (const [row, what] of ['CSV file', 'PDF document', 'CSV file', 'Excel workbook'].entries()) {
      await expect(rowsOfPastExports().nth(row + 1)).toContainText(/A\. Rahman/)
      await expect(rowsOfPastExports().nth(row + 1)).toContainText(/\d\d\s\w{3}\s\d{4}\s\d\d:\d\d/)
      await expect(rowsOfPastExports().nth(row + 1)).toContainText(what)
    }
    await expect(rowsOfPastExports().nth(1)).toContainText(/exact/i)
  }
  await expectListed()
  await lock(page)
  await unlock(page)
  await goTo(page, 'Reports')
  await expect(heading(page, /./)).toBeVisible()
  await expectListed()
})

test('on paper a list has its heading, its margins say what it holds, and a timeline has its lines', async () => {
  await page.emulateMedia({ media: 'print' })
  // Older Chromium keeps of them that there are any.
  const margins = () => page.evaluate(() => document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n'))
  for (const name of ['Caseload', 'Week', 'Referrals', 'Reports'] as const) {
    await goTo(page, name)
    if (name !== 'Reports') await expect.poll(margins).toContain('@page')
  }
  await page.emulateMedia({ media: null })
  await openPerson(page, names[0]?.family ?? '')
  await page.keyboard.press('Control+Tab')
  const line = page.getByRole('button', { name: /^\d{1,2}\s\w+/ }).first()
  await expect(line).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(line).toBeVisible()
  await page.emulateMedia({ media: null })
})

/** As when the system prints: the page is told before and after. */
const tellPrinting = (moment: 'beforeprint' | 'afterprint') => page.evaluate((type) => window.dispatchEvent(new Event(type)), moment)

test('on a sheet as wide as A4 a list has all its columns, as wide as their words', async () => {
  await goTo(page, 'Caseload')
  await setZoom(haversack.app, 1.75)
  const columns = page.getByRole('columnheader')
  await expect(columns.filter({ hasText: 'Last contact' })).toHaveCount(0)
  await tellPrinting('beforeprint')
  await page.emulateMedia({ media: 'print' })
  await expect(columns.filter({ hasText: 'Last contact' })).toBeVisible()
  for (const head of await columns.all()) {
    const { lines, words } = await head.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return { lines: new Set(Array.from(range.getClientRects(), ({ bottom }) => Math.round(bottom))).size, words: (element.textContent ?? '').trim().split(/\s+/).length }
    })
    expect(lines).toBeLessThanOrEqual(words)
  }
  await page.emulateMedia({ media: null })
  await tellPrinting('afterprint')
  await setZoom(haversack.app, 1)
})

test('on paper a referral has no place to decide', async () => {
  await goTo(page, 'Referrals')
  await page.getByRole('grid', { name: /^Referrals/ }).getByRole('row').nth(1).click()
  const decision = page.getByRole('region', { name: 'Decision' })
  await expect(decision).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(decision).toBeHidden()
  await page.emulateMedia({ media: null })
})
