import { MessageChannelMain, utilityProcess } from 'electron'
import type { MessagePortMain, UtilityProcess, WebContents } from 'electron'
import type { CoreToShell, RoutesAsked, ShellToCore } from '../../shared/contract/messages.ts'
import type { FindRoutes } from '../../shared/contract/route.ts'
import { channels } from './channels.ts'
import { within } from './within.ts'

const timeToLock = 5_000
const timeToEnd = 1_000

/** Room for young values, in MiB: V8 would take tens of them while a caseload comes in, and be hardly faster. */
const youngSpace = 2

export interface CoreProcess {
  start(): void
  /** Gives the page a port of its own to the core. */
  connect(page: WebContents): void
  /** Tells the core which path a token stands for. */
  grant(grant: string, path: string): void
  /** Has the core close the caseload, and ends it: after 5 seconds whether it has done so or not. */
  end(): Promise<void>
}

interface Running {
  readonly child: UtilityProcess
  readonly locked: Promise<void>
  readonly exited: Promise<void>
}

/** The process that holds the caseload. `onStopped` is called when it ends without having been asked to. */
export function createCoreProcess(options: {
  readonly modulePath: string
  readonly dataFolder: string
  readonly appVersion: string
  readonly findRoutes: FindRoutes
  readonly onStopped: () => void
}): CoreProcess {
  const { modulePath, dataFolder, appVersion, findRoutes, onStopped } = options
  let running: Running | null = null

  function start(): void {
    const started = fork(modulePath, [`--data-folder=${dataFolder}`, `--app-version=${appVersion}`])
    running = started
    started.child.on('message', (message: CoreToShell) => {
      if (message.type === 'find-routes') void answer(started.child, message)
    })
    started.child.once('exit', () => {
      if (running !== started) return
      running = null
      onStopped()
    })
  }

  async function answer(child: UtilityProcess, { id, origin, again }: RoutesAsked): Promise<void> {
    post(child, { type: 'routes', id, routes: await findRoutes(origin, again) })
  }

  async function end(): Promise<void> {
    if (running === null) return
    const { child, locked, exited } = running
    running = null
    post(child, { type: 'lock' })
    await within(timeToLock, Promise.race([locked, exited]))
    child.kill()
    await within(timeToEnd, exited)
    if (child.pid !== undefined) killAtOnce(child.pid)
  }

  return {
    start,
    end,
    connect(page) {
      if (running === null) return
      const { port1, port2 } = new MessageChannelMain()
      post(running.child, { type: 'renderer-port' }, [port1])
      page.postMessage(channels.corePort, null, [port2])
    },
    grant(grant, path) {
      if (running !== null) post(running.child, { type: 'grant', grant, path })
    },
  }
}

function fork(modulePath: string, args: string[]): Running {
  const execArgv = [`--js-flags=--max-semi-space-size=${youngSpace}`]
  const child = utilityProcess.fork(modulePath, args, { serviceName: 'Haversack core', stdio: 'inherit', execArgv })
  const locked = Promise.withResolvers<void>()
  const exited = Promise.withResolvers<void>()
  child.on('message', (message: CoreToShell) => {
    if (message.type === 'locked') locked.resolve()
  })
  child.once('exit', () => exited.resolve())
  return { child, locked: locked.promise, exited: exited.promise }
}

function killAtOnce(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL')
  } catch (error) {
    // It may have ended by now.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function post(child: UtilityProcess, message: ShellToCore, ports: MessagePortMain[] = []): void {
  child.postMessage(message, ports)
}
