import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import type { SavedFileKind } from '../../shared/contract/bridge.ts'
import { plainFileName } from './bridge-inputs.ts'

const kindNames: Readonly<Record<SavedFileKind, string>> = {
  xlsx: 'Excel workbook',
  csv: 'CSV file',
  pdf: 'PDF document',
  txt: 'Text file',
  html: 'Web page',
}

/** Asks where to save a file of that kind. Null if the user cancels. */
export async function askWhereToSave(window: BrowserWindow, suggestedName: string, kind: SavedFileKind): Promise<string | null> {
  const folder = app.getPath('documents')
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(folder, plainFileName(suggestedName)),
    filters: [{ name: kindNames[kind], extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return null
  const complete = withExtension(filePath, kind)
  // The dialog asked about overwriting the name as it was typed, not the one with the extension.
  if (complete !== filePath && existsSync(complete)) return askWhereToSave(window, complete, kind)
  return complete
}

/** Asks which backup to open. Null if the user cancels. */
export async function askWhichBackup(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'] })
  return filePaths[0] ?? null
}

/** Asks for a folder to sync through. Null if the user cancels. */
export async function askWhichFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
  return filePaths[0] ?? null
}

function withExtension(path: string, kind: SavedFileKind): string {
  return extname(path).toLowerCase() === `.${kind}` ? path : `${path}.${kind}`
}
