import { formatDateLong } from '../../../shared/rules/time/dates.ts'
import { dayInEngland } from '../../../shared/rules/time/english-time.ts'
import { codeGroups } from '../../../shared/rules/secrets/grouped-code.ts'

/** The recovery code as a plain text file, to be printed or kept away from the computer. `now` in milliseconds. */
export function recoverySheet(code: string, label: string, now: number): string {
  const groups = codeGroups(code).map((group, index) => `  ${index + 1}   ${group}`)
  return [
    'Haversack recovery sheet',
    '',
    `Caseload: ${label}`,
    `Made on: ${formatDateLong(dayInEngland(now))}`,
    '',
    'Recovery code:',
    ...groups,
    '',
    'If you forget your passphrase, choose "I have forgotten it" on the unlock page and enter this code.',
    'Anyone who has it can open the caseload. Keep it on paper or on a USB stick, away from this computer.',
    'It replaces every earlier recovery sheet of this caseload.',
    '',
  ].join('\n')
}
