import { app, dialog, powerMonitor } from 'electron'
import type { LockReason } from '../../shared/contract/bridge.ts'
import { channels } from './channels.ts'
import type { CoreProcess } from './core-process.ts'
import { createStopCount } from './stops.ts'
import type { MainWindow } from './window.ts'
import { within } from './within.ts'

const timeToKeepWhatIsTyped = 2_000

export interface Lifecycle {
  /** The page has kept what was typed and wants the caseload locked, or answers that it may be. */
  pageLocked(reason: LockReason): void
  /** The core ended by itself. */
  coreStopped(): void
}

/**
 * Locks the caseload when it is asked for, when the computer sleeps or is locked, and before the application closes:
 * the page keeps what is typed, the core closes the caseload and ends, and only then does a fresh page show.
 */
export function createLifecycle(options: {
  readonly main: MainWindow
  readonly core: CoreProcess
  /** Called when the caseload is locked, to forget what the shell knew of it. */
  readonly onLocked: () => void
  /** Called last of all, before the application ends. */
  readonly onClosing: () => Promise<void>
}): Lifecycle {
  const { main, core, onLocked, onClosing } = options
  const stops = createStopCount(Date.now)
  let closing = false
  let locking: Promise<void> | null = null
  let pageHasAnswered: (() => void) | null = null

  main.window.on('close', closeInstead)
  app.on('before-quit', closeInstead)
  powerMonitor.on('suspend', () => lock('suspended'))
  powerMonitor.on('lock-screen', () => lock('suspended'))
  powerMonitor.on('shutdown', close)
  main.window.webContents.on('render-process-gone', () => {
    if (!closing) lock('stopped')
  })

  function closeInstead(event: { preventDefault(): void }): void {
    event.preventDefault()
    close()
  }

  function close(): void {
    closing = true
    lock('closing')
  }

  function lock(reason: LockReason | 'stopped', pageIsDone = false): void {
    locking ??= endCaseload(reason, pageIsDone).finally(() => {
      locking = null
    })
  }

  async function endCaseload(reason: LockReason | 'stopped', pageIsDone: boolean): Promise<void> {
    // A page that stopped answers nothing.
    if (!pageIsDone && reason !== 'stopped') await askPage(reason)
    await core.end()
    onLocked()
    if (closing) {
      await onClosing()
      app.exit(0)
    } else {
      startAfresh(reason)
    }
  }

  async function askPage(reason: LockReason): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    pageHasAnswered = resolve
    main.send(channels.lockRequest, reason)
    await within(timeToKeepWhatIsTyped, promise)
    pageHasAnswered = null
  }

  function startAfresh(reason: LockReason | 'stopped'): void {
    core.start()
    main.load(`/unlock?reason=${reason}`)
  }

  return {
    pageLocked(reason) {
      if (pageHasAnswered) pageHasAnswered()
      else lock(reason, true)
    },
    coreStopped() {
      if (closing) return
      onLocked()
      if (stops.stopped()) {
        closing = true
        sayThatItKeepsStopping()
        app.exit(1)
      } else {
        startAfresh('stopped')
      }
    },
  }
}

function sayThatItKeepsStopping(): void {
  dialog.showMessageBoxSync({
    type: 'error',
    title: 'Haversack',
    message: 'Haversack cannot go on',
    detail:
      'The part of it that opens your caseload stopped three times within a minute. What was saved is still on this ' +
      'computer, encrypted. Restart the computer and open Haversack again. If it happens again, tell the person who ' +
      'looks after this computer.',
    buttons: ['Close Haversack'],
  })
}
