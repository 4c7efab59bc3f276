import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app } from 'electron'
import { answerAboutProxy, questionVariable } from './proxies/answer-about-proxy.ts'
import { answerBridge } from './bridge.ts'
import { clearCopied } from './clipboard.ts'
import { createCoreProcess } from './core-process.ts'
import { createRoutes } from './proxies/find-routes.ts'
import { createGrants } from './grants.ts'
import { createLifecycle } from './lifecycle.ts'
import { spareMemory } from './memory.ts'
import { showMenu } from './menu.ts'
import { hardenApplication, openPageSession } from './security.ts'
import { openMainWindow } from './window.ts'

const addressAskedAbout = process.env[questionVariable]
if (addressAskedAbout === undefined) start()
else void answerAboutProxy(addressAskedAbout)

function start(): void {
  hardenApplication()
  spareMemory()
  // A caseload is never opened twice: a second start shows the window of the first.
  if (app.requestSingleInstanceLock()) app.once('ready', open)
  else app.exit(0)
}

function open(): void {
  const routes = createRoutes()
  const core = createCoreProcess({
    modulePath: join(import.meta.dirname, 'core.js'),
    dataFolder: app.getPath('userData'),
    appVersion: app.getVersion(),
    findRoutes: routes.find,
    onStopped: () => lifecycle.coreStopped(),
  })
  core.start()
  const pages = openPageSession(join(import.meta.dirname, '../renderer'))
  const main = openMainWindow(pages)
  const grants = createGrants(randomBytes)
  const lifecycle = createLifecycle({ main, core, onLocked: () => grants.forget(), onClosing })
  showMenu(main)
  answerBridge({ main, core, grants, lifecycle })
  app.on('second-instance', () => main.focus())
  main.load('/unlock')

  async function onClosing(): Promise<void> {
    routes.close()
    main.remember()
    await clearCopied()
  }
}
