import type { ErrorCode } from '../../../shared/contract/errors.ts'

/** Whether an outcome is explained beside the field of the team sheet. */
export function isAboutSheet(code: ErrorCode): boolean {
  return code === 'sheet_group_mistyped' || code === 'sheet_wrong_length' || code === 'wrong_sheet'
}
