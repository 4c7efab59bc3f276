import { parseTeamSheet, type TeamSheetProblem } from '../../../../shared/rules/secrets/team-sheet.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import { hash } from '../../common/bytes.ts'
import { rootKeysFromSeed, seedBytes, vaultIdOf, type RootKeys } from '../format/vault-id.ts'
import { sodium } from '../../common/sodium.ts'

/** The root keys of a team sheet, by its code as `makeTeamSheet` gives it; the seed is wiped. */
export const rootKeysOfSheet = (code: string): RootKeys => {
  const seed = hash('haversack/team-seed/1', code).subarray(0, seedBytes)
  try {
    return rootKeysFromSeed(seed)
  } finally {
    sodium.memzero(seed)
  }
}

/**
 * Has a typed team sheet do something as the team's root, and forgets the root's secrets again. `wrong_sheet`: it is
 * not the sheet of that vault.
 */
export const withSheet = <T>(text: string, vaultId: string, work: (root: RootKeys) => T): Result<T, TeamSheetProblem | 'wrong_sheet'> => {
  const code = parseTeamSheet(text)
  if (!code.ok) return code
  const root = rootKeysOfSheet(code.value)
  try {
    return vaultIdOf(root.sign.public, root.box.public) === vaultId ? ok(work(root)) : err('wrong_sheet')
  } finally {
    forgetRoot(root)
  }
}

/** Overwrites the secrets of root keys. */
export const forgetRoot = ({ sign, box }: RootKeys): void => {
  sodium.memzero(sign.secret)
  sodium.memzero(box.secret)
}
