import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { Fault } from '../../../../shared/contract/errors.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { announce } from '../../../ui/messages/announce.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'

export interface Restore {
  /** Makes a caseload out of a backup and goes to its unlocking. */
  readonly restore: (caseload: string, backup: string) => Promise<void>
  /** The same from a file the user chooses. */
  readonly openFile: () => Promise<void>
  /** What kept the last attempt from being done. */
  readonly problem: string | undefined
}

/** Opening backups. What is restored is a caseload of its own, locked, with the passphrase of its time. */
export function useRestore(): Restore {
  const core = useCore()
  const readAgain = useReadAgain()
  const [, navigate] = useLocation()
  // A backup opened twice would be two caseloads.
  const once = useOneAtATime()
  const [problem, setProblem] = useState<string | undefined>(undefined)

  const take = useCallback(
    async (reply: { readonly ok: true; readonly value: { readonly id: string; readonly label: string } } | { readonly ok: false; readonly error: Fault }) => {
      if (!reply.ok) return setProblem(restoreSentence(reply.error))
      await readAgain()
      announce(`${reply.value.label} is ready to be unlocked.`)
      return navigate(`/unlock?caseload=${reply.value.id}`)
    },
    [readAgain, navigate],
  )
  const restore = useCallback(
    (caseload: string, backup: string) => once(async () => take(await core.call('backups.restore', { vault: caseload, backup }))),
    [core, once, take],
  )
  const openFile = useCallback(
    () =>
      once(async () => {
        const chosen = await window.haversack.chooseBackupFile()
        if (chosen !== null) await take(await core.call('backups.openFile', { grant: chosen.grant }))
      }),
    [core, once, take],
  )
  return { restore, openFile, problem }
}

/** The same faults as elsewhere, said of a backup that is being opened rather than made. */
function restoreSentence(fault: Fault): string {
  switch (fault.code) {
    case 'backup_damaged':
    case 'vault_damaged':
      return 'This backup is damaged and cannot be opened safely. Nothing was changed. Choose another.'
    case 'no_such_backup':
      return 'There is no backup in that place. Nothing was changed. Choose the file caseload.db or key.json of a backup.'
    case 'key_file_missing':
      return 'The key file of this backup is missing: key.json must lie beside caseload.db. Nothing was changed.'
    case 'key_file_damaged':
      return 'The key file of this backup is damaged. Nothing was changed. Choose another backup.'
    case 'newer_version':
      return 'This backup was made with a newer Haversack. Update Haversack to open it. Nothing was changed.'
    case 'disk_full':
      return 'The disk is full, so the backup was not opened. Nothing was changed. Free some space, then try again.'
    default:
      return faultSentence(fault)
  }
}
