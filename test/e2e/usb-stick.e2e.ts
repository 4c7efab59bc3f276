import { mkdir, rename, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { filesWithWords, rememberWords } from './canary-words.ts'
import { expectNoAxeViolations, expectToday, goTo, heading, newFolder, removeFolder, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { people, shownCaseload, statusBar } from './page-parts.ts'
import { acceptReferral, searchFor, sendReferral, signNote } from './recording.ts'
import { startInTeam } from './team-place.ts'
import { approve, beginTeam, createCaseload, invite, joinTeam, syncNow } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* Two laptops that never meet: a stick is carried from one to the other, and only one of them can see it. */

const { words, word } = rememberWords()

let folder = ''
let amina: Haversack
let ann: Haversack
let code: readonly string[] = []

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = await newFolder()
  amina = await startInTeam(port('amina'), join(folder, 'amina'), join(folder, 'aside', 'amina'))
  ann = await startInTeam(port('ann'), join(folder, 'ann'), join(folder, 'aside', 'ann'))
  await rmdir(stickAt('ann'))
})

test.afterAll(async () => {
  for (const { app } of [amina, ann]) await app.close()
  await removeFolder(folder)
})

const port = (whose: 'amina' | 'ann') => join(folder, `port of ${whose}`)
const stickAt = (whose: 'amina' | 'ann') => join(port(whose), 'Team sync')
const carryTo = (whose: 'amina' | 'ann') => rename(stickAt(whose === 'ann' ? 'amina' : 'ann'), stickAt(whose))
const referred = () => new RegExp(word('family name'), 'i')

test('a team begins on the stick, with an invitation', async () => {
  const { page } = amina
  await createCaseload(page, 'Amina Rahman')
  await page.getByRole('link', { name: 'Look round' }).click()
  await expectToday(page)
  await beginTeam(page)
  code = await invite(page, 'Ann Cole')
  await syncNow(page)
})

test('first trip: the colleague types the code, and waits', async () => {
  await carryTo('ann')
  await joinTeam(ann.page, 'Ann Cole', "Ann's laptop", code)
  await expect(ann.page.getByText(/With a USB stick: take it to your administrator now/)).toBeVisible()
  await syncNow(amina.page, /The shared folder cannot be reached\./)
})

test('second trip: the administrator lets the computer in', async () => {
  await carryTo('amina')
  await syncNow(ann.page, /Waiting for your administrator|cannot be reached/)
  await expect(heading(ann.page, 'Waiting for your administrator')).toBeVisible()
  await syncNow(amina.page)
  await approve(amina.page)
  await syncNow(amina.page)
})

test('third trip: the colleague is in the team, and works', async () => {
  await carryTo('ann')
  const { page } = ann
  await syncNow(page)
  await expect(heading(page, 'This computer is in the team')).toBeVisible()
  await sendReferral(page, word)
  await acceptReferral(page)
  await syncNow(page)
})

test('a drive that is not the stick stops sync, and nothing is written to it', async () => {
  const { page } = ann
  await carryTo('amina')
  await mkdir(stickAt('ann'))
  await signNote(page, `Rang about the ${word('note without the stick')}.`)
  await syncNow(page, /Sync has stopped: its files are gone from the storage\./)
  await visit(page, '/settings/sync')
  await expect(page.getByText(/Stopped, so that nothing is overwritten\. .* Is it the right drive\?/)).toBeVisible()
  await expectNoAxeViolations(page, 'the settings of sync, stopped by an empty drive')
  // Throws unless it is empty.
  await rmdir(stickAt('ann'))
})

test('what was carried is on the laptop of the administrator', async () => {
  const { page } = amina
  await syncNow(page)
  await goTo(page, 'Caseload')
  await shownCaseload(page).selectOption('all')
  await expect(people(page).filter({ hasText: referred() })).toBeVisible()
})

test('with the stick back, sync goes on where it was, with the work done meanwhile', async () => {
  await carryTo('ann')
  await visit(ann.page, '/settings/sync')
  await ann.page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(statusBar(ann.page)).toContainText('All changes sent')
  await expect(heading(ann.page, 'Settings')).toBeFocused()
  await carryTo('amina')
  const { page } = amina
  await syncNow(page)
  const found = await searchFor(page, word('note without the stick'))
  await expect(found.first()).toContainText(word('note without the stick'))
})

test('no word that was typed stands on the stick, nor anywhere else on the two disks', async () => {
  const onStick = await filesWithWords(stickAt('amina'), words)
  expect(onStick.read).toBeGreaterThan(3)
  expect(onStick.found).toEqual([])
  expect((await filesWithWords(folder, words)).found).toEqual([])
})
