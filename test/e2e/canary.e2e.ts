import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { canaryWord, filesWithWords, rememberWords, wordsIn } from './canary-words.ts'
import {
  answerSaveDialog, coreProcessId, expectLocked, expectToday, found, goTo, heading, killHaversack, lock, newFolder, openPerson, removeFolder, startHaversack, unlock,
} from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { dialog, noteText } from './page-parts.ts'
import { readCode, typeCodeBack } from './recovery-code.ts'
import { beginNote, sign } from './recording.ts'

/*
 * Nothing that is typed reaches the disk but encrypted. Words that nobody else uses are typed into every kind of
 * field; afterwards every file that the application could have written is searched for them.
 */

test.describe.configure({ mode: 'serial' })

const { words, word } = rememberWords()

const passphrase = `${word('passphrase')} ${canaryWord()}`

let folder = ''
let env: Record<string, string> = {}
let haversack: Haversack
let page: Page
/** What main process and pages wrote out, from every start. */
let output = ''
const titles = new Set<string>()

test.beforeAll(async () => {
  folder = await newFolder()
  for (const name of ['written/temporary', 'written/home', 'asked-for', 'given']) await mkdir(join(folder, name), { recursive: true })
  const home = join(folder, 'written/home')
  env = { HOME: home, TMPDIR: join(folder, 'written/temporary'), XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache'), XDG_DATA_HOME: join(home, 'data') }
  await start()
})

test.afterAll(async () => {
  if (isOpen()) await haversack.app.close()
  await removeFolder(folder)
})

async function start(): Promise<void> {
  haversack = await startHaversack(join(folder, 'written/profile'), env)
  page = haversack.page
  const { stdout, stderr } = haversack.app.process()
  for (const stream of [stdout, stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()))
  page.on('console', (message) => (output += `${message.text()}\n`))
  page.on('pageerror', (error) => (output += `${error.stack ?? error.message}\n`))
}

async function lookAtTitle(): Promise<void> {
  for (const title of await haversack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))) titles.add(title)
}

const isOpen = () => haversack.app.windows().length > 0

test.afterEach(async () => {
  if (isOpen()) await lookAtTitle()
})

const save = () => page.keyboard.press('Control+Enter')

