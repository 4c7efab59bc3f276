import type { LocalSettings } from '../../database/local-settings.ts'
import { fromText, toText } from '../../common/bytes.ts'

/*
 * A team's vault.json lies in the storage before the team is in this database. Where the program ended in between, there
 * is a file of a team that nobody is in, and that this computer must not take for somebody else's.
 */

/** Call it before the file is put. */
export const keepBeginning = (local: LocalSettings, vaultFile: Uint8Array): void => local.set('beginning', toText(vaultFile))

/** Call it when the team is in the database. */
export const forgetBeginning = (local: LocalSettings): void => local.remove('beginning')

/** Whether a vault.json is what this computer was putting when it was broken off, as far as it came. */
export const isOwnBeginning = (local: LocalSettings, vaultFile: Uint8Array): boolean => {
  const kept = local.get('beginning')
  return typeof kept === 'string' && fromText(kept).subarray(0, vaultFile.length).equals(vaultFile)
}
