import type { BackupProblem } from '../../../shared/contract/backups.ts'

/** Why the last automatic backup was not made: what happened, what is safe, what comes next. */
export function problemWords(code: BackupProblem['code']): string {
  switch (code) {
    case 'backup_damaged':
      return 'The backup could not be checked, so it was not kept. Your caseload is fine. Next try in 1 hour.'
    case 'vault_damaged':
      return 'The caseload file is damaged. Earlier backups are safe. Lock, then open the newest good backup.'
    case 'disk_full':
      return 'The disk is full, so no backup was made. Your caseload is fine. Free some space. Next try in 1 hour.'
    case 'folder_not_writable':
      return 'Haversack may not write in the folder of its backups. Your caseload is fine. Ask IT to allow it. Next try in 1 hour.'
    case 'unexpected':
      return 'No backup was made, and Haversack does not know why. Your caseload is fine. Next try in 1 hour.'
  }
}