test('first run', async () => {
  await page.getByLabel('Your name').fill(`Amina ${word('name of the user')}`)
  await page.getByLabel('Your role').fill(word('role of the user'))
  await page.getByLabel('No practice yet').check()
  await page.getByRole('button', { name: 'Next: passphrase' }).click()
  for (const label of ['New passphrase', 'The same passphrase again']) await page.getByLabel(label, { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  const code = await readCode(page)
  for (const [index, group] of code.entries()) words[`recovery code, groups ${index + 1} and next`] = `${group}${code[index + 1] ?? code[0] ?? ''}`
  await page.getByRole('button', { name: 'I have the code on paper or saved' }).click()
  await typeCodeBack(page, code)
  await page.getByRole('link', { name: 'Add a referral' }).click()
})

test('a referral', async () => {
  await expect(heading(page, /referral/i)).toBeVisible()
  const fields = {
    'First name': 'first name', 'Family name': 'family name', 'Likes to be called': 'preferred name', Mobile: 'phone number', Email: 'email', 'Best times': 'best times',
    'Address line 1': 'address', Referrer: 'referrer', Organisation: 'organisation', 'Reason for the referral': 'reason of the referral', 'In the person’s own words': 'own words',
  }
  for (const [label, what] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(what === 'email' ? `${word(what)}@example.org` : word(what))
  await page.getByLabel('Date of birth', { exact: true }).fill('14 Jul 1945')
  await page.getByLabel('Date of the referral').fill('today')
  await save()
  await expect(heading(page, /^Referral of/)).toBeVisible()
  await lookAtTitle()
  await save()
  await expect(page.getByRole('link', { name: 'Book a consultation' })).toBeVisible()
})

test('a booking, a note, an addition', async () => {
  await page.getByRole('link', { name: 'Book a consultation' }).click()
  await page.getByLabel('How', { exact: true }).selectOption('Face to face')
  await page.getByLabel('Which room, or how to find it').fill(word('place'))
  await page.getByLabel('What for').fill(word('purpose'))
  await page.getByLabel('Date', { exact: true }).fill('tomorrow')
  await page.getByLabel('Start').fill('1000')
  await save()
  await expect(heading(page, /10:00 to/)).toBeVisible()
  await openPerson(page, word('preferred name'))
  await beginNote(page, `${word('signed note')} was typed key by key.`)
  await page.getByLabel('Next step').fill(word('next step'))
  await sign(page)
  await page.keyboard.press('F2')
  await page.getByLabel('What to add').fill(word('addition'))
  await page.getByLabel('Why', { exact: true }).fill(word('why it was added'))
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('article')).toContainText(word('addition'))
})

test('details, a person who matters, a deletion', async () => {
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Risks', exact: true }).first().click()
  await page.keyboard.press('F2')
  const risks = page.getByRole('region', { name: 'Risks' }).or(page.locator('[data-part="risks"]')).first()
  await risks.getByRole('combobox').first().selectOption({ index: 1 })
  await risks.getByRole('textbox').first().fill(word('risk'))
  await save()
  await expect(page.getByText(word('risk')).first()).toBeVisible()
  await page.getByRole('tab', { name: /^Consultations/ }).click()
  await page.getByRole('row').nth(1).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog(page).getByLabel('Why', { exact: true }).fill(word('reason of a deletion'))
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
})

test('a template and the name of the practice', async () => {
  await goTo(page, 'Settings')
  await page.getByLabel('Name of the practice or network').fill(word('practice'))
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Note templates' }).click()
  await page.getByRole('button', { name: 'Add a template' }).click()
  await page.getByLabel('Name', { exact: true }).fill(word('template'))
  await page.getByLabel('Headings').fill(word('headings'))
  await page.getByRole('button', { name: 'Save template' }).click()
  await expect(page.getByRole('heading', { name: word('template') })).toBeVisible()
})

test('searches that find something, and that do not', async () => {
  await goTo(page, 'Search')
  await page.getByLabel('Search people and notes').fill(word('signed note'))
  await expect(found(page).first()).toBeVisible()
  await page.getByLabel('Search people and notes').fill(word('search'))
  await expect(found(page)).toHaveCount(0)
  await page.keyboard.press('Control+K')
  await page.keyboard.type(word('palette'))
  await expect(page.getByText(/Nothing found/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await goTo(page, 'Caseload')
  await page.getByLabel('Filter by name or postcode').fill(word('filter'))
})

test('a file that is read and not taken in', async () => {
  const file = join(folder, 'given', `${word('name of a file')}.csv`)
  await writeFile(file, `Surname,Forename,DOB,Reason\n${word('surname in a file')},Ann,1 Feb 1950,${word('reason in a file')}\n`)
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+O')
  await (await chooser).setFiles(file)
  await expect(heading(page, 'Which column is what?')).toBeVisible()
  await save()
  await expect(page.getByText(word('reason in a file')).first()).toBeVisible()
})

test('a summary that is asked for names nobody either', async () => {
  await goTo(page, 'Reports')
  for (const [format, name] of [['CSV', 'Summary.csv'], ['PDF', 'Summary.pdf']] as const) {
    await page.getByRole('radio', { name: new RegExp(format) }).check()
    await answerSaveDialog(haversack.app, join(folder, 'asked-for', name))
    await save()
    await expect(page.getByRole('status').filter({ hasText: `Report saved: ${name}` })).toBeVisible()
  }
})

test('half-typed forms, a lock, a close and a fresh start', async () => {
  await page.keyboard.press('Control+Shift+N')
  await page.getByLabel('Reason for the referral').fill(word('half-typed referral'))
  await openPerson(page, word('preferred name'))
  await page.keyboard.press('Control+Shift+B')
  await page.getByLabel('What for').fill(word('half-typed booking'))
  await openPerson(page, word('preferred name'))
  await beginNote(page, word('draft of a note'))
  await lock(page)
  await unlock(page, passphrase)
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByLabel('Reason for the referral')).toHaveValue(word('half-typed referral'))
  await lookAtTitle()
  await haversack.app.close()
  await start()
  await unlock(page, passphrase)
  await goTo(page, 'Search')
  await page.keyboard.type(word('draft of a note'))
  await expect(found(page).first()).toContainText(word('draft of a note'))
})

test('kills and crashes while typing', async () => {
  const typeOn = async (what: string) => {
    await openPerson(page, word('preferred name'))
    await page.keyboard.press('F8')
    await expect(noteText(page)).toBeFocused()
    // The word itself is over a second old when what is typed after it ends.
    await page.keyboard.type(`${word(what)} and then some more words`, { delay: 50 })
  }
  await typeOn('note when the application was killed')
  await killHaversack(haversack)
  await start()
  await unlock(page, passphrase)

  await typeOn('note when the core crashed')
  process.kill(await coreProcessId(haversack.app), 'SIGABRT')
  await expectLocked(page)
  await unlock(page, passphrase)

  await typeOn('note when the page crashed')
  await haversack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await haversack.app.close()
  await start()
  await unlock(page, passphrase)
  await expectToday(page)
  await goTo(page, 'Search')
  await page.keyboard.type(word('note when the core crashed'))
  await expect(found(page).first()).toBeVisible()
  await haversack.app.close()
})

test('no file that the application wrote holds any of the words', async () => {
  const control = join(folder, 'control')
  await mkdir(control)
  await writeFile(join(control, 'a'), Buffer.from(`…${word('family name').toUpperCase()}…`, 'utf16le'))
  await writeFile(join(control, 'b'), `…${word('signed note')}…`)
  expect((await filesWithWords(control, words)).found).toEqual(['a: family name in UTF-16', 'b: signed note in UTF-8'])

  expect(Object.keys(words).length).toBeGreaterThan(35)
  // The name of the user is what the unlock page calls the caseload, so that it stands in the key files, and in reports.
  const { 'name of the user': user = '', ...others } = words
  const written = await filesWithWords(join(folder, 'written'), others)
  expect(written.found).toEqual([])
  expect(written.read).toBeGreaterThan(10)
  expect((await filesWithWords(join(folder, 'written'), { user })).found.filter((place) => !/[/\\]key\.json: user in UTF-8$/.test(place))).toEqual([])
  expect((await filesWithWords(join(folder, 'asked-for'), others)).found).toEqual([])
  expect(await readdir(join(folder, 'asked-for'))).toEqual(['Summary.csv', 'Summary.pdf'])
})

test('nothing that was written out holds any of the words, and the title was Haversack throughout', () => {
  expect(wordsIn(Buffer.from(output), words)).toEqual([])
  expect([...titles]).toEqual(['Haversack'])
})
