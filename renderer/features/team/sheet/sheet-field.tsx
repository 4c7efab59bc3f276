import type { Fault } from '../../../../shared/contract/errors.ts'
import { teamSheetGroupCount } from '../../../../shared/rules/secrets/team-sheet.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import type { FormError } from '../../../ui/forms/error-summary.tsx'
import { TypedCodeField } from '../../vault/recovery-code/typed-code-field.tsx'

export interface SheetFieldProps {
  /** What only the sheet can do. */
  readonly does: keyof typeof deeds
  readonly error: string | undefined
  readonly value: string
  readonly onType: (text: string) => void
}

const deeds = {
  appoints: 'Only the sheet appoints an administrator',
  removes: 'Only the sheet removes an administrator',
  opens: 'Only the sheet opens what no computer of the team can',
} as const

/** The team sheet, typed from paper where nothing else will do. */
export function SheetField({ does, ...field }: SheetFieldProps) {
  return (
    <TypedCodeField
      id="sheet"
      label="Team sheet"
      hint={`${deeds[does]}: ${teamSheetGroupCount} groups of 5 letters and numbers. This computer forgets it again at once.`}
      groupCount={teamSheetGroupCount}
      {...field}
    />
  )
}

/** What is wrong with a sheet before anybody has looked at it: nothing but that it is missing. */
export function sheetMissing(sheet: string, does: SheetFieldProps['does']): readonly FormError[] {
  return sheet.trim() === '' ? [{ field: 'sheet', words: `Type all groups from the team sheet. ${deeds[does]}.` }] : []
}

/** An outcome, explained beside the field of the sheet where it is about it. */
export function sheetError(fault: Fault): FormError {
  return { field: isAboutSheet(fault) ? 'sheet' : null, words: faultSentence(fault) }
}

/** Whether an outcome is explained beside the field of the team sheet. */
export function isAboutSheet({ code }: Fault): boolean {
  return code === 'sheet_group_mistyped' || code === 'sheet_wrong_length' || code === 'wrong_sheet'
}
