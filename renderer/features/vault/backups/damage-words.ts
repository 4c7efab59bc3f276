import type { ErrorCode } from '../../../../shared/contract/errors.ts'

/** What keeps a caseload from being opened, each with a page of its own. */
export const damages = [
  'vault_damaged',
  'key_file_missing',
  'key_file_damaged',
  'newer_version',
  'disk_full',
  'folder_not_writable',
  'backup_damaged',
  'no_such_vault',
] as const satisfies readonly ErrorCode[]
export type Damage = (typeof damages)[number]

/** Whether a fault has a page of its own rather than words beside a field. */
export function isDamage(code: string): code is Damage {
  return (damages as readonly string[]).includes(code)
}

/** Where the page about it is. */
export function damageAddress(id: string, damage: Damage): string {
  return `/damage/${id}/${damage}`
}

export interface Versions {
  /** The version that opened the caseload last, null where it is not known. */
  readonly lastVersion: string | null
}

/** What happened, as the heading of its page. `ownVersion`: of this Haversack, where it can be said. */
export function headingOf(damage: Damage, { lastVersion }: Versions, ownVersion: string | null = null): string {
  switch (damage) {
    case 'vault_damaged':
      return 'This caseload file is damaged and cannot be opened safely.'
    case 'key_file_missing':
      return 'The key file is missing. The caseload is here but cannot be opened without it.'
    case 'key_file_damaged':
      return 'The key file is damaged. The caseload is here but cannot be opened without it.'
    case 'newer_version':
      return newerWords(lastVersion, ownVersion)
    case 'disk_full':
      return 'The disk is full. Everything that was saved is still there.'
    case 'folder_not_writable':
      return 'Haversack may not write in this folder. Ask IT to allow it, or move the caseload.'
    case 'backup_damaged':
      return 'Haversack could not make a backup before updating this caseload, so it was not opened.'
    case 'no_such_vault':
      return 'This caseload is no longer on this computer.'
  }
}

/** What to do about it. */
export function adviceOf(damage: Damage): string {
  switch (damage) {
    case 'vault_damaged':
      return 'Open the newest good backup. It becomes a caseload of its own beside this one.'
    case 'key_file_missing':
    case 'key_file_damaged':
      return 'Each backup has a key file of its own. Open the newest good backup, with the passphrase it had.'
    case 'newer_version':
      return 'Update Haversack on this computer, or ask IT to. Nothing in the caseload is lost.'
    case 'disk_full':
      return 'Free some space: empty the bin, or move large files away. Then try again.'
    case 'folder_not_writable':
      return 'Haversack must write in the folder of a caseload to keep what you type. Once IT has allowed it, try again.'
    case 'backup_damaged':
      return 'An update is only made when a whole backup is there. Check that the disk has space, then try again.'
    case 'no_such_vault':
      return 'Its folder was moved or removed while Haversack was open. Choose another caseload, or open a backup.'
  }
}

/** Whether a backup is the way on. */
export function needsBackup(damage: Damage): boolean {
  return damage === 'vault_damaged' || damage === 'key_file_missing' || damage === 'key_file_damaged' || damage === 'no_such_vault'
}

function newerWords(lastVersion: string | null, ownVersion: string | null): string {
  // What was noted may be older than what the file says: then the number would mislead.
  const last = lastVersion === null || lastVersion === ownVersion ? 'a newer Haversack' : `Haversack ${lastVersion}`
  const own = ownVersion === null ? '' : `; this is ${ownVersion}`
  return `This caseload was last opened with ${last}${own}. Update to open it.`
}
