import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { answerSaveDialog, expectToday, heading, lock, newFolder, passphraseField, removeFolder, startHaversack, tryPassphrase, tryWrongPassphrase, unlock } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { problems } from './page-parts.ts'
import { readCode, typeCodeBack } from './recovery-code.ts'

test.describe.configure({ mode: 'serial' })

const first = 'copper lantern drizzle ferry'
const second = 'walnut gravel pelican storm'

let folder = ''
let haversack: Haversack
let page: Page
let code: readonly string[] = []

test.beforeAll(async () => {
  folder = await newFolder()
  haversack = await startHaversack(join(folder, 'profile'))
  page = haversack.page
})

test.afterAll(async () => {
  await haversack.app.close()
  await removeFolder(folder)
})

const next = () => page.keyboard.press('Enter')

test('without a caseload the window opens on creating one, and asks who works with it', async () => {
  await expect(heading(page, 'Create a caseload: you')).toBeVisible()
  await expect(page.getByText('Step 1 of 4')).toBeVisible()
  await expect(page.getByLabel('Your name')).toBeFocused()
  await page.keyboard.type('Amina Rahman')
  await page.getByLabel('Practice code').fill('Northside')
  await next()
  await expect(problems(page)).toBeFocused()
  await expect(problems(page)).toContainText('Type your role, such as Link worker.')
  await expect(problems(page)).toContainText('Enter a practice code: a letter and 5 numbers, such as Y01234.')
  await page.getByLabel('Your role').fill('Link worker')
  await page.getByLabel('Practice code').fill('y01234')
  await next()
  await expect(page.getByText('Step 2 of 4')).toBeVisible()
})

test('a passphrase is judged in words, and weak ones are refused with what to do', async () => {
  const field = page.getByLabel('New passphrase', { exact: true })
  const again = page.getByLabel('The same passphrase again', { exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('jennifer1985')
  await expect(page.getByText('Easy to guess: a name and a year.')).toBeVisible()

  const refused = async (words: string, repeated: string, sentence: string) => {
    await field.fill(words)
    await again.fill(repeated)
    await next()
    await expect(problems(page)).toContainText(sentence)
    await expect(problems(page)).toBeFocused()
  }
  await refused('Rahman1970', 'Rahman1970', 'Use at least 12 characters. Three or four unrelated words work well.')
  await refused('passwordpassword', 'passwordpassword', 'This passphrase is on the list that attackers try first. Choose another.')
  await refused(first, `${first}s`, 'The two passphrases are not the same.')

  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.getByLabel('Your name')).toHaveValue('Amina Rahman')
  await page.getByRole('button', { name: 'Next: passphrase' }).click()
  await field.fill(first)
  await again.fill(first)
  await next()
  await expect(heading(page, 'Your recovery code')).toBeVisible()
  await expect(page.getByText('Step 3 of 4')).toBeVisible()
})

test('the recovery code is shown, can be saved, and must be typed back', async () => {
  code = await readCode(page)
  expect(code).toHaveLength(6)
  for (const group of code) expect(group).toMatch(/^[2-9A-HJKMNP-Z]{5}$/)

  const sheet = join(folder, 'sheet.txt')
  await answerSaveDialog(haversack.app, sheet)
  await page.getByRole('button', { name: 'Save the sheet' }).click()
  await expect(page.getByText('Saved as sheet.txt. Move it away from this computer.')).toBeVisible()
  const saved = await readFile(sheet, 'utf8')
  for (const group of code) expect(saved).toContain(group)

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'Haversack recovery sheet' })).toBeVisible()
  await expect(heading(page, 'Your recovery code')).toBeHidden()
  await page.emulateMedia({ media: null })

  await page.getByRole('button', { name: 'I have the code on paper or saved' }).click()
  const asked = page.getByLabel(/^Group \d$/)
  await expect(asked).toHaveCount(2)
  await asked.first().fill('22222')
  await asked.last().fill('22222')
  await next()
  await expect(problems(page)).toContainText(/Group \d is not the same as on your sheet\. Look again, or print a new code\./)
  await typeCodeBack(page, code)
  await expect(heading(page, 'Your caseload is ready')).toBeVisible()
  await expect(page.getByText('Step 4 of 4')).toBeVisible()
})

test('the caseload opens on its day, and Ctrl L locks it', async () => {
  await page.getByRole('link', { name: 'Look round' }).click()
  await expectToday(page)
  await expect(page.getByText('No one on your caseload yet. Accept a referral to add the first person.')).toBeVisible()
  await expect(page.getByText('Link worker, practice Y01234')).toBeVisible()
  await lock(page)
  await expect(page.getByText(/Locked at \d\d:\d\d\. Everything is saved\./)).toBeVisible()
})

test('a wrong passphrase says so, never that anything is damaged, and the right one opens', async () => {
  await tryWrongPassphrase(page, `${first} `.repeat(2))
  await expect(page.getByText(/corrupt|damaged/i)).toHaveCount(0)
  await unlock(page, first)
  await lock(page)
})

test('the recovery code opens it, sets a new passphrase and is replaced by a new code', async () => {
  await page.getByRole('button', { name: 'I have forgotten it' }).click()
  await expect(heading(page, 'Open with the recovery code')).toBeVisible()
  const field = page.getByLabel('Recovery code', { exact: true })
  await field.fill(code.map((group, index) => (index === 2 ? swapFirstTwo(group) : group)).join(' '))
  await next()
  await expect(problems(page)).toContainText('Group 3 looks mistyped.')
  // As it is read from paper: small letters and other spaces.
  await field.fill(code.join('  ').toLowerCase())
  await next()
  await expect(heading(page, 'Choose a new passphrase')).toBeVisible()
  await page.getByLabel('New passphrase', { exact: true }).fill(second)
  await page.getByLabel('The same passphrase again', { exact: true }).fill(second)
  await next()
  await expect(heading(page, 'Your new recovery code')).toBeVisible()
  const newCode = await readCode(page)
  expect(newCode).not.toEqual(code)
  await page.getByRole('button', { name: 'I have the code on paper or saved' }).click()
  await typeCodeBack(page, newCode)
  await expectToday(page)
})

test('the old passphrase and the old code no longer open it', async () => {
  await lock(page)
  await tryWrongPassphrase(page, first)
  await page.getByRole('button', { name: 'I have forgotten it' }).click()
  await page.getByLabel('Recovery code', { exact: true }).fill(code.join(' '))
  await next()
  await expect(problems(page)).toContainText('This code is for another caseload, or an older code that has been replaced.')
  await page.getByRole('button', { name: 'Back to unlocking' }).click()
  await unlock(page, second)
})

test('after five wrong tries it slows down, and says for how long', async () => {
  await lock(page)
  for (let tries = 1; tries <= 4; tries += 1) await tryWrongPassphrase(page, `not the passphrase ${tries}`)
  await tryPassphrase(page, 'not the passphrase 5')
  await expect(passphraseField(page)).toHaveAccessibleDescription(
    /5 tries so far\. You can try again in \d+ seconds\. Nothing will be deleted and you will not be locked out for good\./,
  )
  const button = page.getByRole('button', { name: 'Unlock', exact: true })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(/^Wait \d+ seconds$/)
})

/** A slip of the pen. Two letters that are the same tell nothing, so then the first is doubled into another. */
function swapFirstTwo(group: string): string {
  const [a = '', b = ''] = group
  return a === b ? `${a === 'A' ? 'B' : 'A'}${group.slice(1)}` : `${b}${a}${group.slice(2)}`
}
