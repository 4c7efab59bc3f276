import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasDisplay } from '../desktop/display.ts'
import { findElectron } from '../desktop/find-electron.ts'
import { launchApp, prepareDesktop } from '../desktop/launch.ts'
import { isRoot, projectRoot } from '../desktop/machine.ts'
import { makeSyntheticVault } from '../fixtures/synthetic/make-vault.ts'
import { createSteps } from './step.ts'
import { workingDay } from './working-day.ts'

/*
 * With a display: the program opens on a synthetic caseload. With none: the same program goes through a working day
 * in a virtual display. Ends with an error if any step is not seen to happen.
 */

const passphrase = 'violet kettle harbour maple'
const output = join(projectRoot, 'demo-output')
const profile = await mkdtemp(join(tmpdir(), 'haversack-demo-'))
try {
  console.log('Making a caseload of invented people ...')
  const { label } = await makeSyntheticVault({ dataFolder: profile, passphrase })
  if (hasDisplay() && process.env['CI'] === undefined) await openForAPerson(label)
  else await goThroughADay()
} finally {
  await rm(profile, { recursive: true, force: true })
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
  const app = await launchApp({ userDataDir: profile })
  try {
    const page = await app.firstWindow()
    // Choosers of files are answered only a moment after the first listener asks for it: early enough here.
    page.on('filechooser', () => undefined)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
    const steps = await createSteps(page, join(output, 'screenshots'))
    const referralFile = join(projectRoot, 'test/fixtures/fhir/referral-message.json')
    const person = { family: 'Adeyemi', given: 'Grace' }
    await workingDay({ app, page, passphrase, referralFile, person, folder: output }, steps)
    console.log(`Every step was seen to happen. Screenshots and exported files: ${output}`)
  } finally {
    await app.close()
    await desktop.stop()
  }
}
