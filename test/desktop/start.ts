/** Runs the built application for a person to use, on the data of their own account. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hasDisplay } from './display.ts'
import { findElectron } from './find-electron.ts'
import { isRoot } from './machine.ts'

if (!hasDisplay()) throw new Error('There is no display to show Haversack on. "npm run demo" needs none.')
const electron = await findElectron()
console.log(electron.description)
const { executablePath, args } = await electron.prepareApp()
const sandbox = isRoot ? ['--no-sandbox'] : []
const application = spawn(executablePath, [...args, ...sandbox], { stdio: 'inherit' })
const [status] = (await once(application, 'exit')) as [number | null]
process.exitCode = status ?? 1
