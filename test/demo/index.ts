import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasDisplay } from '../desktop/display.ts'
import { findElectron } from '../desktop/find-electron.ts'
import { prepareDesktop } from '../desktop/launch.ts'
import { isRoot, projectRoot } from '../desktop/machine.ts'
import { passphrase } from '../e2e/haversack-app.ts'
import type { Haversack } from '../e2e/haversack-app.ts'
import { startInTeam } from '../e2e/team-place.ts'
import { makeSyntheticVault } from '../fixtures/synthetic/make-vault.ts'
import { secondLaptop } from './second-laptop.ts'
import { createSteps } from './step.ts'
import { workingDay } from './working-day.ts'

/*
 * With a display: the program opens on a synthetic caseload. With none: the same program goes through a working day
 * in a virtual display, and then brings the caseload to a second laptop, over a shared folder. Ends with an error if any step is not seen to happen.
 */

const output = join(projectRoot, 'demo-output')
const laptops = await mkdtemp(join(tmpdir(), 'haversack-demo-'))
const profile = join(laptops, 'office')
try {
  console.log('Making a caseload of invented people ...')
  const { label } = await makeSyntheticVault({ dataFolder: profile, passphrase })
  if (hasDisplay() && process.env['CI'] === undefined) await openForAPerson(label)
  else await goThroughADay()
} finally {
  await rm(laptops, { recursive: true, force: true })
}

async function openForAPerson(label: string): Promise<void> {
  const electron = await findElectron()
  console.log(`${electron.description}\n\n${label}\nPassphrase: ${passphrase}\n`)
  const { executablePath, args } = await electron.prepareApp()
  const sandbox = isRoot ? ['--no-sandbox'] : []
  const window = spawn(executablePath, [...args, ...sandbox, `--user-data-dir=${profile}`], { stdio: 'inherit' })
  const [status] = (await once(window, 'exit')) as [number | null]
  process.exitCode = status ?? 1
}

async function goThroughADay(): Promise<void> {
  const desktop = await prepareDesktop()
  await rm(output, { recursive: true, force: true })
  const opened: Haversack[] = []
  const open = async (folder: string): Promise<Haversack> => {
    const laptop = await startInTeam(output, folder)
    opened.push(laptop)
    return laptop
  }
  try {
    const office = await open(profile)
    const steps = await createSteps(office.page, join(output, 'screenshots'))
    const referralFile = join(projectRoot, 'test/fixtures/fhir/referral-message.json')
    const person = { family: 'Adeyemi', given: 'Grace' }
    const note = 'Rang about the choir at the library. Would like company on the first visit.'
    await workingDay({ ...office, passphrase, referralFile, person, note, folder: output }, steps)
    await secondLaptop({ office: office.page, openHome: async () => (await open(join(laptops, 'home'))).page, person, note, folder: output }, steps)
    console.log(`Every step was seen to happen. Screenshots, exported files and the shared folder: ${output}`)
  } finally {
    for (const { app } of opened) await app.close()
    await desktop.stop()
  }
}
