import { readdir } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { filesWithWords, rememberWords } from './canary-words.ts'
import { expectNoAxeViolations, goTo, heading, openPerson, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { nameIn, noteText, notesListed, people, statusBar, versions } from './page-parts.ts'
import { beginNote, changeAddress, expectKept, openNewestNote, openRecord, sendReferral, signNote } from './recording.ts'
import { newTeamPlace } from './team-place.ts'
import type { TeamPlace } from './team-place.ts'
import { beginTeam, letIn, syncAll, syncNow, unreachable } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* Two laptops of one link worker, and a shared folder that goes away and comes back. */

const { words, word } = rememberWords()

let place: TeamPlace
let office: Haversack
let home: Haversack
/** Who everything is about, as the caseload lists them: 'OKAFOR, Ngozi'. */
let person = ''

test.beforeAll(async () => {
  test.setTimeout(180_000)
  place = await newTeamPlace()
  office = await place.openWithPeople('office')
  const sheet = await beginTeam(office.page)
  home = await place.start('home')
  await letIn(office.page, home.page, 'Amina Rahman', { who: 'Me, on another computer', role: 'Administrator', sheet }, 'Laptop at home')
})

test.afterAll(() => place.end())

const moveTo = async (page: Page, line: string): Promise<void> => {
  await openRecord(page, person)
  await changeAddress(page, line)
}

/** Begins a note about the person, and stays in it. */
const beginDraft = async (page: Page, text: string): Promise<void> => {
  await openRecord(page, person)
  await beginNote(page, text)
  await expectKept(page)
}

const addToDraft = async (page: Page, text: string): Promise<void> => {
  await openNewestNote(page, person)
  await noteText(page).press('Control+End')
  await page.keyboard.type(text)
  await expectKept(page)
  await goTo(page, 'Today')
}

test('the second laptop has the whole caseload of the first', async () => {
  await goTo(office.page, 'Caseload')
  await expect(people(office.page).nth(1)).toBeVisible()
  const rows = await people(office.page).count()
  person = await nameIn(people(office.page).nth(1))
  await goTo(home.page, 'Caseload')
  await expect(people(home.page)).toHaveCount(rows)
  await expect(people(home.page).filter({ hasText: person })).toBeVisible()
  for (const { page } of [office, home]) await expect(statusBar(page)).toContainText('SYNTHETIC DATA')
})

test('without the folder both go on working, and the status bar says that it cannot be reached', async () => {
  await place.disconnect()
  await moveTo(office.page, word('address at the office'))
  await syncNow(office.page, unreachable)
  await expect(statusBar(office.page)).toContainText(unreachable)
  await expect(statusBar(office.page)).toContainText('1 change waiting.')
  await moveTo(home.page, word('address at home'))
  await syncNow(home.page, unreachable)
  await expect(statusBar(home.page)).toContainText('1 change waiting.')
  await statusBar(home.page).getByRole('link', { name: unreachable }).click()
  await expect(heading(home.page, 'Settings')).toBeVisible()
  await expectNoAxeViolations(home.page, 'the settings of sync, the folder out of reach')
  expect(await readdir(place.folder)).not.toContain('Team sync')
})

test('with the folder back, both addresses are shown on both, and neither is picked', async () => {
  await syncNow(office.page, unreachable)
  await place.reconnect()
  await office.page.keyboard.press('F5')
  await expect(office.page.locator('.hv-toast')).toContainText(/All changes sent/)
  // What is no longer so does not stay beside it.
  await expect(office.page.locator('.hv-notices .hv-alert')).toHaveCount(0)
  await syncAll(home.page, office.page)
  for (const { page } of [office, home]) {
    await expect(statusBar(page)).toContainText('1 record has two versions. Settle it.')
    await openRecord(page, person, /^Details/)
    await expect(versions(page)).toHaveCount(2)
    await expect(versions(page).filter({ hasText: word('address at the office') })).toBeVisible()
    await expect(versions(page).filter({ hasText: word('address at home') })).toBeVisible()
  }
  await expectNoAxeViolations(office.page, 'details with two versions')
})

test('one click settles it, and the other laptop hears of it; what is being written there stays', async () => {
  const { page } = home
  await statusBar(office.page).getByRole('link', { name: '1 record has two versions. Settle it.' }).click()
  await office.page.getByRole('grid', { name: 'What has two versions' }).getByRole('row').nth(1).click()
  await expect(heading(office.page, 'Two versions: address')).toBeVisible()
  await office.page.keyboard.press('F2')
  await office.page.getByLabel('Address line 1', { exact: true }).fill('Written meanwhile')
  await statusBar(page).getByRole('link', { name: '1 record has two versions. Settle it.' }).click()
  await expect(heading(page, 'Two versions')).toBeVisible()
  await expectNoAxeViolations(page, 'the list of what has two versions')
  await page.getByRole('grid', { name: 'What has two versions' }).getByRole('row').nth(1).click()
  await expect(heading(page, 'Two versions: address')).toBeVisible()
  await expectNoAxeViolations(page, 'two versions of an address')
  await page.keyboard.press('F2')
  await expect(page.getByLabel('Address line 1', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Write it myself' })).toBeFocused()
  await versions(page).filter({ hasText: word('address at home') }).getByRole('button', { name: /^Keep this one/ }).press('Enter')
  await expect(page.getByText('Everything agrees.')).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(versions(page)).toHaveCount(2)
  await expect(heading(page, 'Two versions: address')).toBeFocused()
  await versions(page).filter({ hasText: word('address at the office') }).getByRole('button', { name: /^Keep this one/ }).click()
  await expect(page.getByText('Everything agrees.')).toBeVisible()
  await syncAll(page, office.page)
  await expect(office.page.getByText(/^This was settled meanwhile/)).toBeVisible()
  await expect(office.page.getByLabel('Address line 1', { exact: true })).toHaveValue('Written meanwhile')
  await expectNoAxeViolations(office.page, 'a version being written that was settled meanwhile')
  await office.page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(office.page.getByText('Everything agrees.')).toBeVisible()
  for (const laptop of [office, home]) {
    await expect(statusBar(laptop.page)).not.toContainText('two versions')
    await openRecord(laptop.page, person, /^Details/)
    const address = laptop.page.locator('[data-part="address"]')
    await expect(address).toContainText(word('address at the office'))
    await expect(address).not.toContainText(word('address at home'))
    await expect(address.getByText('Two versions')).toHaveCount(0)
  }
})

test('a note signed on one is read on the other', async () => {
  const { page } = office
  await openRecord(page, person)
  await signNote(page, `Rang about the ${word('signed note')} on Tuesdays.`)
  await syncAll(page, home.page)
  await openNewestNote(home.page, person)
  await expect(home.page.getByRole('region', { name: 'Note', exact: true })).toContainText(word('signed note'))
  await expect(home.page.getByText(/^Signed .*, A\. Rahman$/).first()).toBeVisible()
})

test('a draft that both went on with keeps both texts, to be compared', async () => {
  await beginDraft(office.page, `Would like to try the ${word('draft')}. `)
  // What is being typed goes along when sync is asked for.
  await syncNow(office.page)
  await goTo(office.page, 'Today')
  await syncNow(home.page)
  await openNewestNote(home.page, person)
  await expect(noteText(home.page)).toHaveValue(new RegExp(word('draft')))
  await goTo(home.page, 'Today')
  await place.disconnect()
  await addToDraft(office.page, `Office: ${word('draft at the office')}.`)
  await addToDraft(home.page, `Home: ${word('draft at home')}.`)
  await place.reconnect()
  await syncAll(home.page, office.page, home.page)
  for (const { page } of [office, home]) {
    await openRecord(page, person, /^Notes/)
    await expect(page.getByText(/^This draft was also changed on .*\. Both texts are kept\.$/)).toBeVisible()
    await openNewestNote(page, person)
    await expect(page.getByText(/^This draft was also changed on .*\. Both texts are kept\.$/)).toBeVisible()
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    const compared = page.locator('.hv-compare')
    for (const each of ['draft', 'draft at the office', 'draft at home']) await expect(compared).toContainText(word(each))
  }
  await expectNoAxeViolations(office.page, 'two texts of a draft compared')
  await office.page.getByRole('button', { name: 'Keep as two drafts' }).click()
  await syncAll(office.page, home.page)
  await openRecord(home.page, person, /^Notes/)
  const drafts = notesListed(home.page).filter({ hasText: 'Draft' })
  await expect(drafts).toHaveCount(2)
  await expect(drafts.filter({ hasText: 'Two versions' })).toHaveCount(0)
})

test('whoever was added on both while apart is told of on Today, and becomes one person or stays two', async () => {
  const another = (what: string) => word(`${what} of another`)
  await place.disconnect()
  for (const { page } of [office, home])
    for (const said of [word, another]) await sendReferral(page, said)
  await place.reconnect()
  await syncAll(home.page, office.page, home.page)
  const told = (page: Page) => page.getByRole('region', { name: 'To settle' }).getByText(/^Possibly the same person: .*, twice, added on two computers\. Same name, same date of birth\.$/)
  for (const { page } of [office, home]) {
    await goTo(page, 'Today')
    await expect(told(page)).toHaveCount(2)
  }
  await expectNoAxeViolations(office.page, 'people who may be one')

  const { page } = office
  const link = (name: string) => page.getByRole('link', { name: new RegExp(`^Compare and merge ${name}`, 'i') })
  const different = page.getByRole('button', { name: new RegExp(`^Different people ${another('family name')}`, 'i') })
  await different.press('Enter')
  await expect(told(page)).toHaveCount(1)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(told(page)).toHaveCount(2)
  await different.press('Enter')
  await expect(told(page)).toHaveCount(1)
  await expect(page.getByRole('button', { name: /^Different people/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(told(page)).toHaveCount(0)
  await expect(heading(page, /day/)).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(told(page)).toHaveCount(1)
  await link(word('family name')).press('Enter')
  await expect(heading(page, 'Merge two records')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: /^Two records of .* merged/ })).toBeVisible()
  await goTo(page, 'Today')
  await expect(told(page)).toHaveCount(0)
  await syncAll(page, home.page)
  await goTo(home.page, 'Today')
  await expect(told(home.page)).toHaveCount(0)
  await openPerson(home.page, another('family name'))
  await home.page.getByRole('tab', { name: /^Details/ }).click()
  await home.page.getByRole('link', { name: 'Look for a second record of this person' }).click()
  await expect(home.page.getByText('Said to be different people.')).toBeVisible()
  await expectNoAxeViolations(home.page, 'a second record of somebody else')
})

test('a note that is being written goes on while its record is merged on the other laptop: no key is lost', async () => {
  const twice = (what: string) => word(`${what} of two records`)
  const ids: string[] = []
  await place.disconnect()
  for (const { page } of [office, home]) {
    await sendReferral(page, twice)
    await openPerson(page, twice('family name'))
    ids.push(/people\/([^/]+)/.exec(page.url())?.[1] ?? '')
  }
  await place.reconnect()
  await syncAll(home.page, office.page)
  const [stays = '', goes = ''] = ids
  const { page } = home
  await beginNote(page, 'Begun before. ')
  await visit(office.page, `/people/${stays}/merge/${goes}`)
  await office.page.getByRole('button', { name: 'Merge records' }).click()
  await expect(office.page.getByRole('status').filter({ hasText: /^Two records of .* merged/ })).toBeVisible()
  await syncNow(office.page)

  await page.keyboard.press('F5')
  let typed = 'Begun before. '
  for (let count = 0; count < 300; count += 1) {
    const next = `${count} `
    await page.keyboard.type(next)
    typed += next
  }
  // By now at the latest the merge has come in.
  await syncNow(page)
  await page.keyboard.type('And after.')
  typed += 'And after.'
  await expect(noteText(page)).toHaveValue(typed)
  await expect(noteText(page)).toBeFocused()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page).toHaveURL(new RegExp(stays))
  await visit(page, `/people/${stays}/notes`)
  await notesListed(page).first().click()
  await expect(noteText(page)).toHaveValue(typed)
})

test('nothing is lost when the folder goes away in the middle of a sync', async () => {
  await moveTo(home.page, word('address while the folder went'))
  await beginDraft(home.page, `Wants ${word('draft while the folder went')}.`)
  await goTo(home.page, 'Today')
  await home.page.keyboard.press('F5')
  await place.disconnect()
  await syncNow(home.page, unreachable)
  await addToDraft(home.page, ` And ${word('draft after the folder went')}.`)
  await place.reconnect()
  await syncAll(home.page, office.page)
  await openRecord(office.page, person, /^Details/)
  await expect(office.page.locator('[data-part="address"]')).toContainText(word('address while the folder went'))
  await openNewestNote(office.page, person)
  await expect(noteText(office.page)).toHaveValue(`Wants ${word('draft while the folder went')}. And ${word('draft after the folder went')}.`)
})

test('no word that was typed stands in the shared folder, nor anywhere else on the two disks', async () => {
  expect(Object.keys(words).length).toBeGreaterThan(8)
  const inStore = await filesWithWords(place.shared, words)
  expect(inStore.read).toBeGreaterThan(3)
  expect(inStore.found).toEqual([])
  const onDisk = await filesWithWords(place.folder, { ...words, person: person.split(',')[0] ?? '' })
  expect(onDisk.read).toBeGreaterThan(inStore.read)
  expect(onDisk.found).toEqual([])
})
