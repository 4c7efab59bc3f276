import type { Erasures } from './erasures.ts'
import type { Roster } from './roster.ts'

/** How far the changes here have been judged since the program was started. */
export interface Judged {
  /** The roster by which all chains were judged last; undefined: by none yet. */
  by: Roster | null | undefined
  /** The erasings by which lines were emptied last; undefined: none yet. */
  erased: Erasures | undefined
  /**
   * The last look for lines that are empty though no erasing that counts names them: by which roster and when it was, and in
   * which objects they are empty and nowhere else to be had. Undefined: the look is due.
   */
  filled: { readonly by: Roster | null; readonly at: number; readonly lacking: readonly EmptiedObject[] } | undefined
}

/** An object in which lines are empty, and whose lines they are. */
export interface EmptiedObject {
  readonly name: string
  readonly author: string
}
