import type { FailedSave } from './save-watch.ts'

/** What the status bar says of saving, before what it says of sync. `saveKey`: the key of 'Save now' as people say it. */
export function saveWords(failed: FailedSave | null, saveKey: string | null): string {
  if (failed === null) return 'Everything is saved on this computer.'
  const why = failed === 'disk_full' ? 'the disk is full' : 'Haversack may not write in its folder'
  const again = saveKey === null ? '' : ` ${saveKey} saves again.`
  return `Not saved: ${why}. Keep this window open.${again}`
}
