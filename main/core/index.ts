import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import type { Request, ShellToCore } from '../../shared/contract/messages.ts'
import { bugReport } from './bug-report.ts'
import { createCore } from './core.ts'
import { createRouteFinder } from './route-finder.ts'

/*
 * The core process: an Electron utility process that the shell forks with --data-folder and --app-version.
 * The renderer's requests come over the port that the shell passes on; the shell itself only grants files, locks, and
 * answers how the server of a place of sync is reached.
 */

interface Port {
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): void
  postMessage(message: unknown): void
  start?(): void
}

// Electron adds it; the types of Node do not name it.
const { parentPort } = process as unknown as { parentPort: Port }

const argument = (name: string): string => {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`))
  if (given === undefined) throw new Error(`The core needs --${name}=`)
  return given.slice(name.length + 3)
}

// Node would print the message, and the line of the source.
process.on('uncaughtException', (error) => {
  process.stderr.write(bugReport('core', error))
  process.exit(1)
})

let renderer: Port | null = null
const routeFinder = createRouteFinder((question) => parentPort.postMessage(question))

const core = createCore({
  surroundings: {
    dataFolder: argument('data-folder'),
    migrationsFolder: join(import.meta.dirname, 'migrations'),
    appVersion: argument('app-version'),
    clock: Date.now,
    random: (bytes) => randomFillSync(new Uint8Array(bytes)),
    findRoutes: routeFinder.find,
  },
  post: (message) => renderer?.postMessage(message),
  onBug: (operation, error) => process.stderr.write(bugReport(operation, error)),
})

parentPort.on('message', ({ data, ports }) => {
  const message = data as ShellToCore
  if (message.type === 'grant') core.addGrant(message.grant, message.path)
  else if (message.type === 'routes') routeFinder.found(message)
  else if (message.type === 'lock') void core.lock().finally(() => parentPort.postMessage({ type: 'locked' }))
  else {
    const [port] = ports
    if (port === undefined) throw new Error('The renderer port did not come along')
    renderer = port
    port.on('message', (event) => void core.receive(event.data as Request))
    port.start?.()
  }
})
