import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { WebContents } from 'electron'
import type { ShellBridge } from '../../shared/contract/bridge.ts'

type Printed = Awaited<ReturnType<ShellBridge['printPage']>>
type Saved = Awaited<ReturnType<ShellBridge['savePageAsPdf']>>

/** Prints a page through the system's dialog. Its print style sets margins, header and footer. */
export function printPage(page: WebContents): Promise<Printed> {
  const { promise, resolve } = Promise.withResolvers<Printed>()
  page.print({ silent: false, printBackground: false, pageSize: 'A4' }, (success, failure) => {
    if (success) resolve('printed')
    else resolve(/cancel/i.test(failure) ? 'cancelled' : 'failed')
  })
  return promise
}

/** Writes a page as a tagged PDF to `path`: whole, or not at all. */
export async function savePageAsPdf(page: WebContents, path: string): Promise<Saved> {
  const pdf = await page.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: false,
    generateTaggedPDF: true,
  })
  return writeWhole(path, pdf)
}

/** Writes a file under another name first, so that one it replaces is there until the new one is complete. */
export async function writeWhole(path: string, content: Uint8Array): Promise<Saved> {
  const unfinished = join(dirname(path), `.${basename(path)}.unfinished`)
  try {
    await writeThrough(unfinished, content)
    await rename(unfinished, path)
    return 'saved'
  } catch (error) {
    await rm(unfinished, { force: true })
    return failureOf(error)
  }
}

async function writeThrough(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

function failureOf(error: unknown): Saved {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === null) throw error
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full'
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read_only' : 'failed'
}
