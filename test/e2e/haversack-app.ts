import { AxeBuilder } from '@axe-core/playwright'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { launchApp } from '../desktop/launch.ts'
import type { SyntheticSize } from '../fixtures/synthetic/caseload.ts'
import { makeSyntheticVault } from '../fixtures/synthetic/make-vault.ts'

/** The application in a real window, and how a user gets about in it. */
export interface Haversack {
  readonly app: ElectronApplication
  readonly page: Page
}

export const passphrase = 'violet kettle harbour maple'

/** What a link worker has, cut down to what a test looks at. A fifth of the people are on the caseload. */
const fewPeople: SyntheticSize = { people: 60, notesPerPerson: 3, consultationsPerPerson: 3, wordsPerNote: 30 }

/** A folder of the test's own, to be removed with `removeFolder`. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'haversack-e2e-'))

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** Starts the application on a profile in a window whose pages have 1280 by 720 pixels. */
export const startHaversack = async (profile: string, env: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Promise<Haversack> => {
  const app = await launchApp({ userDataDir: profile, env, args })
  const page = await app.firstWindow()
  // Choosers are Playwright's to answer from the first listener on, a moment after it: one added with the key that opens
  // a chooser may come too late.
  page.on('filechooser', () => {})
  await setWindowSize(app, 1280, 720)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return { app, page }
}

/** A window alone on its computer, in a folder of its own. */
export interface LoneHaversack extends Haversack {
  readonly folder: string
  /** Closes the window and removes the folder. */
  readonly end: () => Promise<void>
}

/** Starts the application on a locked caseload of invented people. */
export const startWithPeople = async (size?: SyntheticSize): Promise<LoneHaversack> => {
  const folder = await newFolder()
  const haversack = await startHaversack(await makeSyntheticProfile(folder, size))
  const end = async (): Promise<void> => {
    await haversack.app.close()
    await removeFolder(folder)
  }
  return { ...haversack, folder, end }
}

/** The same, unlocked. */
export const openWithPeople = async (size?: SyntheticSize): Promise<LoneHaversack> => {
  const haversack = await startWithPeople(size)
  await unlock(haversack.page)
  return haversack
}

/** A profile with one caseload of invented people, locked. */
export const makeSyntheticProfile = async (folder: string, size: SyntheticSize = fewPeople): Promise<string> => {
  const profile = join(folder, 'profile')
  await makeSyntheticVault({ dataFolder: profile, passphrase, size })
  return profile
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Where the passphrase is typed on the unlock page; what is wrong with it describes it. */
export const passphraseField = (page: Page) => page.getByLabel('Passphrase', { exact: true })

const wrongPassphrase = /That passphrase does not open this caseload\. Check Caps Lock and the keyboard language, then try again\./

/** Types a passphrase on the unlock page and presses Enter. */
export const tryPassphrase = async (page: Page, words: string): Promise<void> => {
  await passphraseField(page).fill(words)
  await page.keyboard.press('Enter')
}

/** Types a passphrase that does not open the caseload, and waits for the sentence that says so. */
export const tryWrongPassphrase = async (page: Page, words: string): Promise<void> => {
  await tryPassphrase(page, words)
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeVisible()
  await expect(passphraseField(page)).toHaveAccessibleDescription(wrongPassphrase)
  await expect(passphraseField(page)).toBeFocused()
}

/** Opens the caseload on the unlock page, up to the page of the day. */
export const unlock = async (page: Page, words: string = passphrase): Promise<void> => {
  await tryPassphrase(page, words)
  await expectToday(page)
}

export const expectToday = (page: Page): Promise<void> => expect(heading(page, /^\w+day\s\d{1,2}\s\w+\s\d{4}$/)).toBeVisible()

/** Locks by its key and waits for the unlock page. */
export const lock = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+L')
  await expectLocked(page)
}

export const expectLocked = async (page: Page): Promise<void> => {
  await expect(heading(page, 'Unlock')).toBeVisible()
  await expect(passphraseField(page)).toBeVisible()
}

const pageKeys = {
  Caseload: 'Control+2',
  Week: 'Control+3',
  Referrals: 'Control+4',
  Reports: 'Control+5',
  Search: 'Control+Shift+F',
  Settings: 'Control+,',
} as const

/** Goes to a page by its key. */
export const goTo = async (page: Page, name: keyof typeof pageKeys | 'Today'): Promise<void> => {
  await page.keyboard.press(name === 'Today' ? 'Control+1' : pageKeys[name])
  await (name === 'Today' ? expectToday(page) : expect(heading(page, new RegExp(`^${name}`))).toBeVisible())
  // Whoever types next types there.
  if (name === 'Search') await expect(page.getByLabel('Search people and notes')).toBeFocused()
}

/** What search or the palette found. */
export const found = (within: Page | Locator) => within.getByRole('listbox', { name: 'Found' }).getByRole('option')

/** Opens a person by typing a name, or the beginning of one, in the palette. */
export const openPerson = async (page: Page, typed: string): Promise<void> => {
  await page.keyboard.press('Control+K')
  await page.getByLabel('Name, NHS number or command').fill(typed)
  await expect(found(page.getByRole('dialog')).first()).toContainText(/NHS No\./)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Person in view' })).toBeVisible()
}

/** Goes to an address as a link on a page would: for pages that many steps lie before. */
export const visit = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, address)
}

/** The size of the pages in physical pixels, which at zoom 1 are those of CSS. */
export const setWindowSize = (app: ElectronApplication, width: number, height: number): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, [w, h]) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(w, h)
    },
    [width, height] as const,
  )

export const setZoom = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, zoom) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom)
  }, factor)

/** The next save dialogs answer with that file, as if the user had chosen it. */
export const answerSaveDialog = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)

/** The process that holds the caseload. */
export const coreProcessId = async (app: ElectronApplication): Promise<number> => {
  const id = await app.evaluate(({ app: shell }) => shell.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Haversack core'))?.pid)
  if (id === undefined) throw new Error('There is no core process.')
  return id
}

/** Ends the whole application as a power cut would. */
export const killHaversack = async ({ app }: Haversack): Promise<void> => {
  const process = app.process()
  const closed = app.waitForEvent('close')
  process.kill('SIGKILL')
  await closed
}

/** Waits until a page has been read to its end: nothing of it has changed for a while, and nothing is fading in. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const quiet = 150
    const { promise, resolve } = Promise.withResolvers<void>()
    let timer = setTimeout(resolve, quiet)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, quiet)
    })
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    await promise
    observer.disconnect()
    // Half faded in, a menu has too little contrast. What is taken away while it fades has no end of it.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Holds the page as it stands against WCAG 2.2 AA, as far as axe can judge. `what` stands in the failure. */
export const expectNoAxeViolations = async (page: Page, what: string): Promise<void> => {
  await settled(page)
  // Electron cannot open the second page in which axe would otherwise put its results together.
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode(true).analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ''}`).join('\n')}`)
  expect.soft(found, what).toEqual([])
}
