import { parsePracticeCode } from '../../../../shared/rules/ods-code.ts'
import type { FormError } from '../../../ui/forms/error-summary.tsx'

/** Where the first run stands; 'ready' is its end. */
export type FirstRunStep = 'you' | 'passphrase' | 'code' | 'code-typed' | 'ready'

/** What the first run asks about the user. */
export interface You {
  readonly name: string
  readonly role: string
  readonly practiceCode: string
  readonly hasNoPractice: boolean
}

/** 'Step 3 of 4': showing the code and typing it back are one step. */
export function stepWords(step: FirstRunStep): string {
  const number = { you: 1, passphrase: 2, code: 3, 'code-typed': 3, ready: 4 }[step]
  return `Step ${number} of 4`
}

/** What to mend in the first step; a missing name comes before a missing role. */
export function youErrors({ name, role, practiceCode, hasNoPractice }: You): readonly FormError[] {
  const isCodeWrong = !hasNoPractice && !parsePracticeCode(practiceCode).ok
  return [
    ...(name.trim() === '' ? [{ field: 'name', words: 'Type your name. It stands under the notes you sign.' }] : []),
    ...(role.trim() === '' ? [{ field: 'role', words: 'Type your role, such as Link worker.' }] : []),
    ...(isCodeWrong ? [{ field: 'practiceCode', words: practiceCode.trim() === '' ? noPracticeCodeSentence : practiceCodeSentence }] : []),
  ]
}

const noPracticeCodeSentence = 'Enter a practice code, such as Y01234, or tick No practice yet.'
export const practiceCodeSentence = 'Enter a practice code: a letter and 5 numbers, such as Y01234.'

/** What an attacker who knows the user would try first. */
export function ownWordsOf({ name, role, practiceCode }: Pick<You, 'name' | 'role' | 'practiceCode'>): readonly string[] {
  return [name, role, practiceCode].map((word) => word.trim()).filter((word) => word !== '')
}
