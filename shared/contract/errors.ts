/** Why storage is out of reach for now, be it because of the proxy that the computer is set to use: it may work later, untouched. */
export const reachFaults = ['place_unreachable', 'place_unreachable_by_proxy', 'place_proxy_password', 'place_proxy_unsupported'] as const
export type ReachFault = (typeof reachFaults)[number]

/** Why storage of any kind does not do what sync asks of it. */
export const storageFaults = [
  ...reachFaults,
  'place_refused',
  'place_forbidden',
  'place_full',
  'place_unsuitable',
] as const

/** Any operation may meet these. */
const commonCodes = ['invalid_input', 'locked', 'disk_full', 'read_only', 'vault_damaged', 'unexpected'] as const

/**
 * Every expected outcome that is not success. A page turns each into a sentence that says what happened,
 * what is safe and what to do; the compiler checks that none is forgotten.
 */
const errorCodes = [
  ...commonCodes,
  // Vault
  'wrong_passphrase',
  'wait_before_retry',
  'already_open',
  'no_such_vault',
  'key_file_missing',
  'key_file_damaged',
  'newer_version',
  'folder_not_writable',
  'passphrase_too_short',
  'passphrase_too_long',
  'passphrase_too_common',
  'recovery_group_mistyped',
  'recovery_code_wrong_length',
  'recovery_code_gone',
  'wrong_recovery_code',
  'backup_damaged',
  'no_such_backup',
  // Caseload
  'not_found',
  'already_signed',
  'not_signed',
  'empty_note',
  'attendance_missing',
  'reason_missing',
  'not_allowed_in_this_state',
  'different_nhs_numbers',
  'changed_since',
  'nothing_to_undo',
  // Files
  'not_understood',
  'not_a_referral',
  'file_too_large',
  'file_grant_spent',
  'folder_refused',
  'no_one_in_period',
  // Sync and team
  ...storageFaults,
  'place_not_empty',
  'own_folder',
  'other_team',
  'no_team_here',
  'rolled_back',
  'already_in_team',
  'caseload_not_empty',
  'not_allowed',
  'code_group_mistyped',
  'code_wrong_length',
  'invitation_over',
  'two_answered',
  'answer_gone',
  'sheet_group_mistyped',
  'sheet_wrong_length',
  'sheet_gone',
  'wrong_sheet',
] as const

export type ErrorCode = (typeof errorCodes)[number]

type CommonCode = (typeof commonCodes)[number]

/**
 * An expected outcome that is not success.
 * `fields` names the inputs it concerns (dotted paths), `seconds` how long to wait before the next try,
 * `group` the part of a recovery code, invitation code or team sheet that was mistyped, counted from 1.
 */
export interface Fault<Code extends ErrorCode = ErrorCode> {
  readonly code: Code | CommonCode
  readonly fields?: readonly string[] | undefined
  readonly seconds?: number | undefined
  readonly tries?: number | undefined
  readonly group?: number | undefined
}
