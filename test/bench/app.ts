import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { deriveKey, newDerivation } from '../../main/core/vault/derive-key.ts'
import type { StartCommand } from '../desktop/find-electron.ts'
import { launchApp, prepareDesktop } from '../desktop/launch.ts'
import { modulesFolder, run } from '../desktop/machine.ts'
import type { SyntheticSize } from '../fixtures/synthetic/caseload.ts'
import { makeSyntheticVault } from '../fixtures/synthetic/make-vault.ts'
import { measureMemory } from './app-memory.ts'
import { median } from './measure.ts'
import { startDirectly } from './start-directly.ts'
import { markdownTable, milliseconds } from './table.ts'
import { timeInPage, type Shown } from './time-in-page.ts'

/** The measured workload: 3,000 people, about 30,000 notes of about 120 words. */
const size: SyntheticSize = { people: 3000, notesPerPerson: 10, consultationsPerPerson: 8, wordsPerNote: 110 }
const passphrase = 'violet kettle harbour maple'
const starts = 5
const repeats = 9
const word = 'neighbour'

interface AppRow {
  readonly what: string
  readonly measured: string
  readonly limit: string
}

/**
 * The application as users have it, built and in its window, on a caseload of 3,000 people: a table of how long
 * users wait and of its memory, or a sentence about why it could not be measured.
 */
export const benchApp = async (folder: string): Promise<string> => {
  try {
    run(process.execPath, [join(modulesFolder, 'electron-vite', 'bin', 'electron-vite.js'), 'build'])
    const desktop = await prepareDesktop()
    try {
      await makeSyntheticVault({ dataFolder: folder, passphrase, size })
      return markdownTable(
        ['In the application, with 3,000 people', 'Measured', 'Limit'],
        (await measureApp(desktop, folder)).map(({ what, measured, limit }) => [what, measured, limit]),
      )
    } finally {
      await desktop.stop()
    }
  } catch (error) {
    return `The application could not be measured: ${error instanceof Error ? error.message : String(error)}`
  }
}

const measureApp = async (command: StartCommand, profile: string): Promise<AppRow[]> => {
  const derivation = await timeDerivation()
  const started: number[] = []
  const unlocked: number[] = []
  for (let n = 0; n < starts; n++) {
    const { page, took, end } = await startDirectly(command, profile)
    started.push(took)
    unlocked.push(await unlock(page))
    await end()
  }
  const memory = await measureMemory(command, profile, useEverything)
  const app = await launchApp({ userDataDir: profile })
  try {
    const page = await app.firstWindow()
    await unlock(page)
    const caseload = await repeatedly(() => timeCaseload(page))
    const person = await repeatedly(() => timeOpeningPerson(page))
    const found = await repeatedly(() => timeSearch(page))
    return [
      { what: 'start to unlock page', measured: milliseconds(median(started)), limit: '< 2,000 ms' },
      {
        what: `unlock to Today, without the ${milliseconds(derivation)} of key derivation`,
        measured: milliseconds(median(unlocked) - derivation),
        limit: '< 1,000 ms',
      },
      { what: 'caseload page after its key', measured: milliseconds(caseload), limit: '≤ 100 ms' },
      { what: 'search results after the last key', measured: milliseconds(found), limit: '≤ 50 ms' },
      { what: 'a person’s record after Enter', measured: milliseconds(person), limit: '' },
      ...memory.map((row) => ({ ...row, limit: '≤ 300 MiB' })),
    ]
  } finally {
    await app.close()
  }
}

const unlock = async (page: Page): Promise<number> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  return timeInPage(page, () => page.keyboard.press('Enter'), todayShown)
}

/** A while of work that opens each kind of page some times. */
const useEverything = async (page: Page): Promise<void> => {
  await unlock(page)
  for (let n = 0; n < repeats; n++) {
    await timeCaseload(page)
    await timeOpeningPerson(page)
    await timeSearch(page)
  }
  await page.keyboard.press('Control+2')
  await headingOf(page, 'Caseload').waitFor()
}

const timeCaseload = async (page: Page): Promise<number> => {
  await page.keyboard.press('Control+1')
  await headingOf(page, /\d{4}$/).waitFor()
  return timeInPage(page, () => page.keyboard.press('Control+2'), caseloadShown)
}

const timeOpeningPerson = async (page: Page): Promise<number> => {
  await page.keyboard.press('Control+2')
  await headingOf(page, 'Caseload').waitFor()
  await page.keyboard.press('Control+K')
  await page.getByLabel('Name, NHS number or command').fill(familyBeginning)
  await page.getByRole('option').first().waitFor()
  return timeInPage(page, () => page.keyboard.press('Enter'), personShown)
}

const timeSearch = async (page: Page): Promise<number> => {
  await page.keyboard.press('Control+Shift+F')
  // The last key takes away a letter with which nothing is found.
  await page.getByRole('combobox', { name: 'Search people and notes' }).fill(`${word}q`)
  await page.getByText(`Nothing found for '${word}q'`).first().waitFor()
  return timeInPage(page, () => page.keyboard.press('Backspace'), foundShown)
}

const headingOf = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

const familyBeginning = 'williams'
const todayShown: Shown = { heading: '\\d{4}$', selector: 'main h2' }
const caseloadShown: Shown = { heading: '^Caseload$', selector: '[role=grid] tbody td' }
const personShown: Shown = { heading: '^Overview: ', selector: '[aria-label="Last note"]' }
const foundShown: Shown = { heading: '^Search$', selector: '[role=option]' }

const timeDerivation = async (): Promise<number> => {
  const derivation = newDerivation((bytes) => randomFillSync(new Uint8Array(bytes)))
  return repeatedly(async () => {
    const begun = performance.now()
    await deriveKey(passphrase, derivation)
    return performance.now() - begun
  })
}

const repeatedly = async (time: () => Promise<number>): Promise<number> => {
  const times: number[] = []
  for (let n = 0; n < repeats; n++) times.push(await time())
  return median(times)
}
