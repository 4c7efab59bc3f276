/** The names under which the preload script and the shell talk. */
export const channels = {
  requestCore: 'request-core',
  chooseSaveFile: 'choose-save-file',
  chooseBackupFile: 'choose-backup-file',
  chooseFolder: 'choose-folder',
  printPage: 'print-page',
  savePageAsPdf: 'save-page-as-pdf',
  copyForAMinute: 'copy-for-a-minute',
  locked: 'locked',
  corePort: 'core-port',
  command: 'command',
  lockRequest: 'lock-request',
} as const

/** How the window tells its preload script the version of the application. */
export const versionArgument = '--haversack-version='
