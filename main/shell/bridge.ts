import { ipcMain } from 'electron'
import type { z } from 'zod'
import type { FileGrant } from '../../shared/contract/bridge.ts'
import { copiedTextSchema, fileGrantSchema, lockReasonSchema, nothingSchema, saveWishSchema } from './bridge-inputs.ts'
import { channels } from './channels.ts'
import { copyForAMinute } from './clipboard.ts'
import type { CoreProcess } from './core-process.ts'
import { askWhereToSave, askWhichBackup, askWhichFolder } from './dialogs.ts'
import type { Grants } from './grants.ts'
import type { Lifecycle } from './lifecycle.ts'
import { printPage, savePageAsPdf } from './print.ts'
import type { MainWindow } from './window.ts'

/** Answers what the page asks through `window.haversack`, and nothing that comes from anywhere else. */
export function answerBridge(shell: {
  readonly main: MainWindow
  readonly core: CoreProcess
  readonly grants: Grants
  readonly lifecycle: Lifecycle
}): void {
  const { main, core, grants, lifecycle } = shell
  const page = main.window.webContents

  answer(channels.requestCore, nothingSchema, () => core.connect(page))
  answer(channels.chooseSaveFile, saveWishSchema, async ({ suggestedName, kind }) =>
    grantFor(await askWhereToSave(main.window, suggestedName, kind)),
  )
  answer(channels.chooseBackupFile, nothingSchema, async () => grantFor(await askWhichBackup(main.window)))
  answer(channels.chooseFolder, nothingSchema, async () => grantFor(await askWhichFolder(main.window)))
  answer(channels.printPage, nothingSchema, () => printPage(page))
  answer(channels.savePageAsPdf, fileGrantSchema, ({ grant }) => {
    const path = grants.spend(grant)
    return path === null ? 'failed' : savePageAsPdf(page, path)
  })
  answer(channels.copyForAMinute, copiedTextSchema, copyForAMinute)
  answer(channels.locked, lockReasonSchema, (reason) => lifecycle.pageLocked(reason))

  function answer<Input>(channel: string, schema: z.ZodType<Input>, work: (input: Input) => unknown): void {
    ipcMain.handle(channel, (event, input: unknown) => {
      if (!main.isOwnFrame(event.senderFrame)) throw new Error(`${channel} is answered to Haversack’s own page only`)
      const checked = schema.safeParse(input)
      if (!checked.success) throw new Error(`${channel} was asked with something else than the contract has`)
      return work(checked.data)
    })
  }

  function grantFor(path: string | null): FileGrant | null {
    if (path === null) return null
    const grant = grants.issue(path)
    core.grant(grant.grant, path)
    return grant
  }
}
