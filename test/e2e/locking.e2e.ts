import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectLocked, goTo, lock, openPerson, openWithPeople, passphraseField, unlock } from './haversack-app.ts'
import type { LoneHaversack } from './haversack-app.ts'
import { noteText, notesListed } from './page-parts.ts'
import { beginNote } from './recording.ts'

test.describe.configure({ mode: 'serial' })

let haversack: LoneHaversack
let page: Page

test.beforeAll(async () => {
  haversack = await openWithPeople()
  page = haversack.page
})

test.afterAll(() => haversack.end())

const warning = () => page.getByRole('alert').filter({ hasText: /Haversack locks in/ })
const shell = (event: 'suspend' | 'lock-screen') => haversack.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)

async function writeAbout(words: string): Promise<void> {
  await openPerson(page, 'a')
  await beginNote(page, words)
}

async function expectDraftOfToday(words: string): Promise<void> {
  await goTo(page, 'Today')
  await page.getByRole('region', { name: /^Needs you/ }).getByRole('heading', { name: /^Unsigned notes/ }).waitFor()
  await openPerson(page, 'a')
  await page.getByRole('tab', { name: /^Notes/ }).click()
  await notesListed(page).filter({ hasText: words }).click()
  await expect(noteText(page)).toHaveValue(new RegExp(words))
}

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`locks when the computer says ${event}, and keeps what was typed a moment before`, async () => {
    const words = `Typed just before ${event}.`
    await writeAbout(words)
    await shell(event)
    await expectLocked(page)
    await expect(page.getByText(/Locked at \d\d:\d\d, because the computer went to sleep or was locked\. Everything is saved\./)).toBeVisible()
    await expect(page.getByText(words)).toHaveCount(0)
    await unlock(page)
    await expectDraftOfToday(words)
  })
}

test('warns a minute before it locks by itself, and any key puts the lock off', async () => {
  await page.keyboard.press('Control+L')
  await expectLocked(page)
  await page.clock.install()
  await unlock(page)
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Security' }).click()
  await page.getByLabel('Lock after').selectOption('2 minutes')
  await expect(page.getByText('Haversack now locks after 2 minutes.')).toBeVisible()
  await page.clock.runFor(50_000)
  await expect(warning()).toHaveCount(0)
  // The clock runs on by itself too: what a slow machine takes comes off the seconds left.
  await page.clock.runFor(12_000)
  await expect(warning()).toContainText(/Haversack locks in 5\d seconds\. Press any key to stay\. What you typed is kept\./)
  await page.keyboard.press('Shift')
  await expect(warning()).toHaveCount(0)
})

test('the shortest time to the lock leaves room to work without a warning', async () => {
  await page.getByLabel('Lock after').selectOption({ index: 0 })
  await page.keyboard.press('Shift')
  await page.clock.runFor(5_000)
  await expect(warning()).toHaveCount(0)
})

test('locks by itself when nobody is there, and keeps what was typed', async () => {
  const words = 'Typed before going out.'
  await writeAbout(words)
  await page.clock.fastForward('03:00')
  await expect(passphraseField(page)).toBeVisible()
  await expect(page.getByText(/because nobody was there\. /)).toBeVisible()
  await expect(page.getByText(words)).toHaveCount(0)
  await unlock(page)
  await expectDraftOfToday(words)
})

test('forms that open where they are needed keep what was typed, until it is sent or given up', async () => {
  const form = async (open: string): Promise<void> => {
    await openPerson(page, 'a')
    await page.getByRole('tab', { name: open === 'Delete this record' ? 'Details' : 'Overview' }).click()
    await page.getByRole('button', { name: open, exact: true }).click()
  }
  const forms = [
    { open: 'Close support', field: 'Anything else' },
    { open: 'Put on hold', field: 'Why' },
    { open: 'Delete this record', field: 'Why' },
  ]
  for (const { open, field } of forms) {
    await form(open)
    await page.getByLabel(field, { exact: true }).fill(`Typed in '${open}'.`)
    await lock(page)
    await expect(page.getByText(/ drafts? (is|are) safe/)).toBeVisible()
    await unlock(page)
  }
  const begun = page.getByText(/^Begun and not finished: a reason to delete the record of .+; the status of /)
  await expect(begun).toBeVisible()
  await begun.getByRole('link', { name: /^the status of / }).click()
  await expect(page.getByRole('tab', { name: 'Overview', selected: true })).toBeVisible()
  for (const { open, field } of forms) {
    await form(open)
    await expect(page.getByLabel(field, { exact: true })).toHaveValue(`Typed in '${open}'.`)
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await form(open)
    await expect(page.getByLabel(field, { exact: true })).toHaveValue('')
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  }
  await goTo(page, 'Today')
  await expect(page.getByRole('heading', { name: /^Needs you/ })).toBeVisible()
  await expect(begun).toBeHidden()
})

test('the title of the window says nothing but Haversack all along', async () => {
  const titles = () => haversack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))
  expect(await titles()).toEqual(['Haversack'])
  await page.keyboard.press('Control+L')
  await expectLocked(page)
  expect(await titles()).toEqual(['Haversack'])
})
