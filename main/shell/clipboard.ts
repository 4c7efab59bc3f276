import { createHash } from 'node:crypto'
import { clipboard } from 'electron'

const timeToPaste = 60_000

/** The digest of what this application last copied: the text itself is not kept here. */
let copied: string | null = null
let timer: NodeJS.Timeout | undefined

/** Puts text on the clipboard; takes it away again after 60 seconds, or on closing, if it is still there. */
export async function copyForAMinute(text: string): Promise<void> {
  await clipboard.writeText(text)
  copied = digest(text)
  clearTimeout(timer)
  timer = setTimeout(() => void clearCopied(), timeToPaste)
}

/** Clears the clipboard if it still holds what this application copied. */
export async function clearCopied(): Promise<void> {
  clearTimeout(timer)
  if (copied !== null && digest(await clipboard.readText()) === copied) clipboard.clear()
  copied = null
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
