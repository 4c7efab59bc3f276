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

/*
 * A team sheet that was shown opens nothing until its team has begun: where its page was left or locked before that, the
 * paper must not lie in a safe as if it did. Only that it was shown is kept.
 */

/** `at`: milliseconds since 1970. */
export const keepSheetShown = (local: LocalSettings, at: number): void => local.set('sheetShownAt', at)

/** When the sheet was shown with which no team has begun, milliseconds since 1970; null: there is none. */
export const sheetShownAt = (local: LocalSettings): number | null => (local.get('sheetShownAt') as number | undefined) ?? null

export const forgetSheetShown = (local: LocalSettings): void => local.remove('sheetShownAt')
