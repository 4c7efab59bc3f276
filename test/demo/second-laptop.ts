import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo, heading, openPerson } from '../e2e/haversack-app.ts'
import { people, statusBar, versions } from '../e2e/page-parts.ts'
import { changeAddress } from '../e2e/recording.ts'
import { approveOpened, invite, joinTeam, letters, makeTeamSheet, openRequest, syncNow, testFolder, typeSheetBack, unreachable } from '../e2e/team-windows.ts'
import type { Steps } from './step.ts'

export interface SecondLaptop {
  /** The unlocked caseload. */
  readonly office: Page
  /** Starts Haversack on a laptop with nothing on it yet. */
  openHome(): Promise<Page>
  readonly person: { readonly family: string; readonly given: string }
  /** The note that was signed about them. */
  readonly note: string
  /** Where both laptops find the shared folder, `Team sync`. */
  readonly folder: string
}

/** The same link worker gets a second laptop, over nothing but a folder; every step fails if it is not seen. */
export const secondLaptop = async ({ office, openHome, person, note, folder }: SecondLaptop, { step }: Steps): Promise<void> => {
  const shared = join(folder, 'Team sync')
  const away = join(folder, 'Team sync, not connected')
  const name = `${person.given} ${person.family}`

  await step('Choose a folder for sync, and test it', async () => {
    await statusBar(office).getByRole('link', { name: /Sync is not set up/ }).click()
    await office.getByRole('link', { name: 'Set up sync' }).click()
    await testFolder(office)
    await expect(office.getByText('Works', { exact: true })).toHaveCount(4)
  })

  let sheet: readonly string[] = []
  await step('Start a team: a sheet to print, for the safe', async () => {
    sheet = await makeTeamSheet(office)
  })

  await step('Type two groups of the sheet back', () => typeSheetBack(office, sheet))

  let code: readonly string[] = []
  await step('Invite the laptop at home', async () => {
    code = await invite(office, 'A. Rahman', { who: 'Me, on another computer' })
  })

  const home = await openHome()
  await step('Type the code on the laptop at home, and wait with six letters', () => joinTeam(home, 'Amina Rahman', 'Laptop at home', code), home)

  await step('Compare the six letters', async () => {
    await syncNow(office)
    await openRequest(office)
    expect((await letters(office).innerText()).trim()).toBe((await letters(home).innerText()).trim())
  })

  await step('Let it into the team', async () => {
    await approveOpened(office)
    await syncNow(office)
  })

  await step(
    'Sync: the laptop at home has the whole caseload',
    async () => {
      await syncNow(home)
      await expect(heading(home, 'This computer is in the team')).toBeVisible()
      await goTo(office, 'Caseload')
      await goTo(home, 'Caseload')
      await expect(heading(home, /./)).toHaveText(await heading(office, /./).innerText())
      await expect(people(home).nth(5)).toBeVisible()
    },
    home,
  )

  await step(
    'Read there the note that was signed at the office',
    async () => {
      await openPerson(home, name)
      await home.getByRole('tab', { name: /^Notes/ }).click()
      await home.getByRole('navigation', { name: 'Notes' }).getByRole('link').first().click()
      await expect(home.getByRole('region', { name: 'Note', exact: true })).toContainText(note)
    },
    home,
  )

  await rename(shared, away)
  await step('Change the address at the office, the folder out of reach', async () => {
    await openPerson(office, name)
    await changeAddress(office, 'Flat 12')
    await syncNow(office, unreachable)
  })

  await step(
    'Change the same address at home',
    async () => {
      await changeAddress(home, 'Flat 2B')
      await syncNow(home, unreachable)
    },
    home,
  )
  await rename(away, shared)

  await step('Sync: both versions are shown, and neither is picked', async () => {
    for (const page of [office, home, office]) await syncNow(page)
    await statusBar(office).getByRole('link', { name: /two versions/ }).click()
    await office.getByRole('grid', { name: 'What has two versions' }).getByRole('row').nth(1).click()
    await expect(versions(office)).toHaveCount(2)
    for (const address of ['Flat 12', 'Flat 2B']) await expect(versions(office).filter({ hasText: address })).toBeVisible()
  })

  await step('Settle it with one press', async () => {
    await versions(office).filter({ hasText: 'Flat 2B' }).getByRole('button', { name: /^Keep this one/ }).click()
    await expect(office.getByText('Everything agrees.')).toBeVisible()
  })

  await step(
    'Sync: both laptops say the same',
    async () => {
      for (const page of [office, home]) await syncNow(page)
      await expect(home.locator('[data-part="address"]')).toContainText('Flat 2B')
      await expect(home.locator('[data-part="address"]').getByText('Two versions')).toHaveCount(0)
    },
    home,
  )
}
